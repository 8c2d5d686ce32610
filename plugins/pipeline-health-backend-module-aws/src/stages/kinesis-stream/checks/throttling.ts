import {
  ratio,
  severityOf,
  throttledMinutes,
  throttledShare,
} from '../../../judging';
import { KinesisCheck } from '../KinesisInventory';
import { thresholds } from '../thresholds';

const WINDOW_SECONDS = 15 * 60;

export const writesThrottled: KinesisCheck = {
  id: 'writes-throttled',
  title: 'Writes are throttled',
  description:
    'Records that producers write are throttled. A producer that does not retry loses them before the stream ever has them.',
  claim: 'own-fault',
  covers: ['near-capacity'],
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
    const { count, share } = throttledShare(
      context,
      { throttled: 'writesThrottled', taken: 'incomingRecords' },
      WINDOW_SECONDS,
    );
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
        values: { count, share: ratio(share) },
        evidence: {
          throttledWrites: count,
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
    const throttled = throttledMinutes(context, 'readsThrottled');
    return (
      throttled && {
        severity: 'warning',
        values: { minutes: throttled.minutes },
        evidence: {
          throttledMinutes: throttled.minutes,
          throttledReads: throttled.total,
          fanOutConsumers: context.inventory.fanOutConsumers,
        },
        onsetAt: throttled.since,
      }
    );
  },
};
