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
  const Statement: PolicyStatement[] = [];
  for (const statement of policy.Statement) {
    const Action = statement.Action.filter(
      action =>
        actions.includes(action) &&
        !Statement.some(kept => allows(kept, action, statement)),
    );
    if (Action.length) {
      Statement.push({ ...statement, Action });
    }
  }
  const known = new Set(Statement.flatMap(({ Action }) => Action));
  const unknown = actions.filter(action => !known.has(action));
  if (unknown.length) {
    const Sid = 'AskedBeside';
    Statement.push({ Sid, Effect: 'Allow', Action: unknown, Resource: '*' });
  }
  return { account, actions, policy: { ...policy, Statement } };
}

/** Whether a statement allows an action on all that another one is about. */
function allows(
  { Action, Resource }: PolicyStatement,
  action: string,
  other: PolicyStatement,
): boolean {
  const resources = [Resource].flat();
  return (
    Action.includes(action) &&
    (resources.includes('*') ||
      [other.Resource].flat().every(it => resources.includes(it)))
  );
}
