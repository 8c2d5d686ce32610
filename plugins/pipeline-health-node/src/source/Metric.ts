import { Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';

/**
 * How often a stage is read: hot while something burns or somebody looks.
 *
 * @public
 */
export type Tier = 'hot' | 'warm' | 'cold';

/**
 * A value, or how it follows from the inventory of a stage. Written as a method,
 * so that kinds with inventories of their own fit into one list.
 *
 * @public
 */
export type FromInventory<TInventory, TValue> =
  | TValue
  | { of(inventory: TInventory): TValue }['of'];

/**
 * How the values of one period become one.
 *
 * @public
 */
export type Statistic = 'Maximum' | 'Minimum' | 'Sum' | 'Average';

/**
 * A metric of a kind of stage, whole: what it is called, what it counts, which
 * stages have it. A source adds how it is asked.
 *
 * @public
 */
export interface Metric<TInventory extends JsonObject = JsonObject> {
  /** Our name of the metric, also the key of its reading: `oldestMessageAge`. */
  metric: string;
  /** What a person calls it: `Oldest message`. */
  title: string;
  unit: Unit;
  statistic: FromInventory<TInventory, Statistic>;
  /** One of the first figures that a person looks at. */
  key?: boolean;
  /** Seconds between two points at the publisher, a multiple of 60; 60 when absent. */
  period?: number;
  /** How many seconds after its time a point is normally there; two minutes after its period when absent. */
  expectedLag?: FromInventory<TInventory, number>;
  /** Describing the stage gives it, too: a described value is current until the next description. */
  described?: boolean;
  /**
   * The tier at which it is asked for at most, whatever the stage's tier is.
   * For metrics that describing the stage gives as well.
   */
  coolestTier?: Tier;
  /** A sum of which checks want to know what is usual: the hours of the weeks before are asked for as well, see {@link Rhythm}. */
  rhythm?: boolean;
  /** It follows from others, see `deriveReadings` of the kind: it has readings and no series. */
  derived?: boolean;
  /** Which stages have it; all when absent. */
  when?(inventory: TInventory): boolean;
  /** For a metric that comes once for each of several parts, such as queues: the names of the parts. */
  parts?(inventory: TInventory): readonly string[];
}

/**
 * A series of a stage: a metric, of one part where it has parts.
 *
 * @public
 */
export interface SeriesDefinition {
  /** `oldestMessageAge`, `queuedQueries.etl` */
  metric: string;
  title: string;
  unit: Unit;
  statistic: Statistic;
  key: boolean;
  /** Seconds */
  period: number;
  /** Seconds */
  expectedLag: number;
  described?: boolean;
  coolestTier?: Tier;
  rhythm?: boolean;
}

/** The row that a series comes from, and of which part it is. */
interface SeriesRow<TMetric> {
  series: SeriesDefinition;
  row: TMetric;
  part?: string;
}

/**
 * The series of a stage with the rows that they come from, in the order of the
 * kind's table.
 *
 * @public
 */
export function seriesRows<
  TInventory extends JsonObject,
  TMetric extends Metric<TInventory>,
>(metrics: readonly TMetric[], inventory: TInventory): SeriesRow<TMetric>[] {
  return metrics
    .filter(row => !row.derived && (row.when?.(inventory) ?? true))
    .flatMap((row): SeriesRow<TMetric>[] => {
      const parts: readonly (string | undefined)[] = row.parts?.(inventory) ?? [
        undefined,
      ];
      return parts.map(part => ({
        series: seriesOfRow(row, inventory, part),
        row,
        part,
      }));
    });
}

/**
 * The series of a stage.
 *
 * @public
 */
export function seriesOf<TInventory extends JsonObject>(
  { metrics }: { metrics: readonly Metric<TInventory>[] },
  inventory: TInventory,
): SeriesDefinition[] {
  return seriesRows(metrics, inventory).map(({ series }) => series);
}

function seriesOfRow<TInventory extends JsonObject>(
  row: Metric<TInventory>,
  inventory: TInventory,
  part: string | undefined,
): SeriesDefinition {
  const { metric, title, unit, key = false } = row;
  const { described, coolestTier, rhythm } = row;
  const { statistic, period = 60, expectedLag = period + 120 } = row;
  return {
    metric: part ? `${metric}.${part}` : metric,
    title: part ? `${title}: ${part}` : title,
    unit,
    statistic:
      typeof statistic === 'function' ? statistic(inventory) : statistic,
    key,
    period,
    expectedLag:
      typeof expectedLag === 'function' ? expectedLag(inventory) : expectedLag,
    ...(described && { described }),
    ...(coolestTier && { coolestTier }),
    ...(rhythm && { rhythm }),
  };
}
