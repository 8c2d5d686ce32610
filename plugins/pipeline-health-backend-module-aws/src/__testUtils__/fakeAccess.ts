import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Pluggable } from '@smithy/types';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { JsonObject } from '@backstage/types';
import { AwsAccess } from '../aws/access';
import { TtlCache } from '../aws/clients';

/** Answers by operation, such as `GetCrawler`; an answer may throw. */
export type FakeAnswers = {
  [operation: string]: (input: object) => object | Promise<object>;
};

/**
 * Access for tests of a kind's `describe`: real clients whose calls never leave
 * the process. An operation without an answer fails the test.
 */
export function fakeAccess(
  answers: FakeAnswers,
  options: {
    shard?: Shard;
    now?: number | (() => number);
    settings?: JsonObject;
  } = {},
): AwsAccess {
  const shard = options.shard ?? {
    account: '123456789012',
    region: 'eu-central-1',
  };
  const { now: time = 0 } = options;
  const now = typeof time === 'function' ? time : () => time;
  const facts = new TtlCache(now);
  const client: AwsAccess['client'] = ClientClass => {
    const made = new ClientClass({
      region: shard.region,
      credentials: async () => ({
        accessKeyId: 'AKIA',
        secretAccessKey: 'secret',
      }),
      requestHandler: new NodeHttpHandler(),
      retryMode: 'standard',
      maxAttempts: 1,
      cacheMiddleware: true,
      useQueueUrlAsEndpoint: false,
      forcePathStyle: true,
    });
    made.middlewareStack.use(answerWith(answers) as never);
    return made;
  };
  return {
    shard,
    settings: options.settings ?? {},
    client,
    clientThatTriesOnce: client,
    alarms: async () => [],
    remember: (key, seconds, ask) => facts.remember(key, seconds, ask),
    now,
  };
}

function answerWith(answers: FakeAnswers): Pluggable<object, object> {
  return {
    applyToStack: stack =>
      stack.add(
        (_next, context) => async args => {
          const operation = `${context.commandName}`.replace(/Command$/, '');
          const answer = answers[operation];
          if (!answer) {
            throw new Error(`The test has no answer to ${operation}`);
          }
          return { output: await answer(args.input), response: {} };
        },
        { step: 'initialize', priority: 'high' },
      ),
  };
}
