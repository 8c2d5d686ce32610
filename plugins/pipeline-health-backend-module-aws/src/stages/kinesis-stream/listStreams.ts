import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { AwsAccess } from '../../aws/access';
import { arnIn } from '../../aws/arnIn';
import { readPages } from '../../aws/paging';

/** The ARNs of all streams. */
export async function listStreams(access: AwsAccess): Promise<string[]> {
  const client = access.client(KinesisClient);
  const { items } = await readPages(Infinity, async after => {
    const { StreamNames: names = [], HasMoreStreams: more } = await client.send(
      new ListStreamsCommand({ ExclusiveStartStreamName: after }),
    );
    return { items: names, nextToken: more ? names.at(-1) : undefined };
  });
  return items.map(name => arnIn(access.shard, 'kinesis', `stream/${name}`));
}
