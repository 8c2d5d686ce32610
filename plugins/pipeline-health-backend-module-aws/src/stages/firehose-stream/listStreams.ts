import {
  FirehoseClient,
  ListDeliveryStreamsCommand,
} from '@aws-sdk/client-firehose';
import { AwsAccess } from '../../aws/access';
import { arnIn } from '../../aws/arnIn';
import { readPages } from '../../aws/paging';

/** The ARNs of all delivery streams. */
export async function listStreams(access: AwsAccess): Promise<string[]> {
  const client = access.client(FirehoseClient);
  const { items } = await readPages(Infinity, async after => {
    const { DeliveryStreamNames: names = [], HasMoreDeliveryStreams: more } =
      await client.send(
        new ListDeliveryStreamsCommand({
          Limit: 1000,
          ExclusiveStartDeliveryStreamName: after,
        }),
      );
    return { items: names, nextToken: more ? names.at(-1) : undefined };
  });
  return items.map(name =>
    arnIn(access.shard, 'firehose', `deliverystream/${name}`),
  );
}
