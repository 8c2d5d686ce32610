import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { KinesisContext } from './KinesisInventory';

const SHARD_BYTES_PER_MINUTE = 60 * 1024 * 1024;
const SHARD_RECORDS_PER_MINUTE = 60 * 1000;

/** What comes in as a share of what the shards take together, by the nearer of both limits, minute by minute. */
export function usedShares(
  { samples }: Pick<KinesisContext, 'samples'>,
  openShards: number,
): Sample[] {
  const bytesAt = new Map(
    (samples.incomingBytes ?? []).map(({ at, value }) => [at, value]),
  );
  return (samples.incomingRecords ?? []).map(({ at, value }) => ({
    at,
    value:
      Math.max(
        value / SHARD_RECORDS_PER_MINUTE,
        (bytesAt.get(at) ?? 0) / SHARD_BYTES_PER_MINUTE,
      ) / openShards,
  }));
}
