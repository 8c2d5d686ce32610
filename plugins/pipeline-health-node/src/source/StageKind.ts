import {
  Finding,
  Link,
  Reading,
  Run,
  SeriesThreshold,
  StageProblem,
  SummaryReadings,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { Sample } from './StageDescription';
import { StageRef } from './StageRef';

/**
 * How often a stage is read: hot while something burns or somebody looks.
 *
 * @public
 */
export type Tier = 'hot' | 'warm' | 'cold';

/**
 * A metric of a kind of stage, as it is stored and shown.
 *
 * @public
 */
export interface SeriesDefinition {
  /** Our name of the metric, also the key of its reading: `oldestMessageAge`. */
  metric: string;
  /** What a person calls it: `Age of the oldest message`. */
  title: string;
  unit: Unit;
  statistic: 'Maximum' | 'Minimum' | 'Sum' | 'Average';
  /** Seconds between two points at the publisher; a multiple of 60. */
  period: number;
  /**
   * The tier at which it is asked for at most, whatever the stage's tier is.
   * For metrics that describing the stage gives as well.
   */
  coolestTier?: Tier;
  /** How many seconds after its time a point is normally there. */
  expectedLag: number;
}

/**
 * A threshold of a kind: what is compared, how, and where the lines are by default.
 *
 * @public
 */
export interface ThresholdDefinition extends SeriesThreshold {
  unit: Unit;
  /** What is judged and why the lines are where they are, in one sentence. */
  description: string;
}

/**
 * The lines in force for one stage, by the names of its kind's thresholds.
 * A line that is absent is switched off.
 *
 * @public
 */
export type Thresholds<TName extends string = string> = {
  [name in TName]: { warning?: number; critical?: number };
};

/**
 * A stage as the checks of a kind see it: facts only, nothing is asked.
 *
 * @public
 */
export interface StageFacts<TInventory extends JsonObject = JsonObject> {
  stage: StageRef;
  /** Absent until the stage has been described once. */
  inventory?: TInventory;
  /** Why the last attempt to describe the stage failed, if it did. */
  problem?: StageProblem;
  /** Epoch milliseconds of the last successful description. */
  describedAt?: number;
  /** The newest complete value of each metric. */
  readings: { [metric: string]: Reading };
  /**
   * Complete points of each metric, oldest first: of the last three hours, and
   * further back where `lookback` of the stage's kind asked for it.
   */
  samples: { [metric: string]: Sample[] };
  /** Newest first. */
  runs: Run[];
}

/**
 * A stage at the other end of a link.
 *
 * @public
 */
export interface Neighbour {
  /** Whether data flows from the neighbour to the stage or from the stage to it. */
  direction: 'upstream' | 'downstream';
  relation: Link['relation'];
  facts: StageFacts;
}

/**
 * Everything that a check may look at.
 *
 * @public
 */
export interface CheckContext<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> extends StageFacts<TInventory> {
  neighbours: Neighbour[];
  thresholds: Thresholds<TThreshold>;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * A finding before the evaluation gives it its stage and its time.
 *
 * @public
 */
export type FindingDraft = Omit<Finding, 'id' | 'stage' | 'since'> & {
  /**
   * True when the finding says that nothing arrives any more. Downstream of a
   * broken stage it is a consequence, not a cause.
   */
  starvation?: boolean;
};

/**
 * A pure rule.
 *
 * @public
 */
export interface Check<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> {
  /** The second half of the finding's id: `dead-letters`. */
  id: string;
  /** What it looks for and why that matters, in one or two sentences. */
  description: string;
  /** Called only when the stage has an inventory. */
  run(
    context: CheckContext<TInventory, TThreshold> & { inventory: TInventory },
  ): FindingDraft | undefined;
}

/**
 * Everything pure that is special to one kind of stage.
 *
 * @public
 */
export interface StageKind<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> {
  /** `sqs-queue` */
  readonly kind: string;
  /** What a person calls it: `SQS queue`. */
  readonly title: string;
  readonly thresholds: { [name in TThreshold]: ThresholdDefinition };
  /** In the order in which their findings explain a stage when equally severe. */
  readonly checks: readonly Check<TInventory, TThreshold>[];
  /** The name of the resource, or undefined when the ARN is of another kind. Throws when it is malformed. */
  identify(arn: ParsedArn): string | undefined;
  /** Which metrics a stage has. */
  series(inventory: TInventory): SeriesDefinition[];
  /** Which threshold draws the lines of a metric's chart. */
  readonly chartThresholds: { [metric: string]: TThreshold };
  /**
   * The lines of charts for which it matters how the stage is set up; an
   * undefined one says that the metric of this stage is not judged. It counts
   * before `chartThresholds`.
   */
  chartLines?(
    stage: Pick<CheckContext<TInventory, TThreshold>, 'thresholds'> & {
      inventory: TInventory;
    },
  ): { [metric: string]: SeriesThreshold | undefined };
  /** Readings that follow from others, such as 0 for the missing age of an empty queue. */
  deriveReadings?(context: CheckContext<TInventory, TThreshold>): {
    [metric: string]: Reading;
  };
  /** What this stage adds to its pipeline's row; the worst stage's value is shown. */
  summarize?(context: CheckContext<TInventory, TThreshold>): SummaryReadings;
  /** Which metric the sparkline of a row shows, if this stage is the one to look at. */
  readonly trendMetric?: { metric: string; summary: keyof SummaryReadings };
  /** Seconds until the first data of this stage may expire unread, worst case; undefined when none can. */
  secondsToLoss?(
    context: CheckContext<TInventory, TThreshold>,
  ): number | undefined;
  /**
   * From when on the checks, of this stage or of its neighbours, need the
   * samples of a metric of this stage, in epoch milliseconds, if the last three
   * hours are not enough. Costly: for a stage in trouble only.
   */
  lookback?(context: CheckContext<TInventory, TThreshold>): {
    [metric: string]: number;
  };
  /** How closely the stage deserves to be watched, whatever its health; warm when absent. */
  tier?(context: CheckContext<TInventory, TThreshold>): Tier;
}
