import {
  FoundStages,
  Shard,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import limiter from 'p-limit';
import { AwsAccess } from '../aws/access';
import { AwsStageKind } from '../aws/AwsStageKind';
import { sayProblem } from '../aws/clients';
import { findInShard } from './findInShard';

/** Accounts and regions that are asked at a time. */
const CONCURRENCY = 4;

/**
 * Looks for stages by tags in all the accounts and regions. An account that
 * cannot be asked costs only itself.
 */
export async function findByTags(options: {
  kinds: readonly AwsStageKind[];
  shards: readonly Shard[];
  accessOf: (shard: Shard) => AwsAccess;
  tags: { [key: string]: string };
}): Promise<FoundStages> {
  const { kinds, shards, accessOf, tags } = options;
  if (Object.keys(tags).length === 0) {
    throw new SourceError('invalid', sayProblem('problem.no-tags'));
  }
  const limit = limiter(CONCURRENCY);
  const found = await Promise.all(
    shards.map(shard =>
      limit(async () => ({
        shard,
        ...(await findInShard(kinds, accessOf(shard), tags)),
      })),
    ),
  );
  const stages = new Map(
    found.flatMap(inShard => inShard.stages.map(stage => [stage.arn, stage])),
  );
  return {
    stages: [...stages.values()],
    problems: found.flatMap(({ shard, error }) =>
      error ? [{ shard, error }] : [],
    ),
  };
}
