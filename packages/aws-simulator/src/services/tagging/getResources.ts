import {
  GetResourcesCommandInput,
  GetResourcesCommandOutput,
  TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError } from '../../wire/AwsError';
import { Call } from '../../wire/wireMessages';
import { Tags, TagStore } from './TagStore';

const usualPage = 50;
const mostPage = 100;
const tokenLife = 15 * 60_000;

/** The types of resources whose ARNs do not name one. */
const typeOfService: Record<string, string> = { sqs: 'queue', s3: 'bucket' };

/** One page of the resources that carry all the tags, the last with an empty token. */
export function getResources(
  input: GetResourcesCommandInput,
  call: Call,
  store: TagStore,
): Omit<GetResourcesCommandOutput, '$metadata'> {
  const size = input.ResourcesPerPage ?? usualPage;
  if (!(size >= 1 && size <= mostPage)) {
    throw invalid(`ResourcesPerPage must be between 1 and ${mostPage}`);
  }
  const { TagFilters: filters = [], ResourceTypeFilters: types = [] } = input;
  const { ResourceARNList: arns = [] } = input;
  const found = store
    .list(call)
    .filter(
      ({ arn, tags }) =>
        (arns.length === 0 || arns.includes(arn)) &&
        (types.length === 0 || types.some(type => isOfType(arn, type))) &&
        filters.every(filter => carries(tags, filter)),
    );
  const start = readToken(input.PaginationToken, call.now);
  const end = start + size;
  return {
    PaginationToken: end < found.length ? writeToken(end, call.now) : '',
    ResourceTagMappingList: found.slice(start, end).map(({ arn, tags }) => ({
      ResourceARN: arn,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    })),
  };
}

/** Whether an ARN is of a type such as `sqs` or `glue:job`. */
function isOfType(arn: string, filter: string): boolean {
  const [, , service, , , ...resource] = arn.split(':');
  const [wanted, type] = filter.split(':');
  const [own] = resource.join(':').split(/[:/]/);
  return (
    service === wanted &&
    (type === undefined || type === (typeOfService[service] ?? own))
  );
}

function carries(tags: Tags, { Key = '', Values = [] }: TagFilter): boolean {
  return Key in tags && (Values.length === 0 || Values.includes(tags[Key]));
}

function writeToken(start: number, now: number): string {
  return Buffer.from(`resources:${start}:${now}`).toString('base64');
}

function readToken(token: string | undefined, now: number): number {
  if (!token) {
    return 0;
  }
  const text = Buffer.from(token, 'base64').toString();
  const match = /^resources:(\d+):(\d+)$/.exec(text);
  if (!match) {
    throw invalid('The PaginationToken is not valid');
  }
  if (now - Number(match[2]) > tokenLife) {
    throw new AwsError(
      'PaginationTokenExpiredException',
      'The PaginationToken has expired',
    );
  }
  return Number(match[1]);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
