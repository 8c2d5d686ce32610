import {
  knownUntil,
  lessThanUsualCheck,
  moreThanUsualCheck,
  ratio,
  severityInMost,
  silenceCheck,
} from '../../../judging';
import { capacityOf, usedShares } from '../capacity';
import { KinesisCheck } from '../KinesisInventory';
import { thresholds } from '../thresholds';

export const sourceSilent: KinesisCheck = silenceCheck({
  id: 'source-silent',
  title: 'Producers are silent',
  description:
    'Nothing is written any more, although records came nearly all the time before, or always came at this time: the producers have stopped.',
  covers: ['less-than-usual'],
  metric: 'incomingRecords',
  line: 'sourceSilence',
  threshold: thresholds.sourceSilence,
  nothing: 'Nothing has been written',
  things: ['record', 'records'],
  evidence: { lastAt: 'lastRecordAt', usual: 'usualRecordsPerMinute' },
  remedy:
    'Find out why the producers stopped: a release, their credentials, or the network. The stream itself only waits.',
});

const written = {
  metric: 'incomingRecords',
  unit: 'count',
  come: 'records were written',
} as const;

export const lessWritten: KinesisCheck = lessThanUsualCheck({
  ...written,
  remedy:
    'Look for producers that stopped or are refused while others go on: releases, credentials, throttled writes.',
});

export const moreWritten: KinesisCheck = moreThanUsualCheck(written);

export const nearCapacity: KinesisCheck = {
  id: 'near-capacity',
  title: 'Near its capacity',
  description:
    'A provisioned shard takes 1 MB and 1,000 records a second; the stream is close to what its shards take together, or on demand to its quota, beyond which it does not grow.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'incomingBytes',
  messages: {
    title_one: 'Producers use {{used}} of what {{count}} shard takes',
    title_other: 'Producers use {{used}} of what {{count}} shards take',
    'title_on-demand':
      'Producers use {{used}} of what one stream on demand takes by default',
    'remedy_on-demand':
      'See whether the quota of the account for the write throughput of one stream on demand was raised; if not, ask for more before writes are throttled (Service Quotas, Kinesis Data Streams), or spread the records over several streams.',
    remedy:
      'Add shards before writes are throttled (aws kinesis update-shard-count --stream-name {{stream}} --target-shard-count {{more}} --scaling-type UNIFORM_SCALING), or switch to on-demand mode.',
  },
  run(context) {
    const { mode, openShards = 0 } = context.inventory;
    const capacity = capacityOf(context);
    if (!capacity) {
      return undefined;
    }
    // What was taken beyond it was taken by more shards than there are now, or under a higher quota.
    const used = usedShares(context, capacity).filter(
      ({ value }) => value <= 1,
    );
    const last = used[used.length - 1];
    const severity = severityInMost({
      samples: used,
      period: 60,
      until: knownUntil(context, 'incomingRecords'),
      threshold: thresholds.throughputOfCapacity,
      lines: context.thresholds.throughputOfCapacity,
      before: context.previous['near-capacity'],
    });
    return (
      severity && {
        severity,
        ...(mode === 'ON_DEMAND' && { variant: 'on-demand' }),
        values: {
          used: ratio(last.value),
          count: openShards,
          stream: context.stage.name,
          more: String(2 * openShards),
        },
        evidence: {
          throughputOfCapacityRatio: last.value,
          mode,
          ...(openShards > 0 && { openShards }),
        },
      }
    );
  },
};
