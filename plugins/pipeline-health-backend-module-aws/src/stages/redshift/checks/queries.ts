import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  currentReading,
  KeyFigureChoice,
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  attemptsLookback,
  AttemptsQuestion,
  judgeAttempts,
  knownSamples,
  knownUntil,
  seconds,
  severityInMost,
  severityOf,
} from '../../../judging';
import { setsOf, WarehouseSets } from '../metrics/MetricSet';
import { warehouseThresholds } from '../thresholds';
import { WarehouseCheck, WarehouseContext } from '../WarehouseFacts';
import { needs } from './needs';

export const queriesQueue: WarehouseCheck = needs('metricSets', {
  id: 'queries-queue',
  title: 'Queries wait',
  description:
    'Queries that wait for a slot make loads and reports late, long before anything fails.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'queuedQueries',
  messages: {
    title_one: '{{count}} query waits for a slot',
    title_other: '{{count}} queries wait for a slot',
    remedy:
      'Look in sys_query_history for what runs so long, cancel it if it may be, and give loads a queue of their own or switch concurrency scaling on.',
  },
  run(context) {
    const samples = sumOfSets(context, 'queuedQueries');
    const waiting = samples.at(-1)?.value ?? 0;
    const threshold = warehouseThresholds.queuedQueries;
    const lines = context.thresholds.queuedQueries;
    const severity =
      severityOf(waiting, threshold, lines) &&
      severityInMost({
        samples,
        period: 60,
        until: setsKnownUntil(context, 'queuedQueries'),
        threshold,
        lines,
      });
    if (!severity) {
      return undefined;
    }
    const busiest = setsOf(context.inventory, 'queuedQueries')
      .map(({ metric, part }) => ({
        part,
        value: currentReading(context, metric)?.value ?? 0,
      }))
      .sort((left, right) => right.value - left.value)[0];
    return {
      severity,
      values: { count: waiting },
      evidence: {
        queuedQueries: waiting,
        ...(busiest?.part && { busiestQueue: busiest.part }),
      },
    };
  },
});

export const queriesSlow: WarehouseCheck = needs('metricSets', {
  id: 'queries-slow',
  title: 'Queries are slow',
  description:
    'Queries take longer on average than their owner expects. Off until the threshold queryDuration is set.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'queryDuration',
  messages: {
    title: 'Queries of the class {{queryClass}} take {{duration}} on average',
    remedy:
      'Look in sys_query_history for the slowest queries; vacuum and analyze the tables that they read, and check their sort and distribution keys.',
  },
  run(context) {
    const [worst] = queryDurations(context)
      .flatMap(({ part, ...question }) => {
        const verdict = judgeAttempts(question);
        return verdict ? [{ part, ...verdict }] : [];
      })
      .sort((left, right) => right.value - left.value);
    return (
      worst && {
        severity: worst.severity,
        values: { queryClass: worst.part, duration: seconds(worst.value) },
        evidence: {
          queryClass: worst.part,
          queryDurationSeconds: worst.value,
        },
        onsetAt: worst.since,
      }
    );
  },
});

/** How far back the durations of queries matter that are seldom. */
export function durationsLookback(context: WarehouseContext): {
  [metric: string]: number | undefined;
} {
  return Object.fromEntries(
    queryDurations(context).map(question => [
      question.metric,
      attemptsLookback(question),
    ]),
  );
}

/** How many queries wait, where that is what is wrong. */
export function queueFigure(
  context: WarehouseContext,
  finding: Pick<Finding, 'id'> | undefined,
): KeyFigureChoice | undefined {
  const waiting = sumOfSets(context, 'queuedQueries').at(-1);
  return finding?.id.endsWith('/queries-queue') && waiting
    ? { metric: 'queuedQueries', value: waiting.value, unit: 'count' }
    : undefined;
}

/** How long the queries of each class took, where there were some. */
function queryDurations(
  context: WarehouseContext,
): (AttemptsQuestion & { metric: string; part: string })[] {
  return setsOf(context.inventory, 'queryDuration').map(
    ({ metric, part = 'all' }) => ({
      metric,
      part,
      samples: knownSamples(context, metric),
      threshold: warehouseThresholds.queryDuration,
      lines: context.thresholds.queryDuration,
      interval: 300,
      now: context.now,
    }),
  );
}

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
