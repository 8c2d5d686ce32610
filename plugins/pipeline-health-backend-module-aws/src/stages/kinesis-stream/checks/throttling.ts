import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { severityOf, sumSince } from '../../../judging';
import { formatCount, formatPercent } from '../../../judging/words';
import { KinesisCheck, newest } from '../context';
import { thresholds } from '../thresholds';

const WINDOW_SECONDS = 15 * 60;
const RECENT_MS = 1_800_000;
/** One throttled minute now and then is what retries are for. */
const THROTTLED_MINUTES = 3;

export const writesThrottled: KinesisCheck = {
  id: 'writes-throttled',
  description:
    'Records that producers write are throttled. A producer that does not retry loses them before the stream ever has them.',
  run(context): FindingDraft | undefined {
    const last = newest(context, 'incomingRecords')?.at;
    if (last === undefined || last < context.now - RECENT_MS) {
      return undefined;
    }
    const from = last - WINDOW_SECONDS * 1000;
    const throttled = sumSince(context.samples.writesThrottled, from) ?? 0;
    const taken = sumSince(context.samples.incomingRecords, from) ?? 0;
    const ratio = throttled / Math.max(1, throttled + taken);
    const severity = severityOf(
      ratio,
      thresholds.throttledRatio,
      context.thresholds.throttledRatio,
    );
    const { mode, openShards } = context.inventory;
    return severity
      ? {
          severity,
          title: `${formatCount(
            throttled,
            'write was',
            'writes were',
          )} throttled in 15 min, ${formatPercent(ratio)} of what was written`,
          evidence: {
            throttledWrites: throttled,
            throttledRatio: ratio,
            windowSeconds: WINDOW_SECONDS,
            mode,
            ...(openShards !== undefined && { openShards }),
          },
          remedy: `Make sure that producers retry with backoff and that partition keys spread over the shards, then ${
            mode === 'ON_DEMAND'
              ? 'warm the stream up before peaks: on demand it grows to twice its last peak at once, not more'
              : 'add shards or switch to on-demand mode'
          }.`,
        }
      : undefined;
  },
};

export const readsThrottled: KinesisCheck = {
  id: 'reads-throttled',
  description:
    'Reads are throttled: all consumers without enhanced fan-out share 2 MB and five calls a second of each shard.',
  run(context): FindingDraft | undefined {
    const throttled = (context.samples.readsThrottled ?? []).filter(
      ({ at, value }) => at >= context.now - RECENT_MS && value > 0,
    );
    if (throttled.length < THROTTLED_MINUTES) {
      return undefined;
    }
    return {
      severity: 'warning',
      title: `Reads were throttled in ${throttled.length} of the last 30 min`,
      evidence: {
        throttledMinutes: throttled.length,
        throttledReads: throttled.reduce((sum, { value }) => sum + value, 0),
        fanOutConsumers: context.inventory.fanOutConsumers,
      },
      remedy:
        'Add shards, or give consumers their own throughput by enhanced fan-out.',
    };
  },
};
