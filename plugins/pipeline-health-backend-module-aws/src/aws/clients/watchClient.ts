import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Pluggable } from '@smithy/types';
import { AwsClient } from './AwsClient';
import { AnswerLog } from './AnswerLog';
import { classifyError } from './classifyError';
import { ErrorFacts, errorFacts } from './errorFacts';
import { iamAction, iamPrefix } from './iamPrefix';
import { ServerClock } from './ServerClock';
import { toSourceError } from './toSourceError';
import { UsageMeter } from './UsageMeter';

/**
 * Makes a client count every real attempt, retries included, look at AWS's
 * clock, and throw nothing but `SourceError`s. The first middleware wraps everything, credentials too;
 * the last one runs once for each attempt, because retrying happens outside it.
 */
export function watchClient(
  client: AwsClient,
  shard: Shard,
  {
    usage,
    clock,
    answers,
  }: { usage: UsageMeter; clock: ServerClock; answers?: AnswerLog },
): void {
  const { serviceId } = client.config;
  const plugin: Pluggable<object, object> = {
    applyToStack: stack => {
      // It copies every answer for a log that nobody keeps.
      stack.remove('loggerMiddleware');
      stack.add(
        (next, context) => async args => {
          const action = iamAction(serviceId, context.commandName ?? '?');
          try {
            const result = await next(args);
            answers?.answered(action);
            return result;
          } catch (error) {
            const explained = toSourceError(error, { action, shard });
            answers?.failed(action, explained);
            throw explained;
          }
        },
        { step: 'initialize', priority: 'high', name: 'explainErrors' },
      );
      stack.add(
        (next, context) => async args => {
          const request = {
            service: iamPrefix(serviceId),
            operation: `${context.commandName}`.replace(/Command$/, ''),
            input: args.input,
          };
          usage.countCall(request);
          try {
            const result = await next(args);
            clock.read(result.response);
            usage.countCarriedOut(request);
            return result;
          } catch (error) {
            const facts = errorFacts(error);
            clock.read(responseOf(error));
            usage.countFailure(request, classifyError(facts));
            if (mayBeCarriedOut(facts)) {
              usage.countCarriedOut(request);
            }
            throw error;
          }
        },
        { step: 'finalizeRequest', priority: 'low', name: 'countAttempts' },
      );
    },
  };
  // It looks at no message, so it fits the stack of every service.
  client.middlewareStack.use(plugin as never);
}

/** No connection came about. */
const NOT_SENT =
  /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/**
 * Whether a request that failed may have been carried out: its answer was lost,
 * or was not whole. What is billed of it is not known; to count nothing would be
 * to spend more than is counted.
 */
function mayBeCarriedOut({ names, status = 0, ...facts }: ErrorFacts): boolean {
  if (status !== 0) {
    return status < 300;
  }
  const isSent =
    !names.some(name => NOT_SENT.test(name)) &&
    !/did not establish a connection/.test(facts.message);
  return isSent && classifyError({ names, ...facts }) === 'unreachable';
}

/** The HTTP response that an error of the SDK was made of. */
function responseOf(error: unknown): unknown {
  return error instanceof Error && '$response' in error
    ? error.$response
    : undefined;
}
