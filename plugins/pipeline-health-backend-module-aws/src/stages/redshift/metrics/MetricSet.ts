import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from '../../../aws/cloudwatch';
import { FoundMetric } from '../../../aws/access';

/** A metric whose exact dimensions had to be looked up, such as one of each queue. */
export type MetricSet = {
  /** Our name: `queuedQueries.etl`. */
  metric: string;
  /** What its last dimension says: `etl`. */
  part?: string;
  name: string;
  dimensions: { [name: string]: string };
};

/** How the sets of one metric become series. */
export interface MetricSetDefinition
  extends Pick<SeriesDefinition, 'title' | 'unit' | 'statistic' | 'period'> {
  metric: string;
  /** The name in CloudWatch. */
  name: string;
  scale?: number;
}

const MAX_PARTS = 8;

/** Dimensions that only repeat what others say. */
const REPEATING = /^(node ?id|database(name)?|stage)$/i;

/**
 * Chooses the sets of a metric: those with one dimension more than the
 * warehouse's own, or with none more. Sets of single nodes or databases repeat
 * what these say.
 */
export function chooseSets(
  definitions: readonly MetricSetDefinition[],
  found: readonly FoundMetric[],
  own: string,
): MetricSet[] {
  return definitions.flatMap(({ metric, name }) => {
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
      .sort((left, right) => left.metric.localeCompare(right.metric))
      .slice(0, MAX_PARTS);
  });
}

/** The series of the chosen sets. */
export function seriesOfSets(
  definitions: readonly MetricSetDefinition[],
  sets: readonly MetricSet[],
): SeriesDefinition[] {
  return sets.flatMap(({ metric, part, name }) => {
    const known = definitions.find(definition => definition.name === name);
    return known
      ? [
          {
            metric,
            title: part ? `${known.title}: ${part}` : known.title,
            unit: known.unit,
            statistic: known.statistic,
            period: known.period,
            expectedLag: known.period + 120,
          },
        ]
      : [];
  });
}

/** Where CloudWatch keeps the chosen sets. */
export function queriesOfSets(
  namespace: string,
  definitions: readonly MetricSetDefinition[],
  sets: readonly MetricSet[],
): { [metric: string]: MetricQuery } {
  return Object.fromEntries(
    sets.map(({ metric, name, dimensions }) => {
      const known = definitions.find(definition => definition.name === name);
      const scale = known?.scale;
      return [
        metric,
        { namespace, name, dimensions, ...(scale !== undefined && { scale }) },
      ];
    }),
  );
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
