import {
  ListQueueTagsCommand,
  paginateListQueues,
  SQSClient,
} from '@aws-sdk/client-sqs';
import limiter from 'p-limit';
import { AwsAccess } from '../../aws/access';
import { arnIn } from '../../aws/arnIn';
import { TaggedResource } from '../../aws/AwsStageKind';
import { arnOfQueueUrl } from './queueUrl';

/** Calls at a time. */
const CONCURRENCY = 4;

/**
 * Every queue with its tags, one call a queue.
 */
export async function listTagged(access: AwsAccess): Promise<TaggedResource[]> {
  const client = access.client(SQSClient);
  const urls = await listQueueUrls(access);
  const limit = limiter(CONCURRENCY);
  return Promise.all(
    urls.map(QueueUrl =>
      limit(async () => {
        const { Tags } = await client.send(
          new ListQueueTagsCommand({ QueueUrl }),
        );
        return { arn: arnOf(QueueUrl, access), tags: Tags ?? {} };
      }),
    ),
  );
}

/** The ARNs of all queues. */
export async function listQueues(access: AwsAccess): Promise<string[]> {
  const urls = await listQueueUrls(access);
  return urls.map(url => arnOf(url, access));
}

function arnOf(url: string, { shard }: AwsAccess): string {
  return arnOfQueueUrl(url, arnIn(shard, 'sqs', 'any'));
}

async function listQueueUrls(access: AwsAccess): Promise<string[]> {
  const client = access.client(SQSClient);
  const urls = new Set<string>();
  // Without a page size at most 1,000 queues come back, and no token.
  const pages = paginateListQueues({ client, pageSize: 1000 }, {});
  for await (const { QueueUrls } of pages) {
    const known = urls.size;
    QueueUrls?.forEach(url => urls.add(url));
    if (urls.size === known) {
      break;
    }
  }
  return [...urls];
}
