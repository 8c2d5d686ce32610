import { JsonObject } from '@backstage/types';
import { ActionCall } from './actionCall';
import { Evidence } from './finding';
import { Message } from './message';
import { StageProblem } from './stage';
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
  /** What the sentence is made of, where that is known. */
  sentence?: Message;
  evidence: Evidence;
  /** True for a red line that nobody may override, because the action could not be done at all. */
  final?: boolean;
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
  /** What that sentence is made of, where it is known. */
  sentence?: Message;
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
  /** What the sentence is made of, where that is known. */
  sentence?: Message;
  /** How many of `total` are done. */
  done?: number;
  total?: number;
  /** ISO 8601; when it ends if it goes on like this. */
  estimatedEndAt?: string;
  /** Further figures, named as evidence is: `cameBackRatio`. */
  figures?: Evidence;
}

/**
 * Why an action cannot be done now.
 *
 * @public
 */
export interface ActionHindrance {
  code:
    | 'not-enabled'
    | 'not-permitted'
    | 'not-applicable'
    | 'running'
    | 'missing-iam-action'
    | 'too-often';
  /** One sentence, in English, that says what would have to change. */
  message: string;
  /** What the sentence is made of, where that is known. */
  sentence?: Message;
  /** The permission that the caller lacks. */
  permission?: string;
  /** The IAM action that the role was refused. */
  missingPermission?: string;
  /** The id of the task of this pipeline that is running. */
  task?: string;
}

/**
 * What can be done to a stage of a pipeline, and why not if it cannot.
 *
 * @public
 */
export interface AvailableAction {
  /** `extend-retention` */
  action: string;
  title: string;
  description: string;
  /** ARN; the entity ref of the pipeline for what is done to all of it. */
  stage: string;
  /** The permission that it needs. */
  permission: string;
  /** True when what it does cannot be undone. */
  destructive: boolean;
  /** True when a task of it can be stopped. */
  cancellable: boolean;
  /** JSON Schema of the input. */
  inputSchema: JsonObject;
  /** Empty when it can be done. */
  hindrances: ActionHindrance[];
}

/**
 * A proposal that can be carried out until it expires, by whom it was made for.
 *
 * @public
 */
export interface ProposedAction extends ActionProposal {
  action: string;
  /** ARN; the entity ref of the pipeline for what is done to all of it. */
  stage: string;
  input: JsonObject;
  /** Whether a red line stands against it. */
  blocked: boolean;
  token: string;
  /** ISO 8601 */
  expiresAt: string;
}

/**
 * How a task of an action stands.
 *
 * @public
 */
export type ActionTaskState = 'running' | 'succeeded' | 'failed' | 'cancelled';

/**
 * One doing of an action: who, why, when, and what came of it.
 *
 * @public
 */
export interface ActionTask {
  id: string;
  entityRef: string;
  action: string;
  /** ARN; the entity ref of the pipeline for what is done to all of it. */
  stage: string;
  input: JsonObject;
  state: ActionTaskState;
  /** Entity ref of the user, or name of the service. */
  startedBy: string;
  reason: string;
  /** ISO 8601 */
  startedAt: string;
  /** Absent while it is running. */
  endedAt?: string;
  progress?: ActionProgress;
  /** What was done or why it failed, in one sentence, in English. */
  message?: string;
  /** What that sentence is made of, where it is known. */
  sentence?: Message;
  /** What it rested on when it was started. */
  before: JsonObject;
  /** What it came to. */
  after?: JsonObject;
  /** Why the last step could not be taken; it is tried again while the task is running. */
  problem?: StageProblem;
  /** The red lines that stood against it, and why it was started nevertheless. */
  override?: { lines: string[]; reason: string };
  /** Who wants it to be stopped. */
  cancellation?: { by: string; at: string; reason?: string };
}
