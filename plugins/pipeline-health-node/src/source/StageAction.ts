import {
  ActionProgress,
  ActionProposal,
  Finding,
  Link,
  Message,
  PipelinePermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { Said } from './sayWith';
import { StageFacts } from './StageFacts';
import type { UnattendedAction } from './UnattendedAction';

/**
 * The pipeline of a stage, as it was assessed last.
 *
 * @public
 */
export interface ActionPipeline {
  entityRef: string;
  /** All its stages, the one that is acted on included. */
  stages: readonly StageFacts[];
  links: readonly Link[];
  /** Of all its stages, causes first; see `followsFrom`. */
  findings: readonly Finding[];
}

/**
 * What an action may look at. The facts are those that were stored last; what
 * must be true at this moment is asked anew.
 *
 * @public
 */
export interface ActionContext<TInventory extends JsonObject = JsonObject>
  extends StageFacts<TInventory> {
  pipeline: ActionPipeline;
  /** Seconds from now until the first data of the stage can be lost, worst case, as it is told; absent when nothing is in danger, or not known. */
  secondsToLoss?: number;
  /** What is configured of the action, beside that it is enabled; see `settingsSchema`. */
  settings: JsonObject;
  /** Epoch milliseconds. */
  now: number;
  /** Aborts when the task is no longer this replica's to do, or nobody waits for the answer. */
  signal: AbortSignal;
}

/**
 * What is proposed, and what that rests on.
 *
 * @public
 */
export interface Preflight extends ActionProposal {
  /**
   * What must still be so when the action starts, such as the retention that is
   * raised: a proposal whose `seen` is another by then is not carried out.
   * Nothing that changes by itself, such as a depth.
   */
  seen: JsonObject;
}

/**
 * Where a task of an action is now: on its way, or over.
 *
 * @public
 */
export type ActionStep<TState extends JsonObject = JsonObject> =
  | ActionIntention<TState>
  | ActionOutcome;

/**
 * What is to be done next. It is stored before `advance` is called with it.
 *
 * @public
 */
export interface ActionIntention<TState extends JsonObject = JsonObject> {
  /** Everything that whoever goes on must know; JSON. */
  state: TState;
  progress?: ActionProgress;
  /** Epoch milliseconds; when to go on. At once when it is past. */
  nextAt: number;
}

/**
 * How a task ended.
 *
 * @public
 */
export interface ActionOutcome {
  outcome: 'succeeded' | 'failed' | 'cancelled';
  /** What was done or why it failed, in one sentence, in English. */
  message: string;
  /** What the sentence is made of, by the templates of the source. */
  sentence?: Message;
  /** What it came to: the figures and settings that were changed, as they were seen afterwards. */
  after?: JsonObject;
  progress?: ActionProgress;
  /** The IAM action that was refused, if that is why it failed. */
  missingPermission?: string;
}

/**
 * One attempt to go on with a task.
 *
 * @public
 */
export interface ActionAttempt<TState extends JsonObject = JsonObject> {
  /** What was stored last. */
  state: TState;
  /**
   * How often somebody began to go on from this state, this time included. From
   * the second on an earlier attempt may have done what the state intends
   * without anybody hearing of it: its replica was killed, or the answer was lost.
   */
  number: number;
  /** Epoch milliseconds at which the state was stored: what it intends happened at this time or later, if it did. */
  since: number;
}

/**
 * Something that can be done to stages of some kinds.
 *
 * A task of it lives longer than the process that started it. `start` changes
 * nothing: it answers what is intended, which is stored. `advance` is then
 * called with what was stored, as often as needed and maybe by another replica:
 * it **looks whether what the state intends has happened, makes at most one
 * changing call if not**, and answers the next state or the outcome. So a lost
 * answer costs a look, and nothing is done twice.
 *
 * What throws is tried again from the same state, later and later, and given up
 * after a day. A refusal by which it is sure that nothing was done is an outcome: `failed`.
 *
 * @public
 */
export interface StageAction<
  TInput extends JsonObject = JsonObject,
  TState extends JsonObject = JsonObject,
  TInventory extends JsonObject = JsonObject,
> {
  /** `extend-retention`; also its key in `pipelineHealth.actions`. */
  readonly id: string;
  /** What a person calls it: `Extend the retention`. */
  readonly title: string;
  /** What it does and what for, in one or two sentences. */
  readonly description: string;
  /** The permission that it needs, such as `pipelineHealthRetentionExtendPermission`. */
  readonly permission: PipelinePermission;
  /** The kinds of stages to which it can be done. */
  readonly stageKinds: readonly string[];
  /** The actions that the role must be allowed beside those of reading: `sqs:SetQueueAttributes`. */
  readonly iamActions: readonly string[];
  /** Of actions of one family only one is done to a stage at a time: `redrive`. Its own id when absent. */
  readonly family?: string;
  /** True when what it does cannot be undone, so that assistants must propose it first. */
  readonly destructive: boolean;
  /** True when what it came to may be seen by those only who may do it: what messages are made of. */
  readonly confidential?: true;
  /** How often one caller may have it done to one stage, within so many milliseconds; as often as they like when absent. */
  readonly atMost?: { readonly times: number; readonly within: number };
  /** What a caller may ask for; a field that is wrong is named by it. */
  readonly inputSchema: z.ZodType<TInput>;
  /** What may be configured beside `enabled`; nothing when absent. */
  readonly settingsSchema?: z.ZodType<JsonObject>;
  /** When it may be done without a person; never when absent. */
  readonly unattended?: UnattendedAction<TInput, TInventory>;
  /**
   * What a caller may ask for of this stage, with what there is to choose;
   * `inputSchema` when absent, by which whatever is asked for is checked anyway.
   */
  stageSchema?(context: ActionContext<TInventory>): z.ZodType;
  /**
   * Why it cannot be done to this stage, in one sentence, by what is known of it
   * and without asking: `It is no dead-letter queue`.
   */
  unavailable?(context: ActionContext<TInventory>): string | Said | undefined;
  /** Asks whatever must be known, changes nothing. */
  preflight(
    context: ActionContext<TInventory>,
    input: TInput,
  ): Promise<Preflight>;
  /** The first intention, after a preflight without a red line that counts. Changes nothing. */
  start(
    context: ActionContext<TInventory>,
    input: TInput,
    seen: JsonObject,
  ): Promise<ActionStep<TState>>;
  /** Looks, makes at most one changing call, and says what is next. */
  advance(
    context: ActionContext<TInventory>,
    input: TInput,
    attempt: ActionAttempt<TState>,
  ): Promise<ActionStep<TState>>;
  /**
   * Like `advance`, to end the task before it is done. Absent for what cannot be
   * stopped. May answer further states, with which it is called again.
   */
  cancel?(
    context: ActionContext<TInventory>,
    input: TInput,
    attempt: ActionAttempt<TState>,
  ): Promise<ActionStep<TState>>;
}
