import {
  GetQueueAttributesCommand,
  ListDeadLetterSourceQueuesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  ask,
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import limiter from 'p-limit';
import { z } from 'zod';
import { AwsAccess } from '../../aws/access';
import { askList, ListedItems, readPages } from '../../aws/paging';
import { arnOfQueueUrl, queueUrl } from './queueUrl';
import { SqsQueueInventory } from './SqsQueueInventory';

/** Which queues use a dead-letter queue changes seldom. */
const SOURCES_SECONDS = 15 * 60;
const RETENTION_SECONDS = 60 * 60;

const MAX_PAGES = 10;
const PAGE_SIZE = 1000;
/** Of more sources nobody asks the retention. */
const MOST_ASKED = 100;
const CONCURRENCY = 4;

const retentionOf = z.object({ MessageRetentionPeriod: z.coerce.number() });

/**
 * Asks now and then which queues send their dead letters to this one. A queue
 * that several share also gets those of pipelines that are not ours, so their
 * retention is asked too: it says how old a dead letter may be.
 */
export async function readSources(
  stage: StageRef,
  fifo: boolean,
  access: AwsAccess,
): Promise<
  Pick<SqsQueueInventory, 'deadLetterSources' | 'longestSourceRetentionSeconds'>
> {
  const deadLetterSources = await askList(() =>
    access.remember(`dead-letter-sources ${stage.arn}`, SOURCES_SECONDS, () =>
      listSources(stage.arn, access),
    ),
  );
  const arns = answerOf(deadLetterSources) ?? [];
  const isShared = arns.length > 1 && arns.length <= MOST_ASKED;
  return {
    deadLetterSources,
    ...(isShared &&
      !fifo && {
        longestSourceRetentionSeconds: await ask(() =>
          longestRetention(arns, access),
        ),
      }),
  };
}

/** The ARNs of the queues that name this one as their dead-letter queue, asked anew. */
export async function listSources(
  arn: string,
  access: AwsAccess,
): Promise<ListedItems<string>> {
  const { items, complete } = await readPages(MAX_PAGES, async token => {
    const { queueUrls, NextToken } = await access.client(SQSClient).send(
      new ListDeadLetterSourceQueuesCommand({
        QueueUrl: queueUrl(parseArn(arn)),
        MaxResults: PAGE_SIZE,
        NextToken: token,
      }),
    );
    return { items: queueUrls, nextToken: NextToken };
  });
  const arns = items.map(url => arnOfQueueUrl(url, arn));
  return { items: [...new Set(arns)].sort(), complete };
}

/** In seconds; throws when one of the queues cannot be asked. */
async function longestRetention(
  arns: readonly string[],
  access: AwsAccess,
): Promise<number> {
  const limit = limiter(CONCURRENCY);
  const retentions = await Promise.all(
    arns.map(arn =>
      limit(() =>
        access.remember(`retention ${arn}`, RETENTION_SECONDS, () =>
          askRetention(arn, access),
        ),
      ),
    ),
  );
  return Math.max(...retentions);
}

/** In seconds; 0 of a queue that is gone, which sends nothing any more. */
async function askRetention(arn: string, access: AwsAccess): Promise<number> {
  try {
    const { Attributes } = await access.client(SQSClient).send(
      new GetQueueAttributesCommand({
        QueueUrl: queueUrl(parseArn(arn)),
        AttributeNames: ['MessageRetentionPeriod'],
      }),
    );
    return retentionOf.parse(Attributes).MessageRetentionPeriod;
  } catch (error) {
    if (SourceError.toProblem(error).code === 'not-found') {
      return 0;
    }
    throw error;
  }
}
