import { Said } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Shard,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { classifyError, isOfKey } from './classifyError';
import { errorFacts, ErrorFacts } from './errorFacts';
import { sayProblem } from './problemMessages';

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
  return new SourceError(code, told(code, facts, question), {
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

function told(
  code: SourceError['code'],
  facts: ErrorFacts,
  { action, shard }: Question,
): Said {
  const { account, region } = shard;
  const why = facts.unreadable
    ? sayProblem('problem.unreadable', { status: `${facts.status ?? '?'}` })
    : facts.message;
  if (code === 'credentials') {
    return facts.noIntegration
      ? sayProblem('problem.no-credentials', { account })
      : sayProblem('problem.credentials', { account, why });
  }
  return sayProblem('problem.asked', { action, account, region, why }, code);
}
