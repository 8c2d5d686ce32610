import {
  CollectionStatus,
  parseArn,
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
      ...actions.flatMap(action => statementsOf(action, own)),
    ];
  });
  return { Version: '2012-10-17', Statement: statements };
}

function statementsOf(
  { id, stageKinds, iamActions }: StageAction,
  stages: readonly StageRef[],
): PolicyStatement[] {
  const arns = stages
    .filter(({ kind }) => stageKinds.includes(kind))
    .map(({ arn }) => arn);
  if (arns.length === 0) {
    return [];
  }
  const services = new Set(arns.map(arn => parseArn(arn).service));
  const isOwn = (action: string) => services.has(action.split(':')[0]);
  // A Sid holds letters and digits only.
  const sid = ['act', id, ...stageKinds]
    .flatMap(part => part.split('-'))
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const statements = [
    { Sid: sid, Action: iamActions.filter(isOwn), Resource: arns },
    {
      // What another service has beside the stage, such as its alarm, has an ARN of its own.
      Sid: `${sid}Beside`,
      Action: iamActions.filter(action => !isOwn(action)),
      Resource: ['*'],
    },
  ];
  return statements
    .filter(({ Action }) => Action.length > 0)
    .map(({ Sid, Action, Resource }) => ({
      Sid,
      Effect: 'Allow',
      Action: [...Action].sort(),
      Resource: [...Resource].sort(),
    }));
}
