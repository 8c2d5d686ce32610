import { knownUntil, ratio, severityOf, sumSince } from '../../../judging';
import { KinesisCheck } from '../KinesisInventory';
import { thresholds } from '../thresholds';

const WINDOW_SECONDS = 15 * 60;
const RECENT_MS = 1_800_000;
/** One throttled minute now and then is what retries are for. */
const THROTTLED_MINUTES = 3;

export const writesThrottled: KinesisCheck = {
  id: 'writes-throttled',
  title: 'Writes are throttled',
  description:
    'Records that producers write are throttled. A producer that does not retry loses them before the stream ever has them.',
  claim: 'own-fault',
  metric: 'writesThrottled',
  messages: {
    title_one:
      '{{count}} write was throttled in 15 min, {{share}} of what was written',
    title_other:
      '{{count}} writes were throttled in 15 min, {{share}} of what was written',
    remedy:
      'Make sure that producers retry with backoff and that partition keys spread over the shards, then add shards or switch to on-demand mode.',
    'remedy_on-demand':
      'Make sure that producers retry with backoff and that partition keys spread over the shards, then warm the stream up before peaks: on demand it grows to twice its last peak at once, not more.',
  },
  run(context) {
    const from = knownUntil(context, 'writesThrottled') - WINDOW_SECONDS * 1000;
    const throttled = sumSince(context.samples.writesThrottled, from) ?? 0;
    const taken = sumSince(context.samples.incomingRecords, from) ?? 0;
    const share = throttled / Math.max(1, throttled + taken);
    const severity = severityOf(
      share,
      thresholds.throttledRatio,
      context.thresholds.throttledRatio,
    );
    const { mode, openShards } = context.inventory;
    return (
      severity && {
        severity,
        ...(mode === 'ON_DEMAND' && { variant: 'on-demand' }),
        values: { count: throttled, share: ratio(share) },
        evidence: {
          throttledWrites: throttled,
          throttledRatio: share,
          windowSeconds: WINDOW_SECONDS,
          mode,
          ...(openShards !== undefined && { openShards }),
        },
      }
    );
  },
};

export const readsThrottled: KinesisCheck = {
  id: 'reads-throttled',
  title: 'Reads are throttled',
  description:
    'Reads are throttled: all consumers without enhanced fan-out share 2 MB and five calls a second of each shard.',
  claim: 'own-fault',
  metric: 'readsThrottled',
  messages: {
    title: 'Reads were throttled in {{minutes}} of the last 30 min',
    remedy:
      'Add shards, or give consumers their own throughput by enhanced fan-out.',
  },
  run(context) {
    const from = knownUntil(context, 'readsThrottled') - RECENT_MS;
    const throttled = (context.samples.readsThrottled ?? []).filter(
      ({ at, value }) => at >= from && value > 0,
    );
    return throttled.length < THROTTLED_MINUTES
      ? undefined
      : {
          severity: 'warning',
          values: { minutes: throttled.length },
          evidence: {
            throttledMinutes: throttled.length,
            throttledReads: throttled.reduce(
              (sum, { value }) => sum + value,
              0,
            ),
            fanOutConsumers: context.inventory.fanOutConsumers,
          },
          onsetAt: throttled[0].at,
        };
  },
};
