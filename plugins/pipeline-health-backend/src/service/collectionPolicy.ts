import {
  CollectionStatus,
  PolicyStatement,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  PipelineSource,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';

/** The least privilege that reading these stages needs, over all sources. */
export function collectionPolicy(
  sources: readonly PipelineSource[],
  stages: readonly StageRef[],
): CollectionStatus['policy'] {
  const statements = sources.flatMap((source): PolicyStatement[] => {
    const kinds = new Set(source.kinds.map(kind => kind.kind));
    return source.policy(stages.filter(stage => kinds.has(stage.kind)));
  });
  return { Version: '2012-10-17', Statement: statements };
}
