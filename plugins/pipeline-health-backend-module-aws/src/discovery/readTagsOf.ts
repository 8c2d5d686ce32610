import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsAccess } from '../aws/access';

/** The tags of a resource, as the tagging API knows them; none of one that never had any. */
export async function readTagsOf(
  arn: string,
  access: AwsAccess,
): Promise<{ [tag: string]: string }> {
  const { ResourceTagMappingList = [] } = await access
    .client(ResourceGroupsTaggingAPIClient)
    .send(new GetResourcesCommand({ ResourceARNList: [taggedArn(arn)] }));
  return Object.fromEntries(
    ResourceTagMappingList.flatMap(({ Tags = [] }) =>
      Tags.map(({ Key = '', Value = '' }) => [Key, Value]),
    ),
  );
}

/** Tags are a bucket's, not a folder's, and a function's, not a version's. */
function taggedArn(arn: string): string {
  return arn
    .replace(/^(arn:[^:]*:s3:::[^/]+)\/.*$/, '$1')
    .replace(/^(arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+):.*$/, '$1');
}
