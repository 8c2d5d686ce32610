import {
  GetQueueAttributesCommand,
  paginateListDeadLetterSourceQueues,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import limiter from 'p-limit';
import { z } from 'zod';
import { askAside, AwsAccess, isRefusal } from '../../aws/access';
import { arnOfQueueUrl, queueUrl } from './queueUrl';
import { SqsQueueInventory } from './SqsQueueInventory';

/** Which queues use a dead-letter queue changes seldom. */
const SOURCES_SECONDS = 15 * 60;
const RETENTION_SECONDS = 60 * 60;

/** Of more sources nobody asks the retention. */
const MOST_ASKED = 100;
const CONCURRENCY = 4;

const retentionOf = z.object({ MessageRetentionPeriod: z.coerce.number() });

/** What the inventory of a queue says of the queues whose dead letters it takes. */
type Sources = Pick<
  SqsQueueInventory,
  | 'deadLetterSources'
  | 'deadLetterSourcesProblem'
  | 'longestSourceRetentionSeconds'
>;

/**
 * Asks now and then which queues send their dead letters to this one. A queue
 * that several share also gets those of pipelines that are not ours, so their
 * retention is asked too: it says how old a dead letter may be.
 */
export async function readSources(
  stage: StageRef,
  fifo: boolean,
  access: AwsAccess,
): Promise<Sources> {
  const { answer: arns, problem } = await askAside(() =>
    access.remember(`dead-letter-sources ${stage.arn}`, SOURCES_SECONDS, () =>
      listSources(stage, access),
    ),
  );
  if (problem) {
    return { deadLetterSourcesProblem: problem.message };
  }
  const shared = arns.length > 1 && arns.length <= MOST_ASKED;
  const { answer: longest } =
    shared && !fifo
      ? await askAside(() =>
          access.remember(
            `retention ${arns.join(' ')}`,
            RETENTION_SECONDS,
            () => longestRetention(arns, access),
          ),
        )
      : { answer: undefined };
  return {
    deadLetterSources: arns,
    ...(longest !== undefined && { longestSourceRetentionSeconds: longest }),
  };
}

async function listSources(
  stage: StageRef,
  access: AwsAccess,
): Promise<string[]> {
  const pages = paginateListDeadLetterSourceQueues(
    { client: access.client(SQSClient), pageSize: 1000 },
    { QueueUrl: queueUrl(parseArn(stage.arn)) },
  );
  const arns = new Set<string>();
  for await (const { queueUrls } of pages) {
    const known = arns.size;
    for (const source of queueUrls ?? []) {
      arns.add(arnOfQueueUrl(source, stage.arn));
    }
    // A page that repeats would go on for ever.
    if (arns.size === known) {
      break;
    }
  }
  return [...arns].sort();
}

/** In seconds; undefined when one of the queues does not tell. */
async function longestRetention(
  arns: readonly string[],
  access: AwsAccess,
): Promise<number | undefined> {
  const limit = limiter(CONCURRENCY);
  const retentions = await Promise.all(
    arns.map(arn => limit(() => askRetention(arn, access))),
  );
  return retentions.reduce(
    (longest, seconds) =>
      longest === undefined || seconds === undefined
        ? undefined
        : Math.max(longest, seconds),
    0,
  );
}

/** In seconds; 0 when the queue is gone, undefined when we may not know. */
async function askRetention(
  arn: string,
  access: AwsAccess,
): Promise<number | undefined> {
  try {
    const { Attributes } = await access.client(SQSClient).send(
      new GetQueueAttributesCommand({
        QueueUrl: queueUrl(parseArn(arn)),
        AttributeNames: ['MessageRetentionPeriod'],
      }),
    );
    return retentionOf.parse(Attributes).MessageRetentionPeriod;
  } catch (error) {
    const problem = SourceError.toProblem(error);
    if (!isRefusal(problem)) {
      throw error;
    }
    // A queue that is gone sends nothing any more.
    return problem.code === 'not-found' ? 0 : undefined;
  }
}
