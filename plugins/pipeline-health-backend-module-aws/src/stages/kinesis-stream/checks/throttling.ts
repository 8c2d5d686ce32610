import {
  knownUntil,
  LineSeverity,
  ratio,
  severityOf,
  throttledMinutes,
} from '../../../judging';
import { shardsTake, usedShares } from '../capacity';
import { DescribedKinesis, KinesisCheck } from '../KinesisInventory';
import { thresholds } from '../thresholds';

const WINDOW_MS = 15 * 60_000;
/** Fewer minutes than that is what the retries of producers are for. */
const THROTTLED_MINUTES = 3;
/** A stream that throttles below this share of what it takes has one shard that takes no more. */
const SPREAD_SHARE = 0.7;

export const writesThrottled: KinesisCheck = {
  id: 'writes-throttled',
  title: 'Writes are throttled',
  description:
    'Records that producers write are throttled, in several of the last 15 minutes. A producer that does not retry loses them before the stream ever has them. Below the capacity of all shards together it is one shard that is hot.',
  claim: 'own-fault',
  covers: ['near-capacity'],
  metric: 'writesThrottled',
  messages: {
    title_one:
      '{{count}} write was throttled in {{minutes}} of the last 15 min, {{share}} of what was written then',
    title_other:
      '{{count}} writes were throttled in {{minutes}} of the last 15 min, {{share}} of what was written then',
    'title_hot-shard_one':
      'One shard is hot: {{count}} write was throttled, {{share}}, at {{used}} of what the stream takes',
    'title_hot-shard_other':
      'One shard is hot: {{count}} writes were throttled, {{share}}, at {{used}} of what the stream takes',
    remedy:
      'Let producers retry with backoff, and give {{stream}} room: aws kinesis update-shard-count --stream-name {{stream}} --target-shard-count {{more}} --scaling-type UNIFORM_SCALING, or on-demand mode.',
    'remedy_on-demand':
      'Let producers retry with backoff. On demand {{stream}} grows within 15 minutes to twice its highest peak of the last 30 days, up to the quota of the account for one stream: let steeper peaks begin more slowly, or ask for a higher quota.',
    'remedy_hot-shard':
      'Spread the partition keys: find the key that most records of {{stream}} have, and add something to it that varies. More shards do not help one hot key, as all its records go to one of them. Until then let producers retry with backoff.',
  },
  run(context) {
    const minutes = throttledOf(context);
    const severity = severityInMinutes(context, minutes);
    if (!severity) {
      return undefined;
    }
    const count = sum(minutes.map(({ throttled }) => throttled));
    const share = count / sum(minutes.map(({ tried }) => tried));
    const { mode, openShards } = context.inventory;
    const used = openShards && usedIn(context, minutes, openShards);
    const hot = used && used < SPREAD_SHARE && openShards > 1;
    const onDemand = mode === 'ON_DEMAND' ? 'on-demand' : undefined;
    const variant = hot ? 'hot-shard' : onDemand;
    return {
      severity,
      ...(variant && { variant }),
      values: {
        count,
        minutes: minutes.length,
        share: ratio(share),
        used: ratio(used || 0),
        stream: context.stage.name,
        more: String(2 * (openShards ?? 1)),
      },
      evidence: {
        throttledWrites: count,
        throttledMinutes: minutes.length,
        throttledRatio: share,
        mode,
        ...(openShards !== undefined && { openShards }),
        ...(used && { throughputOfCapacityRatio: used }),
      },
      onsetAt: minutes[0].at,
    };
  },
};

interface ThrottledMinute {
  at: number;
  throttled: number;
  tried: number;
}

/** The last minutes in which more was throttled than is worth a word. */
function throttledOf(context: DescribedKinesis): ThrottledMinute[] {
  const { samples, thresholds: lines } = context;
  const from = knownUntil(context, 'writesThrottled') - WINDOW_MS;
  const taken = new Map(
    (samples.incomingRecords ?? []).map(({ at, value }) => [at, value]),
  );
  return (samples.writesThrottled ?? [])
    .filter(({ at, value }) => at >= from && value > 0)
    .map(({ at, value }) => ({
      at,
      throttled: value,
      tried: value + (taken.get(at) ?? 0),
    }))
    .filter(({ throttled, tried }) =>
      severityOf(
        throttled / tried,
        thresholds.throttledRatio,
        lines.throttledRatio,
      ),
    );
}

function severityInMinutes(
  { thresholds: lines }: DescribedKinesis,
  minutes: ThrottledMinute[],
): LineSeverity | undefined {
  const critical = minutes.filter(
    ({ throttled, tried }) =>
      severityOf(
        throttled / tried,
        thresholds.throttledRatio,
        lines.throttledRatio,
      ) === 'critical',
  );
  if (critical.length >= THROTTLED_MINUTES) {
    return 'critical';
  }
  return minutes.length >= THROTTLED_MINUTES ? 'warning' : undefined;
}

/** What the stream took in those minutes as a share of what its shards take together, by the nearer limit. */
function usedIn(
  context: DescribedKinesis,
  minutes: ThrottledMinute[],
  openShards: number,
): number {
  const times = new Set(minutes.map(({ at }) => at));
  const used = usedShares(context, shardsTake(openShards)).filter(({ at }) =>
    times.has(at),
  );
  return used.length ? Math.max(...used.map(({ value }) => value)) : 0;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export const readsThrottled: KinesisCheck = {
  id: 'reads-throttled',
  title: 'Reads are throttled',
  description:
    'Reads are throttled: all consumers without enhanced fan-out share 2 MB and five calls a second of each shard.',
  claim: 'own-fault',
  metric: 'readsThrottled',
  messages: {
    title: 'Reads were throttled in {{minutes}} of the last 30 min',
    title_shared:
      'Reads were throttled in {{minutes}} of the last 30 min: {{readers}} share what each shard gives',
    remedy:
      'Let the readers of {{stream}} poll less often and take more at once, or give one of them a throughput of its own by enhanced fan-out (aws kinesis register-stream-consumer).',
  },
  run(context) {
    const throttled = throttledMinutes(context, 'readsThrottled');
    const readers = context.neighbours
      .filter(({ direction }) => direction === 'downstream')
      .map(({ facts }) => facts.stage.name);
    return (
      throttled && {
        severity: 'warning',
        ...(readers.length > 1 && { variant: 'shared' }),
        values: {
          minutes: throttled.minutes,
          stream: context.stage.name,
          readers,
        },
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
