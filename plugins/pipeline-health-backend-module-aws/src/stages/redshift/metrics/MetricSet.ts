import { answerOf, Asked } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsMetric } from '../../../aws/AwsStageKind';
import { FoundMetric } from '../../../aws/access';
import { ListedItems } from '../../../aws/paging';

/** A metric whose exact dimensions had to be looked up, such as one of each queue. */
export type MetricSet = {
  /** Our name: `queuedQueries.etl`. */
  metric: string;
  /** What its last dimension says: `etl`. */
  part?: string;
  name: string;
  dimensions: { [name: string]: string };
};

/** A row of the table of metrics, of which stages have one series or one a part. */
export type SetRow<TInventory extends WarehouseSets> = Omit<
  AwsMetric<TInventory>,
  'name' | 'parts' | 'dimensions'
> & {
  /** The name in CloudWatch. */
  name: string;
};

/** Where an inventory keeps the sets that were found. */
export type WarehouseSets = { metricSets: Asked<MetricSet[]> };

/** Automatic workload management alone has eleven queues. */
const MAX_PARTS = 16;

/** Dimensions that only repeat what others say. */
const REPEATING = /^(node ?id|database(name)?|stage)$/i;

/**
 * Chooses the sets of a metric: those with one dimension more than the
 * warehouse's own, or with none more. Sets of single nodes or databases repeat
 * what these say.
 */
export function chooseSets(
  rows: readonly Pick<SetRow<WarehouseSets>, 'metric' | 'name'>[],
  found: ListedItems<FoundMetric>,
  own: string,
): ListedItems<MetricSet> {
  const sets = rows.map(row => setsOfRow(row, found.items, own));
  return {
    items: sets.flatMap(each => each.slice(0, MAX_PARTS)),
    complete: found.complete && sets.every(each => each.length <= MAX_PARTS),
  };
}

function setsOfRow(
  { metric, name }: Pick<SetRow<WarehouseSets>, 'metric' | 'name'>,
  found: readonly FoundMetric[],
  own: string,
): MetricSet[] {
  const sets = found
    .filter(each => each.name === name && own in each.dimensions)
    .map(each => ({ ...each, rest: restOf(each, own) }))
    .filter(({ rest }) => rest.every(([key]) => !REPEATING.test(key)));
  // `QueueName` and `service class` name the same queues: one of both is enough.
  const [simplest] = sets.map(({ rest }) => keysOf(rest)).sort(byLength);
  return sets
    .filter(({ rest }) => keysOf(rest) === simplest)
    .map(({ rest, dimensions }) => {
      const part = rest.map(([, value]) => value).join('-');
      return {
        metric: part ? `${metric}.${part}` : metric,
        ...(part && { part }),
        name,
        dimensions,
      };
    })
    .sort((left, right) => left.metric.localeCompare(right.metric));
}

/** The sets of a metric that a warehouse has. */
export function setsOf(
  { metricSets }: WarehouseSets,
  metric: string,
): MetricSet[] {
  return (answerOf(metricSets) ?? []).filter(
    set => set.metric === metric || set.metric.startsWith(`${metric}.`),
  );
}

/** The rows of metrics whose sets were looked up: one series for each set that there is. */
export function setMetrics<TInventory extends WarehouseSets>(
  rows: readonly SetRow<TInventory>[],
): AwsMetric<TInventory>[] {
  return rows.map(row => ({
    ...row,
    parts: inventory =>
      setsOf(inventory, row.metric).map(({ part = '' }) => part),
    dimensions: (_stage, inventory, part) =>
      setsOf(inventory, row.metric).find(set => (set.part ?? '') === part)
        ?.dimensions ?? {},
  }));
}

function keysOf(rest: readonly [string, string][]): string {
  return rest.map(([key]) => `${key}/`).join('');
}

function byLength(left: string, right: string): number {
  return (
    left.split('/').length - right.split('/').length ||
    left.localeCompare(right)
  );
}

function restOf({ dimensions }: FoundMetric, own: string): [string, string][] {
  return Object.entries(dimensions).filter(([key]) => key !== own);
}
