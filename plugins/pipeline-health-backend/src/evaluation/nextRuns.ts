import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { guard } from './judgeStage';

/** A stage with when its next runs are due, where its kind knows that. */
export function withNextRuns(
  stage: Stage,
  kind: StageKind | undefined,
  now: number,
): Stage {
  const { inventory } = stage;
  const isDescribed = Object.keys(inventory).length > 0;
  const due = guard(() =>
    isDescribed
      ? kind
          ?.nextRuns?.({ inventory, now })
          .map(at => new Date(at).toISOString())
      : undefined,
  );
  return due.ok && due.value?.length
    ? { ...stage, nextRuns: due.value }
    : stage;
}
