import {
  FindingDraft,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { severityInMost } from '../../../judging';
import { formatPercent } from '../../../judging/words';
import { DescribedKinesis, KinesisCheck } from '../context';
import { thresholds } from '../thresholds';

const SHARD_BYTES_PER_MINUTE = 60 * 1024 * 1024;
const SHARD_RECORDS_PER_MINUTE = 60 * 1000;
const RECENT_MS = 2 * 3_600_000;

export const nearCapacity: KinesisCheck = {
  id: 'near-capacity',
  description:
    'A provisioned shard takes 1 MB and 1,000 records a second; the stream is close to what its shards take together.',
  run(context): FindingDraft | undefined {
    const { mode, openShards } = context.inventory;
    if (mode !== 'PROVISIONED' || !openShards) {
      return undefined;
    }
    const used = usedShares(context, openShards);
    const last = used[used.length - 1];
    if (!last || last.at < context.now - RECENT_MS) {
      return undefined;
    }
    const severity = severityInMost({
      samples: used,
      period: 60,
      threshold: thresholds.throughputOfCapacity,
      lines: context.thresholds.throughputOfCapacity,
    });
    return (
      severity && {
        severity,
        title: `Producers use ${formatPercent(
          last.value,
        )} of what ${openShards} ${
          openShards === 1 ? 'shard takes' : 'shards take'
        }`,
        evidence: { throughputOfCapacityRatio: last.value, openShards },
        remedy:
          'Add shards or switch to on-demand mode before writes are throttled.',
      }
    );
  },
};

/** The nearer of both limits, minute by minute. */
function usedShares(
  { samples }: DescribedKinesis,
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
