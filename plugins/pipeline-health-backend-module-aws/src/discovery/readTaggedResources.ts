import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { Tag } from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsAccess } from '../aws/access';
import { TaggedResource } from '../aws/AwsStageKind';
import { readPages } from '../aws/paging';

/**
 * All resources of some types that carry all the tags, in one account and
 * region; without tags, those that have some or had.
 */
export async function readTaggedResources(
  access: AwsAccess,
  tags: { [key: string]: string },
  resourceTypes: readonly string[],
  maxPages = Infinity,
): Promise<TaggedResource[]> {
  const client = access.client(ResourceGroupsTaggingAPIClient);
  const { items } = await readPages(maxPages, async token => {
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
  return items.flatMap(({ ResourceARN, Tags = [] }) =>
    ResourceARN ? { arn: ResourceARN, tags: tagsOf(Tags) } : [],
  );
}

/** Tags by their keys. */
export function tagsOf(tags: readonly Tag[]): TaggedResource['tags'] {
  return Object.fromEntries(
    tags.map(({ Key = '', Value = '' }) => [Key, Value]),
  );
}
