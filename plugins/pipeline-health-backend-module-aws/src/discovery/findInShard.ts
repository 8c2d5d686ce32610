import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../aws/access';
import { AwsStageKind, TaggedResource } from '../aws/AwsStageKind';
import { identifyStage } from './identifyStage';
import { readTaggedResources } from './readTaggedResources';

type Tags = TaggedResource['tags'];

/**
 * What was found in one account and region, and what went wrong there.
 */
export interface FoundInShard {
  stages: StageRef[];
  error?: Error;
}

/**
 * Looks for stages by tags in one account and region. Where the tagging API may
 * not be asked, the kinds that can list themselves do; the refusal is reported
 * all the same, since the other kinds were not looked for.
 */
export async function findInShard(
  kinds: readonly AwsStageKind[],
  access: AwsAccess,
  tags: Tags,
): Promise<FoundInShard> {
  const types = [...new Set(kinds.map(({ tagging }) => tagging.resourceType))];
  try {
    const tagged = await readTaggedResources(access, tags, types);
    const arns = tagged.map(({ arn }) => arn);
    return { stages: toStages(kinds, access, arns) };
  } catch (error) {
    const listed = await listThemselves(kinds, access, tags);
    return { stages: toStages(kinds, access, listed), error: toError(error) };
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function listThemselves(
  kinds: readonly AwsStageKind[],
  access: AwsAccess,
  tags: Tags,
): Promise<string[]> {
  const lists = await Promise.allSettled(
    kinds.map(({ tagging }) => tagging.list?.(access) ?? []),
  );
  return lists
    .flatMap(list => (list.status === 'fulfilled' ? list.value : []))
    .filter(resource => carries(resource, tags))
    .map(({ arn }) => arn);
}

function carries(resource: TaggedResource, tags: Tags): boolean {
  return Object.entries(tags).every(
    ([key, value]) => resource.tags[key] === value,
  );
}

function toStages(
  kinds: readonly AwsStageKind[],
  access: AwsAccess,
  arns: readonly string[],
): StageRef[] {
  return [...new Set(arns)].flatMap(
    arn => identifyStage(kinds, arn, access.shard) ?? [],
  );
}
