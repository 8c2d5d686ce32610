import { Shard } from '@pipeline-health/plugin-pipeline-health-node';

/** The attributes by which meters name an account and region. */
export function placeOf({ account, region }: Shard): Shard {
  return { account, region };
}
