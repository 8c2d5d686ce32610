import {
  CollectionRefusal,
  Policy,
  PolicyStatement,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * Of the policy that reading an account needs, what allows the actions that it
 * refuses. What the policy does not know, such as the key of a queue, is about
 * a resource that nobody named.
 */
export function refusalOf(
  account: string,
  refused: readonly string[],
  policy: Policy,
): CollectionRefusal {
  const actions = [...new Set(refused)].sort();
  const Statement = policy.Statement.flatMap((statement): PolicyStatement[] => {
    const Action = statement.Action.filter(it => actions.includes(it));
    return Action.length ? [{ ...statement, Action }] : [];
  });
  const known = new Set(Statement.flatMap(({ Action }) => Action));
  const unknown = actions.filter(action => !known.has(action));
  if (unknown.length) {
    const Sid = 'AskedBeside';
    Statement.push({ Sid, Effect: 'Allow', Action: unknown, Resource: '*' });
  }
  return { account, actions, policy: { ...policy, Statement } };
}
