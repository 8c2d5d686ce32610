import {
  ListQueueTagsCommand,
  paginateListQueues,
  SQSClient,
} from '@aws-sdk/client-sqs';
import limiter from 'p-limit';
import { AwsAccess } from '../../aws/access';
import { TaggedResource } from '../../aws/AwsStageKind';
import { arnOfQueueUrl } from './queueUrl';

/** Calls at a time. */
const CONCURRENCY = 4;

/**
 * Every queue with its tags, one call a queue.
 */
export async function listTagged(access: AwsAccess): Promise<TaggedResource[]> {
  const client = access.client(SQSClient);
  const { region, account } = access.shard;
  const beside = `arn:${partitionOf(region)}:sqs:${region}:${account}:any`;
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
  const limit = limiter(CONCURRENCY);
  return Promise.all(
    [...urls].map(QueueUrl =>
      limit(async () => {
        const { Tags } = await client.send(
          new ListQueueTagsCommand({ QueueUrl }),
        );
        return { arn: arnOfQueueUrl(QueueUrl, beside), tags: Tags ?? {} };
      }),
    ),
  );
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
