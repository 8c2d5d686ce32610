import { JsonObject } from '@backstage/types';
import { Evidence } from './finding';
import { Unit } from './unit';

/**
 * What was checked before an action: green speaks for it, amber is to be known,
 * and red blocks it.
 *
 * @public
 */
export interface ActionLine {
  /** What was checked: `consumer-succeeds`. */
  id: string;
  level: 'green' | 'amber' | 'red';
  /** One sentence, in English. */
  message: string;
  evidence: Evidence;
  /** True for a red line that nobody may override, because the action could not be done at all. */
  final?: boolean;
}

/**
 * A call that an action makes, exactly as it is made.
 *
 * @public
 */
export interface ActionCall {
  /** As IAM policies name it: `sqs`. */
  service: string;
  /** `SetQueueAttributes` */
  operation: string;
  input: JsonObject;
}

/**
 * A figure or a setting as it is now, and as it is once the action is done.
 *
 * @public
 */
export interface ActionEffect {
  /** What changes: `retention`, `secondsToLoss`, `deadLetterMessages`. */
  name: string;
  /** Of numbers. */
  unit?: Unit;
  /** Absent when it is not set, or not known. */
  before?: number | string;
  after?: number | string;
}

/**
 * What an action costs, at list price.
 *
 * @public
 */
export interface ActionPrice {
  usd: number;
  per: 'once' | 'month';
  /** How it follows, in one sentence. */
  formula: string;
}

/**
 * What an action would do to a stage and what speaks for it and against it,
 * before anything is done.
 *
 * @public
 */
export interface ActionProposal {
  lines: ActionLine[];
  calls: ActionCall[];
  effects: ActionEffect[];
  price?: ActionPrice;
}

/**
 * How far an action is.
 *
 * @public
 */
export interface ActionProgress {
  /** One sentence, in English. */
  message: string;
  /** How many of `total` are done. */
  done?: number;
  total?: number;
  /** ISO 8601; when it ends if it goes on like this. */
  estimatedEndAt?: string;
  /** Further figures, named as evidence is: `cameBackRatio`. */
  figures?: Evidence;
}
