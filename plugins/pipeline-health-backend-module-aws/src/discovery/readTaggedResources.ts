import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsAccess } from '../access';

/**
 * The ARNs of all resources of some types that carry all the tags, in one
 * account and region.
 */
export async function readTaggedResources(
  access: AwsAccess,
  tags: { [key: string]: string },
  resourceTypes: readonly string[],
): Promise<string[]> {
  const client = access.client(ResourceGroupsTaggingAPIClient);
  const arns: string[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await client.send(
      new GetResourcesCommand({
        TagFilters: Object.entries(tags).map(([Key, value]) => ({
          Key,
          Values: [value],
        })),
        ResourceTypeFilters: [...resourceTypes],
        ResourcesPerPage: 100,
        PaginationToken: token,
      }),
    );
    for (const { ResourceARN } of page.ResourceTagMappingList ?? []) {
      if (ResourceARN) {
        arns.push(ResourceARN);
      }
    }
    // The last page says so by an empty token.
    token = page.PaginationToken || undefined;
    if (token && seen.has(token)) {
      break;
    }
    seen.add(token ?? '');
  } while (token);
  return arns;
}
