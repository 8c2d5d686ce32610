import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among, greatest, upsert } from './bulk';
import { RunRow } from './rows';
import { numberOf, timeOf, jsonOf, textOf, toJson } from './values';

/** Keeps executions of crawlers, jobs and transforms. */
export class RunStore {
  constructor(private readonly knex: Knex) {}

  /** Stores runs; a run that is known already is updated. */
  async store(runs: ReadonlyMap<number, readonly Run[]>): Promise<void> {
    await upsert(
      this.knex,
      'runs',
      [...runs].flatMap(([stageId, ofStage]) =>
        ofStage.map(run => rowOf(stageId, run)),
      ),
      ['stage_id', 'run_id'],
      [
        'state',
        'started_at',
        'ended_at',
        'duration_seconds',
        'error',
        'estimated_cost_usd',
        'figures',
      ],
    );
  }

  /** The newest runs of some stages, newest first. */
  async newest(
    stageIds: readonly number[],
    limit: number,
  ): Promise<Map<number, Run[]>> {
    const ranked = this.knex('runs')
      .select('runs.*')
      .rowNumber('place', over => {
        over
          .partitionBy('stage_id')
          .orderBy('started_at', 'desc')
          .orderBy('run_id');
      })
      .where(among(this.knex, 'stage_id', stageIds));
    const rows: RunRow[] = await this.knex
      .from(ranked.as('ranked'))
      .where('place', '<=', limit)
      .orderBy(['stage_id', 'place'])
      .select();
    return byStage(rows);
  }

  /** The runs of some stages that ended since a time, newest first. */
  async endedSince(
    stageIds: readonly number[],
    time: number,
  ): Promise<Map<number, Run[]>> {
    const rows: RunRow[] = await this.knex('runs')
      .where(among(this.knex, 'stage_id', stageIds))
      .where('ended_at', '>=', time)
      .orderBy('started_at', 'desc');
    return byStage(rows);
  }

  /** When the newest run began. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'runs', 'started_at');
  }

  /** Drops runs that began before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('runs').where('started_at', '<', time).delete();
  }
}

function byStage(rows: readonly RunRow[]): Map<number, Run[]> {
  const runs = new Map<number, Run[]>();
  for (const row of rows) {
    const ofStage = runs.get(row.stage_id) ?? [];
    ofStage.push(runOf(row));
    runs.set(row.stage_id, ofStage);
  }
  return runs;
}

function runOf(row: RunRow): Run {
  return {
    id: row.run_id,
    state: row.state as Run['state'],
    startedAt: new Date(Number(row.started_at)).toISOString(),
    endedAt: timeOf(row.ended_at),
    durationSeconds: numberOf(row.duration_seconds),
    error: row.error ?? undefined,
    estimatedCostUsd: numberOf(row.estimated_cost_usd),
    figures: jsonOf(row.figures),
  };
}

function rowOf(stageId: number, run: Run): RunRow {
  return {
    stage_id: stageId,
    run_id: run.id,
    state: run.state,
    started_at: Date.parse(run.startedAt),
    ended_at: run.endedAt === undefined ? null : Date.parse(run.endedAt),
    duration_seconds: run.durationSeconds ?? null,
    error: run.error === undefined ? null : textOf(run.error),
    estimated_cost_usd: run.estimatedCostUsd ?? null,
    figures: toJson(run.figures),
  };
}
