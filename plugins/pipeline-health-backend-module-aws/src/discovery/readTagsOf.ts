import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsAccess } from '../aws/access';
import { tagsOf } from './readTaggedResources';

/** The tags of a resource, as the tagging API knows them; none of one that never had any. */
export async function readTagsOf(
  arn: string,
  access: AwsAccess,
): Promise<{ [tag: string]: string }> {
  const { ResourceTagMappingList = [] } = await access
    .client(ResourceGroupsTaggingAPIClient)
    .send(new GetResourcesCommand({ ResourceARNList: [wholeArn(arn)] }));
  return tagsOf(ResourceTagMappingList.flatMap(({ Tags = [] }) => Tags));
}

/** The ARN of the resource itself: of a bucket, not of a folder, and of a function, not of a version. */
export function wholeArn(arn: string): string {
  return arn
    .replace(/^(arn:[^:]*:s3:::[^/]+)\/.*$/, '$1')
    .replace(/^(arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+):.*$/, '$1');
}
