import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Shard,
  StageRef,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { among, updateMany } from './bulk';
import { defineSeries, SeriesIds, StageSeries } from './defineSeries';
import { SeriesRow } from './rows';
import { describedStage, shardOf, withStages } from './stageRows';
import { numberOf, pastOf, toJson } from './values';
import { probe, release, Waiting } from './waiting';
import { wantedNow } from './wantedNow';

/** A series that is to be asked for. */
export interface DueSeries {
  id: number;
  stageId: number;
  stage: StageRef;
  inventory: JsonObject;
  metric: string;
  /** Seconds */
  period: number;
  /** How closely its stage is watched. */
  tier: Tier;
  coolestTier?: Tier;
  /** Epoch milliseconds; absent before the first complete answer. */
  watermark?: number;
  /** Epoch milliseconds from which on it was asked for without a gap. */
  askedFrom?: number;
  /** Epoch milliseconds from which on a verdict needs it, if that is before `askedFrom`. */
  wantedFrom?: number;
  /** Failed questions since the last success. */
  failures: number;
  /** What the last failure had in common with others. */
  cause?: string;
}

/** How a series is after somebody asked for it. */
export interface AskedSeries {
  id: number;
  watermark?: number;
  askedFrom?: number;
  wantedFrom?: number;
  nextDueAt: number;
  failures: number;
  problem?: StageProblem;
  /** What the failure has in common with others. */
  cause?: string;
}

/** Knows which series are to be asked for, and from when on. */
export class SeriesQueue {
  constructor(private readonly knex: Knex) {}

  /**
   * Series of described stages that are to be asked for, longest due first. One
   * index finds them in their order, so that a page costs its own rows only.
   */
  async due(shard: Shard, now: number, limit: number): Promise<DueSeries[]> {
    const rows: Omit<SeriesRow, 'problem'>[] = await this.knex('series')
      .where({ shard: shardOf(shard) })
      .where('next_due_at', '<=', now)
      .whereExists(describedStage(this.knex))
      .orderBy(['next_due_at', 'id'])
      .limit(limit)
      .select('id', 'stage_id', 'metric', 'period', 'coolest_tier')
      .select('watermark', 'asked_from', 'wanted_from', 'failures', 'cause');
    return withStages(this.knex, rows, (row, stage) => ({
      id: row.id,
      stageId: row.stage_id,
      ...stage,
      metric: row.metric,
      period: row.period,
      coolestTier: (row.coolest_tier as Tier | null) ?? undefined,
      watermark: pastOf(row.watermark, now),
      askedFrom: pastOf(row.asked_from, now),
      wantedFrom: numberOf(row.wanted_from),
      failures: row.failures,
      cause: row.cause ?? undefined,
    }));
  }

  /** Has one of all series of an account and region that failed alike asked for now. */
  async probe(shard: Shard, now: number): Promise<void> {
    await probe(this.knex, this.waiting(), shard, now);
  }

  /** Has at most `limit` series that failed alike asked for now, the worst first. */
  async release(
    which: { shard: Shard; cause: string; limit: number },
    now: number,
  ): Promise<void> {
    await release(this.knex, this.waiting(), which, now);
  }

  /** Stores how questions went. */
  async storeAsked(series: readonly AskedSeries[]): Promise<void> {
    await updateMany(
      this.knex,
      'series',
      {
        watermark: 'bigint',
        asked_from: 'bigint',
        wanted_from: 'bigint',
        next_due_at: 'bigint',
        failures: 'int',
        problem: 'text',
        cause: 'text',
      },
      series.map(asked => ({
        id: asked.id,
        watermark: asked.watermark ?? null,
        asked_from: asked.askedFrom ?? null,
        wanted_from: asked.wantedFrom ?? null,
        next_due_at: asked.nextDueAt,
        failures: asked.failures,
        problem: toJson(asked.problem),
        cause: asked.cause ?? null,
      })),
    );
  }

  /** Has series asked for from a time on that was not asked for yet, at once. */
  async want(
    series: readonly { id: number; from: number }[],
    now: number,
  ): Promise<void> {
    await updateMany(
      this.knex,
      'series',
      { wanted_from: 'bigint', next_due_at: 'bigint' },
      series.map(({ id, from }) => ({
        id,
        wanted_from: from,
        next_due_at: now,
      })),
      {
        condition: 'series.failures = 0 and series.next_due_at is not null',
      },
    );
  }

  /** Has the points of some series asked for now. */
  async wantNow(ids: readonly number[], now: number): Promise<void> {
    await this.knex('series')
      .where(among(this.knex, 'id', ids))
      .whereNotNull('next_due_at')
      .update(wantedNow(this.knex, now));
  }

  /** Postpones the questions about the series of some stages. */
  async storeDueTimes(
    series: readonly { id: number; nextDueAt: number }[],
  ): Promise<void> {
    await updateMany(
      this.knex,
      'series',
      { next_due_at: 'bigint' },
      series.map(({ id, nextDueAt }) => ({ id, next_due_at: nextDueAt })),
    );
  }

  /** The series of some stages that were answered last time they were asked for. */
  async answered(stageIds: readonly number[]): Promise<
    (Pick<DueSeries, 'id' | 'stageId' | 'coolestTier'> & {
      nextDueAt: number;
    })[]
  > {
    const rows: SeriesRow[] = await this.knex('series')
      .where(among(this.knex, 'stage_id', stageIds))
      .where({ failures: 0 })
      .whereNotNull('watermark')
      .whereNotNull('next_due_at')
      .select('id', 'stage_id', 'coolest_tier', 'next_due_at');
    return rows.map(row => ({
      id: row.id,
      stageId: row.stage_id,
      coolestTier: (row.coolest_tier as Tier | null) ?? undefined,
      nextDueAt: Number(row.next_due_at),
    }));
  }

  /** Makes the series of some stages those that their definitions say; answers the ids of all. */
  async define(stages: readonly StageSeries[]): Promise<SeriesIds> {
    return defineSeries(this.knex, stages);
  }

  private waiting(): Waiting {
    return { table: 'series', due: 'next_due_at', rows: this.watched() };
  }

  /** Series of described stages of pipelines. */
  private watched(): Knex.QueryBuilder {
    return this.knex('series')
      .join('stages', 'stages.id', 'series.stage_id')
      .whereNotNull('stages.inventory')
      .whereExists(
        this.knex('pipeline_stages')
          .select(this.knex.raw('1'))
          .whereRaw('pipeline_stages.stage_id = stages.id'),
      );
  }
}
