import {
  ActionTask,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import {
  NewActionTask,
  rowOf,
  runningKey,
  stageOf,
  stepColumns,
  taskOf,
  TaskStep,
} from './actionTaskRecords';
import { among, greatest } from './bulk';
import { ActionTaskRow } from './rows';
import { jsonOf, textOf, toJson } from './values';

/** How far ahead a step is planned at most, in milliseconds. */
const FURTHEST_PLAN = 24 * 3_600_000;

/** A task that only who claimed it goes on with. */
export interface ClaimedTask {
  task: ActionTask;
  stage: StageRef;
  state: JsonObject;
  /** How often somebody began to go on from this state, this time included. */
  attempts: number;
  /** Epoch milliseconds since when the state is stored. */
  since: number;
  /** Which lease this is. */
  epoch: number;
}

/** A task that is running. */
export interface RunningTask {
  id: string;
  entityRef: string;
  action: string;
  startedAt: string;
}

/** A task that the role was not allowed to do. */
export interface RefusedTask {
  action: string;
  stage: StageRef;
  missingPermission: string;
}

/** Keeps what is done to stages and what was, each step before it is taken. */
export class ActionTaskStore {
  constructor(private readonly knex: Knex) {}

  /** Adds a task; undefined when the same request, or one of its family, was faster. */
  async add(task: NewActionTask): Promise<ActionTask | undefined> {
    const rows: ActionTaskRow[] = await this.knex('action_tasks')
      .insert(rowOf(task))
      .onConflict()
      .ignore()
      .returning('*');
    return rows.map(taskOf)[0];
  }

  /** The task that a request started, and what was asked with it. */
  async ofRequest(
    requestKey: string,
  ): Promise<{ task: ActionTask; request: string } | undefined> {
    const row: ActionTaskRow | undefined = await this.knex('action_tasks')
      .where({ request_key: requestKey })
      .first();
    return row && { task: taskOf(row), request: row.request };
  }

  /** What is running of a family on some stages, by ARN. */
  async running(
    arns: readonly string[],
    family: string,
  ): Promise<Map<string, RunningTask>> {
    const rows: ActionTaskRow[] = await this.knex('action_tasks').where(
      among(
        this.knex,
        'running',
        arns.map(arn => runningKey(family, arn)),
      ),
    );
    return new Map(
      rows.map(row => [
        row.stage_arn,
        {
          id: String(row.id),
          entityRef: row.entity_ref,
          action: row.action,
          startedAt: new Date(Number(row.started_at)).toISOString(),
        },
      ]),
    );
  }

  /** The tasks that ended since a time because the role lacks an IAM action. */
  async refusedSince(time: number): Promise<RefusedTask[]> {
    const rows: ActionTaskRow[] = await this.knex('action_tasks')
      .where('ended_at', '>=', time)
      .whereNotNull('refused');
    return rows.map(row => ({
      action: row.action,
      stage: stageOf(row),
      missingPermission: row.refused ?? '',
    }));
  }

  /** When somebody has started an action on a stage since a time, oldest first. */
  async startedSince(options: {
    arn: string;
    action: string;
    by: string;
    since: number;
  }): Promise<number[]> {
    const { arn, action, by, since } = options;
    const rows: Pick<ActionTaskRow, 'started_at'>[] = await this.knex(
      'action_tasks',
    )
      .where({ stage_arn: arn, action, started_by: by })
      .where('started_at', '>', since)
      .orderBy('started_at')
      .select('started_at');
    return rows.map(row => Number(row.started_at));
  }

  /** The pipeline in which a task of an action was started. */
  async pipelineOf(id: string, action: string): Promise<string | undefined> {
    const row: Pick<ActionTaskRow, 'entity_ref'> | undefined = await this.knex(
      'action_tasks',
    )
      .where({ id: Number(id), action })
      .first('entity_ref');
    return row?.entity_ref;
  }

  /** A page of a pipeline's tasks, newest first. `before` is the id of the last one of the page before. */
  async page(
    entityRef: string,
    query: { limit: number; before?: string; stage?: string; action?: string },
  ): Promise<{ items: ActionTask[]; next?: string }> {
    const { limit, before, stage, action } = query;
    const rows: ActionTaskRow[] = await this.knex('action_tasks')
      .where({
        entity_ref: entityRef,
        ...(stage !== undefined && { stage_arn: stage }),
        ...(action !== undefined && { action }),
      })
      .where('id', '<', before === undefined ? 2 ** 31 - 1 : Number(before))
      .orderBy('id', 'desc')
      .limit(limit + 1);
    const items = rows.slice(0, limit).map(taskOf);
    return {
      items,
      next: rows.length > limit ? items[items.length - 1].id : undefined,
    };
  }

  /** A task of a pipeline, with its stage as it was when the task began. */
  async get(
    entityRef: string,
    id: string,
  ): Promise<{ task: ActionTask; stage: StageRef } | undefined> {
    const row: ActionTaskRow | undefined = await this.knex('action_tasks')
      .where({ entity_ref: entityRef, id: Number(id) })
      .first();
    return row && { task: taskOf(row), stage: stageOf(row) };
  }

  /** Has a running task stopped soon; undefined when it is over, or somebody asked for that before. */
  async cancel(
    id: string,
    { by, at, reason }: { by: string; at: number; reason?: string },
  ): Promise<ActionTask | undefined> {
    const rows: ActionTaskRow[] = await this.knex('action_tasks')
      .where({ id: Number(id), state: 'running' })
      .whereNull('cancelled_by')
      .update({
        cancelled_by: textOf(by),
        cancelled_at: at,
        cancel_reason: reason === undefined ? null : textOf(reason),
        next_at: at,
      })
      .returning('*');
    return rows.map(taskOf)[0];
  }

  /**
   * Takes tasks that are to go on, so that nobody else goes on with them until
   * the lease ends. `leaseNow` is by the clock that all replicas share.
   */
  async claim(options: {
    now: number;
    leaseNow: number;
    leaseUntil: number;
    limit: number;
  }): Promise<ClaimedTask[]> {
    const { now, leaseNow, leaseUntil, limit } = options;
    const due = (query: Knex.QueryBuilder) =>
      query
        .where(it =>
          it
            .where('next_at', '<=', now)
            // Nobody plans so far ahead, unless their clock was wrong.
            .orWhere('next_at', '>', now + FURTHEST_PLAN),
        )
        .where('leased_until', '<=', leaseNow);
    const rows: ActionTaskRow[] = await due(this.knex('action_tasks'))
      .whereIn(
        'id',
        due(this.knex('action_tasks'))
          .orderBy('next_at')
          .limit(limit)
          .select('id'),
      )
      .update({
        leased_until: leaseUntil,
        epoch: this.knex.raw('epoch + 1'),
        attempts: this.knex.raw('attempts + 1'),
      })
      .returning('*');
    return rows.map(row => ({
      task: taskOf(row),
      stage: stageOf(row),
      state: jsonOf<JsonObject>(row.step) ?? {},
      attempts: row.attempts,
      since: Number(row.step_since),
      epoch: row.epoch,
    }));
  }

  /** Stores where a task is now, unless somebody else goes on with it: then undefined. */
  async advance(
    { task, epoch }: Pick<ClaimedTask, 'task' | 'epoch'>,
    step: TaskStep,
    now: number,
  ): Promise<ActionTask | undefined> {
    const columns = stepColumns(step, now);
    return this.update(task.id, epoch, {
      ...columns,
      // Whoever wanted it stopped meanwhile does not wait for what was planned.
      ...(columns.next_at !== null &&
        !task.cancellation && {
          next_at: this.knex.raw(
            'case when cancelled_by is null then cast(? as bigint) else cast(? as bigint) end',
            [columns.next_at, now],
          ),
        }),
    });
  }

  /** Notes why a step could not be taken, if anything hindered it, to try again at a time. */
  async postpone(
    { task, epoch }: Pick<ClaimedTask, 'task' | 'epoch'>,
    problem: StageProblem | undefined,
    nextAt: number,
  ): Promise<ActionTask | undefined> {
    return this.update(task.id, epoch, {
      problem: toJson(problem),
      next_at: nextAt,
      leased_until: 0,
    });
  }

  /** When the last task ended. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'action_tasks', 'ended_at');
  }

  /** Drops tasks that ended before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('action_tasks').where('ended_at', '<', time).delete();
  }

  private async update(
    id: string,
    epoch: number,
    columns: {
      [column in keyof ActionTaskRow]?: ActionTaskRow[column] | Knex.Raw;
    },
  ): Promise<ActionTask | undefined> {
    const rows: ActionTaskRow[] = await this.knex('action_tasks')
      .where({ id: Number(id), epoch, state: 'running' })
      .update(columns)
      .returning('*');
    return rows.map(taskOf)[0];
  }
}
