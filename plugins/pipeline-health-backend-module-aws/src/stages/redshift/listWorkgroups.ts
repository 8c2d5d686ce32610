import {
  ListWorkgroupsCommand,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless';
import type { Workgroup } from '@aws-sdk/client-redshift-serverless';
import { AwsAccess } from '../../aws/access';
import { readPages } from '../../aws/paging';

const KEPT_SECONDS = 60;
const MAX_PAGES = 10;

/** Every workgroup, because their ARNs do not hold the names that AWS asks by. */
export function listWorkgroups(access: AwsAccess): Promise<Workgroup[]> {
  return access.remember('redshift-workgroups', KEPT_SECONDS, async () => {
    const client = access.client(RedshiftServerlessClient);
    const { items } = await readPages(MAX_PAGES, async nextToken => {
      const answer = await client.send(
        new ListWorkgroupsCommand({ maxResults: 100, nextToken }),
      );
      return { items: answer.workgroups, nextToken: answer.nextToken };
    });
    return items;
  });
}
