import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { DescribedKinesis, KinesisContext } from './KinesisInventory';

const MEBIBYTE_MINUTE = 60 * 1024 * 1024;

/** How much may be written in a minute. */
interface Capacity {
  bytes: number;
  records: number;
}

const SHARD: Capacity = { bytes: MEBIBYTE_MINUTE, records: 60 * 1000 };
/** One stream on demand takes so many times what a shard takes, unless its quota was raised. */
const ON_DEMAND_SHARDS = 200;
/** Where it takes more. */
const LARGE_ON_DEMAND_SHARDS = 10_000;
const LARGE_REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1'];

/** What a stream takes: its shards together, or on demand as much as its quota lets it grow to. */
export function capacityOf({
  stage,
  inventory: { mode, openShards },
}: Pick<DescribedKinesis, 'stage' | 'inventory'>): Capacity | undefined {
  if (mode === 'ON_DEMAND') {
    return shardsTake(
      LARGE_REGIONS.includes(stage.region)
        ? LARGE_ON_DEMAND_SHARDS
        : ON_DEMAND_SHARDS,
    );
  }
  return openShards ? shardsTake(openShards) : undefined;
}

/** What comes in as a share of what a stream takes, by the nearer of both limits, minute by minute. */
export function usedShares(
  { samples }: Pick<KinesisContext, 'samples'>,
  capacity: Capacity,
): Sample[] {
  const bytesAt = new Map(
    (samples.incomingBytes ?? []).map(({ at, value }) => [at, value]),
  );
  return (samples.incomingRecords ?? []).map(({ at, value }) => ({
    at,
    value: Math.max(
      value / capacity.records,
      (bytesAt.get(at) ?? 0) / capacity.bytes,
    ),
  }));
}

/** What so many shards take together. */
export function shardsTake(shards: number): Capacity {
  return { bytes: shards * SHARD.bytes, records: shards * SHARD.records };
}
