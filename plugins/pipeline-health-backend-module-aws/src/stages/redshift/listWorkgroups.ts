import {
  ListWorkgroupsCommand,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless';
import type { Workgroup } from '@aws-sdk/client-redshift-serverless';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { ListedItems, readPages } from '../../aws/paging';
import { sayWarehouse } from './sayWarehouse';

const KEPT_SECONDS = 60;
const MAX_PAGES = 10;

/** Every workgroup, because their ARNs do not hold the names that AWS asks by. */
export function listWorkgroups(
  access: AwsAccess,
): Promise<ListedItems<Workgroup>> {
  return access.remember('redshift-workgroups', KEPT_SECONDS, async () => {
    const client = access.client(RedshiftServerlessClient);
    return readPages(MAX_PAGES, async nextToken => {
      const answer = await client.send(
        new ListWorkgroupsCommand({ maxResults: 100, nextToken }),
      );
      return { items: answer.workgroups, nextToken: answer.nextToken };
    });
  });
}

/** Why a workgroup that is not among those that were listed may be there all the same. */
export function moreWorkgroups(listed: number): SourceError {
  return new SourceError(
    'failed',
    sayWarehouse('warehouse.workgroups-go-on', { count: listed }),
  );
}
