import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsAccess } from '../aws/access';
import { readPages } from '../aws/paging';

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
  const { items } = await readPages(Infinity, async token => {
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
    return {
      items: page.ResourceTagMappingList,
      // The last page says so by an empty token.
      nextToken: page.PaginationToken,
    };
  });
  return items.flatMap(({ ResourceARN }) => ResourceARN ?? []);
}
