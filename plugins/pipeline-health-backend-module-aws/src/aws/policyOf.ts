import { PolicyStatement } from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsStageKind } from './AwsStageKind';

/** What reading metrics, alarms and tags needs, whatever the stages are. */
const ALWAYS = [
  'cloudwatch:DescribeAlarms',
  'cloudwatch:GetAlarmMuteRule',
  'cloudwatch:GetMetricData',
  'cloudwatch:ListAlarmMuteRules',
  'cloudwatch:ListMetrics',
  'sns:ListSubscriptionsByTopic',
  'tag:GetResources',
];

/**
 * The least privilege that reading these stages needs: one statement a kind for
 * what can be restricted to resources, and one for what cannot.
 */
export function policyOf(
  kinds: readonly AwsStageKind[],
  stages: readonly StageRef[],
): PolicyStatement[] {
  const used = kinds.flatMap(({ kind, permissions }) => {
    const own = stages.filter(stage => stage.kind === kind);
    return own.length ? [{ kind, permissions, own }] : [];
  });
  if (used.length === 0) {
    return [];
  }
  const searches = kinds.flatMap(({ neighbours }) =>
    neighbours && used.some(({ kind }) => neighbours.of.includes(kind))
      ? neighbours.everywhere
      : [],
  );
  const everywhere = [
    ...searches,
    ...used.flatMap(({ permissions }) => permissions.everywhere ?? []),
  ];
  const restricted = used.filter(
    ({ permissions }) => permissions.stage.length > 0,
  );
  return [
    {
      Sid: 'ReadMetricsAndTags',
      Effect: 'Allow',
      Action: sorted([...ALWAYS, ...everywhere]),
      Resource: '*',
    },
    ...restricted.map(({ kind, permissions, own }): PolicyStatement => {
      const resources = own.flatMap(
        stage => permissions.resources?.(stage) ?? [stage.arn],
      );
      return {
        Sid: `Read${pascalCase(kind)}`,
        Effect: 'Allow',
        Action: sorted(permissions.stage),
        Resource: sorted(resources),
      };
    }),
  ];
}

/** An IAM action that reading takes, and the kinds that it is for; none for what all take. */
export interface ReadingAction {
  action: string;
  kinds: string[];
}

/** What reading takes, whatever is declared, and finding what is not, by action. */
export function actionsByKind(kinds: readonly AwsStageKind[]): ReadingAction[] {
  const byAction = new Map<string, Set<string>>(
    ALWAYS.map(action => [action, new Set()]),
  );
  for (const { kind, permissions, neighbours, tagging } of kinds) {
    const own = [
      ...permissions.stage,
      ...(permissions.everywhere ?? []),
      ...(tagging.all ? [tagging.all.action] : []),
    ];
    const needs: [action: string, kinds: string[]][] = [
      ...own.map((action): [string, string[]] => [action, [kind]]),
      ...(neighbours?.everywhere ?? []).map((action): [string, string[]] => [
        action,
        neighbours?.of ?? [],
      ]),
    ];
    for (const [action, of] of needs) {
      const known = byAction.get(action) ?? new Set();
      of.forEach(each => known.add(each));
      byAction.set(action, known);
    }
  }
  return sorted([...byAction.keys()]).map(action => ({
    action,
    kinds: ALWAYS.includes(action) ? [] : [...(byAction.get(action) ?? [])],
  }));
}

/** The IAM actions that reading takes, whatever is declared, and finding what is not. */
export function readingActions(kinds: readonly AwsStageKind[]): string[] {
  return actionsByKind(kinds).map(({ action }) => action);
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** A Sid holds letters and digits only. */
function pascalCase(kind: string): string {
  return kind
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
