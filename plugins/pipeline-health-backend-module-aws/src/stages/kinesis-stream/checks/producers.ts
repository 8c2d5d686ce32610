import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import {
  knownUntil,
  ratio,
  seconds,
  severityInMost,
  severityOf,
  suddenSilence,
} from '../../../judging';
import { DescribedKinesis, KinesisCheck } from '../KinesisInventory';
import { thresholds } from '../thresholds';

const SHARD_BYTES_PER_MINUTE = 60 * 1024 * 1024;
const SHARD_RECORDS_PER_MINUTE = 60 * 1000;

export const sourceSilent: KinesisCheck = {
  id: 'source-silent',
  title: 'Producers are silent',
  description:
    'Nothing is written any more, although records came nearly all the time before: the producers have stopped.',
  claim: 'starvation',
  metric: 'incomingRecords',
  messages: {
    title:
      'Nothing has been written for {{silence}}; before that it was {{usual}} records a minute',
    remedy:
      'Find out why the producers stopped: a release, their credentials, or the network. The stream itself only waits.',
  },
  run(context) {
    const silence = suddenSilence(
      context,
      'incomingRecords',
      context.previous['source-silent'],
    );
    const severity =
      silence &&
      severityOf(
        silence.seconds,
        thresholds.sourceSilence,
        context.thresholds.sourceSilence,
      );
    return (
      severity && {
        severity,
        values: {
          silence: seconds(silence.seconds),
          usual: Math.round(silence.usualPerMinute),
        },
        evidence: {
          silentSeconds: silence.seconds,
          lastRecordAt: new Date(silence.lastAt).toISOString(),
          usualRecordsPerMinute: Math.round(silence.usualPerMinute),
        },
        onsetAt: silence.lastAt,
      }
    );
  },
};

export const nearCapacity: KinesisCheck = {
  id: 'near-capacity',
  title: 'Near its capacity',
  description:
    'A provisioned shard takes 1 MB and 1,000 records a second; the stream is close to what its shards take together.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'incomingBytes',
  messages: {
    title_one: 'Producers use {{used}} of what {{count}} shard takes',
    title_other: 'Producers use {{used}} of what {{count}} shards take',
    remedy:
      'Add shards or switch to on-demand mode before writes are throttled.',
  },
  run(context) {
    const { mode, openShards } = context.inventory;
    if (mode !== 'PROVISIONED' || !openShards) {
      return undefined;
    }
    const used = usedShares(context, openShards);
    const last = used[used.length - 1];
    const severity = severityInMost({
      samples: used,
      period: 60,
      until: knownUntil(context, 'incomingRecords'),
      threshold: thresholds.throughputOfCapacity,
      lines: context.thresholds.throughputOfCapacity,
    });
    return (
      severity && {
        severity,
        values: { used: ratio(last.value), count: openShards },
        evidence: { throughputOfCapacityRatio: last.value, openShards },
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
