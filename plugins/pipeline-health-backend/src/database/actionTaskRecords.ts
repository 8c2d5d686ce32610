import {
  ActionProgress,
  ActionTask,
  ActionTaskState,
  Message,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { ActionTaskRow } from './rows';
import { jsonOf, numberOf, textOf, timeOf, toJson } from './values';

/** A task that is about to start. */
export interface NewActionTask {
  entityRef: string;
  stage: StageRef;
  action: string;
  /** Of one family only one task of a stage is running. */
  family: string;
  input: JsonObject;
  startedBy: string;
  reason: string;
  startedAt: number;
  /** Names the request, so that it starts one task however often it is sent. */
  requestKey?: string;
  /** What was asked. */
  request: string;
  before: JsonObject;
  override?: ActionTask['override'];
  step: TaskStep;
}

/** Where a task is: on its way, or over. */
export type TaskStep =
  | { state: JsonObject; progress?: ActionProgress; nextAt: number }
  | {
      outcome: Exclude<ActionTaskState, 'running'>;
      message: string;
      sentence?: Message;
      after?: JsonObject;
      progress?: ActionProgress;
      missingPermission?: string;
    };

/** What only one task at a time has: one of a family on a stage. */
export function runningKey(family: string, arn: string): string {
  return `${family} ${arn}`;
}

/** The row of a task that is about to start. */
export function rowOf(task: NewActionTask): Omit<ActionTaskRow, 'id'> {
  return {
    entity_ref: task.entityRef,
    stage: JSON.stringify(task.stage),
    stage_arn: task.stage.arn,
    action: task.action,
    input: JSON.stringify(task.input),
    running: runningKey(task.family, task.stage.arn),
    started_by: textOf(task.startedBy),
    reason: textOf(task.reason),
    started_at: task.startedAt,
    request_key: task.requestKey ?? null,
    request: task.request,
    before: JSON.stringify(task.before),
    override: toJson(task.override),
    epoch: 0,
    cancelled_by: null,
    cancelled_at: null,
    cancel_reason: null,
    ended_at: null,
    message: null,
    sentence: null,
    after: null,
    refused: null,
    progress: null,
    ...stepColumns(task.step, task.startedAt),
  };
}

/** What a step makes of a row. */
export function stepColumns(step: TaskStep, now: number) {
  const common = {
    step_since: now,
    attempts: 0,
    leased_until: 0,
    problem: null,
    // What a step does not tell anew stays.
    ...(step.progress && { progress: toJson(step.progress) }),
  };
  return 'outcome' in step
    ? {
        ...common,
        step: null,
        next_at: null,
        running: null,
        state: step.outcome,
        ended_at: now,
        message: textOf(step.message),
        sentence: toJson(step.sentence),
        after: toJson(step.after),
        refused: step.missingPermission ?? null,
      }
    : {
        ...common,
        step: JSON.stringify(step.state),
        next_at: step.nextAt,
        state: 'running',
      };
}

/** The stage as it was when the task began. */
export function stageOf(row: Pick<ActionTaskRow, 'stage'>): StageRef {
  return JSON.parse(row.stage);
}

/** The task as callers see it. */
export function taskOf(row: ActionTaskRow): ActionTask {
  const at = numberOf(row.cancelled_at);
  return {
    id: String(row.id),
    entityRef: row.entity_ref,
    action: row.action,
    stage: row.stage_arn,
    input: JSON.parse(row.input),
    state: row.state as ActionTaskState,
    startedBy: row.started_by,
    reason: row.reason,
    startedAt: new Date(Number(row.started_at)).toISOString(),
    endedAt: timeOf(row.ended_at),
    progress: jsonOf(row.progress),
    message: row.message ?? undefined,
    sentence: jsonOf(row.sentence),
    before: JSON.parse(row.before),
    after: jsonOf(row.after),
    problem: jsonOf(row.problem),
    override: jsonOf(row.override),
    cancellation:
      row.cancelled_by === null || at === undefined
        ? undefined
        : {
            by: row.cancelled_by,
            at: new Date(at).toISOString(),
            reason: row.cancel_reason ?? undefined,
          },
  };
}
