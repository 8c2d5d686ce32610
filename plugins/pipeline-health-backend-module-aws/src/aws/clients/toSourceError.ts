import {
  Shard,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { classifyError, isOfKey } from './classifyError';
import { errorFacts, ErrorFacts } from './errorFacts';

/**
 * What was asked, of whom.
 */
export interface Question {
  /** `sqs:GetQueueAttributes` */
  action: string;
  shard: Shard;
}

/**
 * Says in our words why a question to AWS was not answered.
 */
export function toSourceError(error: unknown, question: Question): SourceError {
  if (error instanceof SourceError) {
    return error;
  }
  const facts = errorFacts(error);
  const code = classifyError(facts);
  // The sentence holds what the cause says; as a cause it would be said twice.
  return new SourceError(code, sentence(code, facts, question), {
    missingPermission: missingPermission(code, facts, question),
    service: question.action.split(':')[0],
  });
}

/** SQS writes the action in lower case. What is missing for a key is another action than the one asked. */
function missingPermission(
  code: SourceError['code'],
  facts: ErrorFacts,
  { action }: Question,
): string | undefined {
  const { deniedAction } = facts;
  const isAsked = deniedAction?.toLowerCase() === action.toLowerCase();
  if (deniedAction && !isAsked) {
    return deniedAction;
  }
  return code === 'access-denied' && !isOfKey(facts) ? action : undefined;
}

function sentence(
  code: SourceError['code'],
  facts: ErrorFacts,
  { action, shard }: Question,
): string {
  const where = `account ${shard.account}, region ${shard.region}`;
  const why = facts.unreadable
    ? `the answer was not in the format of AWS (HTTP ${facts.status ?? '?'})`
    : facts.message;
  switch (code) {
    case 'access-denied':
      return `Not allowed to ask ${action} (${where}): ${why}`;
    case 'not-found':
      return `Asked ${action} (${where}), and there is no such resource: ${why}`;
    case 'throttled':
      return `AWS throttled ${action} (${where}): ${why}`;
    case 'credentials':
      return facts.noIntegration
        ? `There are no credentials for account ${shard.account}; add it to aws.accounts or set aws.accountDefaults.roleName in app-config`
        : `The credentials for account ${shard.account} do not work; check aws.accounts in app-config: ${why}`;
    case 'unreachable':
      return `Could not reach AWS for ${action} (${where}): ${why}`;
    default:
      return `${action} failed (${where}): ${why}`;
  }
}
