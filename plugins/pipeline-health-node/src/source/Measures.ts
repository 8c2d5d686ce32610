import { JsonObject } from '@backstage/types';

/**
 * A stage whose part in the objectives of its pipeline is asked for.
 *
 * @public
 */
export interface MeasuredStage<TInventory extends JsonObject = JsonObject> {
  inventory: TInventory;
  /** Whether it lies at the end of a link that carries only what failed. */
  takesFailures: boolean;
}

/**
 * Whether the runs of a stage count, and whether they could be asked for.
 *
 * @public
 */
export type MeasuredRuns = 'asked' | 'not-asked';

/**
 * What tells how old the data is that has not come through a stage.
 *
 * @public
 */
export interface FreshnessMeasure {
  /** Metrics of the age, in seconds, of the oldest data that is not through; the oldest counts. */
  ages?: readonly string[];
  /**
   * The metric that counts what comes in. Where no age is told it is as old as
   * the first that came since; without such a metric nothing waits then.
   */
  input?: string;
  /** Its runs bring the data, which is as old as the last one that succeeded. */
  runs?: MeasuredRuns;
}

/**
 * What counts, at a stage, what arrived and what did not. What fails and is
 * tried again counts where it ends.
 *
 * @public
 */
export interface DeliveryMeasure {
  /** Metrics whose sums are what was given on. */
  delivered?: readonly string[];
  /** Metrics whose sums are in `delivered`, too, though they were not: calls that failed. */
  notDelivered?: readonly string[];
  /** Metrics whose sums are what was refused, set aside, given up or lost. */
  failed?: readonly string[];
  /** The metric of how much lies there that failed elsewhere: what it rises by. */
  setAside?: string;
  /** Its runs are what succeeds or fails. */
  runs?: MeasuredRuns;
}

/**
 * What a kind counts for the objectives of pipelines. A stage for which it
 * answers nothing takes no part.
 *
 * @public
 */
export interface Measures<TInventory extends JsonObject = JsonObject> {
  freshness?(stage: MeasuredStage<TInventory>): FreshnessMeasure | undefined;
  delivery?(stage: MeasuredStage<TInventory>): DeliveryMeasure | undefined;
}
