import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { severityInMost, severityOf } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { warehouseThresholds } from '../thresholds';
import { WarehouseCheck, WarehouseContext } from './WarehouseCheck';

export const queriesQueue: WarehouseCheck = {
  id: 'queries-queue',
  description:
    'Queries that wait for a slot make loads and reports late, long before anything fails.',
  run(context) {
    const severity = severityInMost({
      samples: sumOf(context, 'queuedQueries'),
      period: 60,
      threshold: warehouseThresholds.queuedQueries,
      lines: context.thresholds.queuedQueries,
    });
    const waiting = sumOf(context, 'queuedQueries').pop()?.value ?? 0;
    if (!severity) {
      return undefined;
    }
    const busiest = partsOf(context, 'queuedQueries')
      .map(({ metric, part }) => ({
        part,
        value: context.readings[metric]?.value ?? 0,
      }))
      .sort((left, right) => right.value - left.value)[0];
    return {
      severity,
      title: `${formatCount(waiting, 'query', 'queries')} wait for a slot`,
      evidence: {
        queuedQueries: waiting,
        ...(busiest?.part && { busiestQueue: busiest.part }),
      },
      remedy:
        'Look in sys_query_history for what runs so long, cancel it if it may be, and give loads a queue of their own or switch concurrency scaling on.',
    };
  },
};

export const queriesSlow: WarehouseCheck = {
  id: 'queries-slow',
  description:
    'Queries take longer on average than their owner expects. Off until the threshold queryDuration is set.',
  run(context) {
    const judged = partsOf(context, 'queryDuration').flatMap(
      ({ metric, part }) => {
        const value = context.readings[metric]?.value;
        const severity =
          value !== undefined &&
          severityOf(
            value,
            warehouseThresholds.queryDuration,
            context.thresholds.queryDuration,
          );
        return severity && value !== undefined
          ? [{ part: part ?? 'all', value, severity }]
          : [];
      },
    );
    const worst = judged.sort((left, right) => right.value - left.value)[0];
    return worst
      ? {
          severity: worst.severity,
          title: `Queries of the class ${worst.part} take ${formatDuration(
            worst.value,
          )} on average`,
          evidence: {
            queryClass: worst.part,
            queryDurationSeconds: worst.value,
          },
          remedy:
            'Look in sys_query_history for the slowest queries; vacuum and analyze the tables that they read, and check their sort and distribution keys.',
        }
      : undefined;
  },
};

function partsOf({ inventory }: WarehouseContext, metric: string) {
  return inventory.metricSets.filter(
    set => set.metric === metric || set.metric.startsWith(`${metric}.`),
  );
}

/** The sum over all queues, minute by minute. */
function sumOf(context: WarehouseContext, metric: string): Sample[] {
  const sums = new Map<number, number>();
  for (const set of partsOf(context, metric)) {
    for (const { at, value } of context.samples[set.metric] ?? []) {
      sums.set(at, (sums.get(at) ?? 0) + value);
    }
  }
  return [...sums]
    .map(([at, value]) => ({ at, value }))
    .sort((left, right) => left.at - right.at);
}
