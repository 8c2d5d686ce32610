import {
  errorTypeRegistries,
  GetResourcesCommand,
  TagResourcesCommand,
  UntagResourcesCommand,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError } from '../../wire/AwsError';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { operation } from '../../wire/operation';
import { faultErrors } from '../faultErrors';
import { Service, World } from '../Service';
import { getResources } from './getResources';

/** The Resource Groups Tagging API: the resources of all services, by their tags. */
export function createTagging({ tags }: Pick<World, 'tags'>): Service {
  return {
    signingName: 'tagging',
    protocols: [
      awsJsonProtocol({
        version: '1.1',
        target: 'ResourceGroupsTaggingAPI_20170126',
        namespace: 'com.amazonaws.resourcegroupstaggingapi',
        errorRegistries: errorTypeRegistries,
      }),
    ],
    operations: [
      operation(GetResourcesCommand, (input, call) =>
        getResources(input, call, tags),
      ),
      operation(TagResourcesCommand, (input, call) => {
        input.ResourceARNList?.forEach(arn =>
          tags.put(call, arn, input.Tags ?? {}),
        );
        return { FailedResourcesMap: {} };
      }),
      operation(UntagResourcesCommand, (input, call) => {
        input.ResourceARNList?.forEach(arn =>
          tags.remove(call, arn, input.TagKeys ?? []),
        );
        return { FailedResourcesMap: {} };
      }),
    ],
    faultErrors: faultErrors('tag', {
      throttling: () => new AwsError('ThrottledException', 'Rate exceeded'),
    }),
  };
}
