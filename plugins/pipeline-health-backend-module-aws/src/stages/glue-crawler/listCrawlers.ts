import { GetCrawlersCommand, GlueClient } from '@aws-sdk/client-glue';
import { AwsAccess } from '../../aws/access';
import { arnIn } from '../../aws/arnIn';
import { readPages } from '../../aws/paging';

/** The ARNs of all crawlers. */
export async function listCrawlers(access: AwsAccess): Promise<string[]> {
  const client = access.client(GlueClient);
  const { items } = await readPages(Infinity, async token => {
    const answer = await client.send(
      new GetCrawlersCommand({ MaxResults: 100, NextToken: token }),
    );
    return { items: answer.Crawlers, nextToken: answer.NextToken };
  });
  return items.map(({ Name }) =>
    arnIn(access.shard, 'glue', `crawler/${Name}`),
  );
}
