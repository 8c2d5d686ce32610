import { Message } from './message';

/**
 * One thing that is billed of a stage, for a month of 730 hours.
 *
 * @public
 */
export interface CostLine {
  /** The name of the price: `sqs.standard-request`. */
  price: string;
  /** What is billed: `SQS requests`. */
  title: string;
  /** What one of it is: `request`, `DPU-hour`. */
  unit: string;
  /** How many a month. */
  quantity: number;
  usdPerUnit: number;
  usdPerMonth: number;
  /** How the quantity follows from what was measured, in one sentence. */
  formula: string;
  /** Whose list price it is when the stage's own region has none known. */
  priceRegion: string;
  /** What its texts are made of, where that is known. */
  messages?: { title?: Message; unit?: Message; formula?: Message };
}

/**
 * What one stage costs, as far as it is known.
 *
 * @public
 */
export interface StageCost {
  /** ARN */
  stage: string;
  usdPerMonth: number;
  lines: CostLine[];
  /** What is billed too and is not counted, with the reason: one sentence each. */
  notCounted: string[];
  /** What each of these sentences is made of. */
  notCountedMessages?: Message[];
}

/**
 * What a pipeline costs a month at list price, from the volumes that were
 * measured. Free tiers, discounts and transfer are not in it.
 *
 * @public
 */
export interface PipelineCost {
  usdPerMonth: number;
  stages: StageCost[];
  /** Hours of measurements that the volumes rest on, of the stage with the fewest; absent when none needed any. */
  measuredHours?: number;
  /** Where the prices come from and of when they are. */
  priceSource: string;
  /** What that is made of, source by source. */
  priceSourceMessages?: Message[];
}
