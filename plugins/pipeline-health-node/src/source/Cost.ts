import { Message, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { FromInventory } from './Metric';
import { StageRef } from './StageRef';

/**
 * Hours of the month by which prices are told.
 *
 * @public
 */
export const HOURS_OF_MONTH = 730;

/**
 * What the cost of a stage is made of.
 *
 * @public
 */
export interface CostContext<TInventory extends JsonObject = JsonObject> {
  stage: StageRef;
  inventory: TInventory;
  /** What the values of one of the row's metrics come to in a month, by those measured; undefined when none were. */
  monthly(metric: string): number | undefined;
  /** The mean of the measured values of one of the row's metrics; undefined when there were none. */
  mean(metric: string): number | undefined;
  /** How much a figure of the runs comes to in a month, by the known runs; undefined without any that ended. */
  ofRuns(figure: (run: Run) => number | undefined): number | undefined;
}

/**
 * Something that is billed of every stage of a kind, or of some.
 *
 * @public
 */
export interface Cost<TInventory extends JsonObject = JsonObject> {
  /** Names it among those of its kind: `requests`. */
  id: string;
  /** The name of the price in its source's table: `sqs.standard-request`. */
  price: FromInventory<TInventory, string>;
  /** How the quantity follows from what was measured, in one sentence. */
  formula: string;
  /** The metrics from which the quantity follows. */
  metrics?: readonly string[];
  /** Which stages it is billed of; all when absent. */
  when?(inventory: TInventory): boolean;
  /** How many units a month; undefined when that is not known. */
  quantity(context: CostContext<TInventory>): number | undefined;
}

/**
 * A list price.
 *
 * @public
 */
export interface Price {
  /** What is billed: `SQS requests`. */
  title: string;
  /** What one of it is: `request`. */
  unit: string;
  /** What title and unit are made of, by the templates of the source; see `PipelineSource.messages`. */
  messages?: { title: Message; unit: Message };
  usd: number;
  /** The region whose price it is. */
  region: string;
  /** Who said so, where that is known of this price. */
  source?: string;
  /** Of when it is: `2026-06`. */
  asOf?: string;
}
