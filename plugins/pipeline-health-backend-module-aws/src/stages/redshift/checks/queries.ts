import {
  currentReading,
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  knownUntil,
  seconds,
  severityInMost,
  severityOf,
} from '../../../judging';
import { setsOf, WarehouseSets } from '../metrics/MetricSet';
import { warehouseThresholds } from '../thresholds';
import { WarehouseCheck } from '../WarehouseFacts';

export const queriesQueue: WarehouseCheck = {
  id: 'queries-queue',
  title: 'Queries wait',
  description:
    'Queries that wait for a slot make loads and reports late, long before anything fails.',
  claim: 'own-fault',
  metric: 'queuedQueries',
  messages: {
    title_one: '{{count}} query waits for a slot',
    title_other: '{{count}} queries wait for a slot',
    remedy:
      'Look in sys_query_history for what runs so long, cancel it if it may be, and give loads a queue of their own or switch concurrency scaling on.',
  },
  run(context) {
    const waiting = sumOfSets(context, 'queuedQueries');
    const severity = severityInMost({
      samples: waiting,
      period: 60,
      until: setsKnownUntil(context, 'queuedQueries'),
      threshold: warehouseThresholds.queuedQueries,
      lines: context.thresholds.queuedQueries,
    });
    if (!severity) {
      return undefined;
    }
    const now = waiting[waiting.length - 1].value;
    const busiest = setsOf(context.inventory, 'queuedQueries')
      .map(({ metric, part }) => ({
        part,
        value: currentReading(context, metric)?.value ?? 0,
      }))
      .sort((left, right) => right.value - left.value)[0];
    return {
      severity,
      values: { count: now },
      evidence: {
        queuedQueries: now,
        ...(busiest?.part && { busiestQueue: busiest.part }),
      },
    };
  },
};

export const queriesSlow: WarehouseCheck = {
  id: 'queries-slow',
  title: 'Queries are slow',
  description:
    'Queries take longer on average than their owner expects. Off until the threshold queryDuration is set.',
  claim: 'own-fault',
  metric: 'queryDuration',
  messages: {
    title: 'Queries of the class {{queryClass}} take {{duration}} on average',
    remedy:
      'Look in sys_query_history for the slowest queries; vacuum and analyze the tables that they read, and check their sort and distribution keys.',
  },
  run(context) {
    const judged = setsOf(context.inventory, 'queryDuration').flatMap(
      ({ metric, part = 'all' }) => {
        const reading = currentReading(context, metric);
        const severity =
          reading &&
          severityOf(
            reading.value,
            warehouseThresholds.queryDuration,
            context.thresholds.queryDuration,
          );
        return severity ? [{ part, value: reading.value, severity }] : [];
      },
    );
    const worst = judged.sort((left, right) => right.value - left.value)[0];
    return (
      worst && {
        severity: worst.severity,
        values: { queryClass: worst.part, duration: seconds(worst.value) },
        evidence: {
          queryClass: worst.part,
          queryDurationSeconds: worst.value,
        },
      }
    );
  },
};

type FactsWithSets = Pick<StageFacts, 'samples' | 'coverage'> & {
  inventory: WarehouseSets;
};

/** The sum over all parts of a metric, point by point. */
export function sumOfSets(
  { inventory, samples }: FactsWithSets,
  metric: string,
): Sample[] {
  const sums = new Map<number, number>();
  for (const set of setsOf(inventory, metric)) {
    for (const { at, value } of samples[set.metric] ?? []) {
      sums.set(at, (sums.get(at) ?? 0) + value);
    }
  }
  return [...sums]
    .map(([at, value]) => ({ at, value }))
    .sort((left, right) => left.at - right.at);
}

/** Epoch milliseconds until which every part of a metric was asked for. */
export function setsKnownUntil(
  { inventory, coverage }: FactsWithSets,
  metric: string,
): number {
  const times = setsOf(inventory, metric).map(set =>
    knownUntil({ coverage }, set.metric),
  );
  return times.length ? Math.min(...times) : -Infinity;
}
