import { JsonObject } from '@backstage/types';
import { Health } from './health';
import { LossTimes } from './loss';
import { Message } from './message';
import { StagePlaces } from './places';
import { Run } from './run';
import { Unit } from './unit';

/**
 * The newest complete value of one metric of a stage.
 *
 * @public
 */
export interface Reading {
  value: number;
  unit: Unit;
  /** ISO 8601; the time the value is of, not the time it was read. */
  at: string;
  /** True while the metric's publisher may still revise the value. */
  provisional?: boolean;
}

/**
 * Why a stage could not be read.
 *
 * @public
 */
export type StageProblem = {
  code: ProblemCode;
  /** Why, in English, with what was answered as it was answered. */
  message: string;
  /** What the message is made of, where it is known. */
  sentence?: Message;
  /** The IAM action that was refused, such as `sqs:GetQueueAttributes`. */
  missingPermission?: string;
  /**
   * The part of the source that did not answer, for AWS the service as IAM
   * policies name it, such as `sqs`. Nothing else shares its fate.
   */
  service?: string;
};

/**
 * The kinds of reasons for which a question to a source fails.
 *
 * @public
 */
export type ProblemCode =
  | 'access-denied'
  | 'not-found'
  | 'throttled'
  | 'credentials'
  | 'unreachable'
  | 'invalid'
  | 'failed'
  /** Not asked, because a budget is spent: that of all, or that of the owner. */
  | 'budget'
  /** Not asked, because our own clock is wrong. */
  | 'clock';

/**
 * One AWS resource of a pipeline.
 *
 * @public
 */
export interface Stage extends LossTimes {
  arn: string;
  /** For example `sqs-queue`. */
  kind: string;
  name: string;
  account: string;
  region: string;
  /** Annotated on the entity, or found by following configuration. */
  origin: 'declared' | 'discovered';
  /** Why a discovered stage belongs to the pipeline, in one sentence. */
  originNote?: string;
  /** What that is made of, where it is known. */
  originMessage?: Message;
  health: Health;
  /** The ARN of the stage whose fault explains this stage's health, up or down the flow. */
  consequenceOf?: string;
  /** Configuration and facts, as last described; empty before the first answer. */
  inventory: JsonObject;
  readings: { [metric: string]: Reading };
  runs?: Run[];
  /** ISO 8601; when the next runs are due, soonest first; absent where nobody knows. */
  nextRuns?: string[];
  /** ISO 8601; when the stage was last read with success. */
  collectedAt?: string;
  problem?: StageProblem;
  places?: StagePlaces;
}

/**
 * Data flows from one stage to another.
 *
 * @public
 */
export interface Link {
  /** ARN */
  from: string;
  /** ARN */
  to: string;
  /** What the flow is, for example `dead-letter-queue`. */
  relation: string;
}
