import { DataBrewClient, ListJobsCommand } from '@aws-sdk/client-databrew';
import { AwsAccess } from '../../aws/access';
import { readPages } from '../../aws/paging';

/** The ARNs of all jobs. */
export async function listJobs(access: AwsAccess): Promise<string[]> {
  const client = access.client(DataBrewClient);
  const { items } = await readPages(Infinity, async token => {
    const answer = await client.send(
      new ListJobsCommand({ MaxResults: 100, NextToken: token }),
    );
    return { items: answer.Jobs, nextToken: answer.NextToken };
  });
  return items.flatMap(({ ResourceArn }) => ResourceArn ?? []);
}
