import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Pluggable } from '@smithy/types';
import { AwsClient } from './AwsClient';
import { classifyError } from './classifyError';
import { errorFacts } from './errorFacts';
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
  { usage, clock }: { usage: UsageMeter; clock: ServerClock },
): void {
  const { serviceId } = client.config;
  const plugin: Pluggable<object, object> = {
    applyToStack: stack => {
      // It copies every answer for a log that nobody keeps.
      stack.remove('loggerMiddleware');
      stack.add(
        (next, context) => async args => {
          try {
            return await next(args);
          } catch (error) {
            const action = iamAction(serviceId, context.commandName ?? '?');
            throw toSourceError(error, { action, shard });
          }
        },
        { step: 'initialize', priority: 'high', name: 'explainErrors' },
      );
      stack.add(
        next => async args => {
          const service = iamPrefix(serviceId);
          usage.countCall(service);
          try {
            const result = await next(args);
            clock.read(result.response);
            return result;
          } catch (error) {
            clock.read(responseOf(error));
            usage.countFailure(service, classifyError(errorFacts(error)));
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

/** The HTTP response that an error of the SDK was made of. */
function responseOf(error: unknown): unknown {
  return error instanceof Error && '$response' in error
    ? error.$response
    : undefined;
}
