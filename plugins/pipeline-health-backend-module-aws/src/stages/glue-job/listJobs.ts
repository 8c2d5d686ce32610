import { GlueClient, ListJobsCommand } from '@aws-sdk/client-glue';
import { AwsAccess } from '../../aws/access';
import { arnIn } from '../../aws/arnIn';
import { readPages } from '../../aws/paging';

/** The ARNs of all jobs. */
export async function listJobs(access: AwsAccess): Promise<string[]> {
  const client = access.client(GlueClient);
  const { items } = await readPages(Infinity, async token => {
    const answer = await client.send(
      new ListJobsCommand({ MaxResults: 100, NextToken: token }),
    );
    return { items: answer.JobNames, nextToken: answer.NextToken };
  });
  return items.map(name => arnIn(access.shard, 'glue', `job/${name}`));
}
