import {
  Asked,
  ask,
  answerOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../../aws/access';
import { askQueue, QueueNow } from '../askQueue';

/** How much queues hold, by their ARN. */
export type Depths = { [queue: string]: number };

/** What the queues held before anything was moved. */
export type Before = {
  /** The queue that it is moved out of, and others to which what fails again goes. */
  deadLetters: Depths;
  destinations: Depths;
};

/** Asks what the queues hold before anything is moved. */
export async function askBefore(
  access: AwsAccess,
  queue: QueueNow,
  destinations: readonly { arn: string; queue: Asked<QueueNow> }[],
): Promise<Before> {
  const asked = destinations.flatMap(each => answerOf(each.queue) ?? []);
  const known = [queue.arn, ...destinations.map(({ arn }) => arn)];
  return {
    deadLetters: {
      ...(await askElsewhere(access, asked, known)),
      [queue.arn]: queue.total,
    },
    destinations: depthsOf(asked),
  };
}

/** How much the dead-letter queues of queues hold, beside those known. What may not be asked is not watched. */
export async function askElsewhere(
  access: AwsAccess,
  queues: readonly Pick<QueueNow, 'configuration'>[],
  known: readonly string[],
): Promise<Depths> {
  const arns = queues.flatMap(
    ({ configuration }) => configuration.deadLetterQueueArn ?? [],
  );
  const asked = await Promise.all(
    [...new Set(arns)]
      .filter(arn => !known.includes(arn))
      .map(arn => ask(() => askQueue(access, arn))),
  );
  return depthsOf(asked.flatMap(each => answerOf(each) ?? []));
}

/** How much queues hold now. */
export async function askDepths(
  access: AwsAccess,
  arns: readonly string[],
): Promise<Depths> {
  return depthsOf(await Promise.all(arns.map(arn => askQueue(access, arn))));
}

function depthsOf(queues: readonly QueueNow[]): Depths {
  return Object.fromEntries(queues.map(({ arn, total }) => [arn, total]));
}
