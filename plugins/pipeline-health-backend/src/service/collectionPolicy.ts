import {
  CollectionStatus,
  PolicyStatement,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  PipelineSource,
  StageAction,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';

/**
 * The least privilege that reading these stages needs, over all sources, and
 * what the actions need that are switched on.
 */
export function collectionPolicy(
  sources: readonly PipelineSource[],
  stages: readonly StageRef[],
  enabledActions: readonly string[] = [],
): CollectionStatus['policy'] {
  const statements = sources.flatMap((source): PolicyStatement[] => {
    const kinds = new Set(source.kinds.map(kind => kind.kind));
    const own = stages.filter(stage => kinds.has(stage.kind));
    const actions = (source.actions ?? []).filter(({ id }) =>
      enabledActions.includes(id),
    );
    return [
      ...source.policy(own),
      ...actions.flatMap(action => statementOf(action, own)),
    ];
  });
  return { Version: '2012-10-17', Statement: statements };
}

function statementOf(
  { id, stageKinds, iamActions }: StageAction,
  stages: readonly StageRef[],
): PolicyStatement[] {
  const arns = stages
    .filter(({ kind }) => stageKinds.includes(kind))
    .map(({ arn }) => arn);
  return arns.length && iamActions.length
    ? [
        {
          // A Sid holds letters and digits only.
          Sid: ['act', id, ...stageKinds]
            .flatMap(part => part.split('-'))
            .map(word => word.charAt(0).toUpperCase() + word.slice(1))
            .join(''),
          Effect: 'Allow',
          Action: [...iamActions].sort(),
          Resource: [...arns].sort(),
        },
      ]
    : [];
}
