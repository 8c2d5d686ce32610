import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../quantities';
import { Lines, severityOf } from '../severityOf';

/** By its share alone something short would be late by seconds. */
const SHORTEST_SECONDS = 600;

/** What a check says of something that runs since `startedAt` and usually takes `usualSeconds`. */
export function runningLong(
  { startedAt }: Pick<Run, 'startedAt'>,
  usualSeconds: number,
  threshold: Pick<ThresholdDefinition, 'breach'>,
  lines: Lines,
  now: number,
) {
  const onsetAt = Date.parse(startedAt);
  const elapsed = (now - onsetAt) / 1000;
  const severity = severityOf(
    elapsed / Math.max(usualSeconds, SHORTEST_SECONDS),
    threshold,
    lines,
  );
  return (
    severity && {
      severity,
      values: { running: seconds(elapsed), median: seconds(usualSeconds) },
      evidence: {
        runningSeconds: Math.round(elapsed),
        medianSeconds: usualSeconds,
        startedAt,
      },
      onsetAt,
    }
  );
}
