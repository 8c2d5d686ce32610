import { SeriesThreshold } from '@pipeline-health/plugin-pipeline-health-common';
import {
  StageKind,
  Thresholds,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';

/** The lines of a metric's chart: those by which this very stage is judged. */
export function chartThreshold(
  kind: StageKind | undefined,
  metric: string,
  inventory: JsonObject,
  thresholds: Thresholds,
): SeriesThreshold | undefined {
  const own = ownLines(kind, inventory, thresholds);
  if (Object.hasOwn(own, metric)) {
    return own[metric];
  }
  const name = kind?.chartThresholds[metric];
  return kind && name
    ? { breach: kind.thresholds[name].breach, ...thresholds[name] }
    : undefined;
}

/** A kind that cannot make sense of a stored inventory costs the lines, not the chart. */
function ownLines(
  kind: StageKind | undefined,
  inventory: JsonObject,
  thresholds: Thresholds,
): { [metric: string]: SeriesThreshold | undefined } {
  try {
    return kind?.chartLines?.({ inventory, thresholds }) ?? {};
  } catch {
    return {};
  }
}
