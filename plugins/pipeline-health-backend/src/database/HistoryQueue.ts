import { Shard, StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { updateMany } from './bulk';
import { SeriesRow } from './rows';
import { describedStage, readShard, shardOf, withStages } from './stageRows';

/** A series of which more of what was before is to be asked for. */
export interface DueHistory {
  id: number;
  stageId: number;
  stage: StageRef;
  inventory: JsonObject;
  metric: string;
  /** Seconds */
  period: number;
  /** Epoch milliseconds from which on it was asked for without a gap. */
  askedFrom: number;
}

/** Knows of which series history is to be asked for. */
export class HistoryQueue {
  constructor(private readonly knex: Knex) {}

  /** Accounts and regions in which histories are due. */
  async dueShards(now: number): Promise<Shard[]> {
    const rows: { shard: string }[] = await this.isDue(now)
      .whereNotNull('shard')
      .distinct('shard')
      .orderBy('shard');
    return rows.map(({ shard }) => readShard(shard));
  }

  /** Series whose history is due, those first of which least is known. */
  async due(shard: Shard, now: number, limit: number): Promise<DueHistory[]> {
    const rows: SeriesRow[] = await this.isDue(now)
      .where({ shard: shardOf(shard) })
      .orderBy([
        { column: 'asked_from', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit)
      .select('id', 'stage_id', 'metric', 'period', 'asked_from');
    return withStages(this.knex, rows, (row, { stage, inventory }) => ({
      id: row.id,
      stageId: row.stage_id,
      stage,
      inventory,
      metric: row.metric,
      period: row.period,
      askedFrom: Number(row.asked_from),
    }));
  }

  /** Stores how far back series are known, and when more is asked for; absent: never. */
  async store(
    series: readonly { id: number; askedFrom: number; dueAt?: number }[],
  ): Promise<void> {
    await updateMany(
      this.knex,
      'series',
      { asked_from: 'bigint', history_due_at: 'bigint' },
      series.map(({ id, askedFrom, dueAt }) => ({
        id,
        asked_from: askedFrom,
        history_due_at: dueAt ?? null,
      })),
      { condition: 'series.asked_from >= new.asked_from' },
    );
  }

  /** A series that fails, or has no answer yet, has more urgent questions. */
  private isDue(now: number): Knex.QueryBuilder {
    return this.knex('series')
      .where('history_due_at', '<=', now)
      .whereNotNull('asked_from')
      .whereNotNull('next_due_at')
      .where({ failures: 0 })
      .whereExists(describedStage(this.knex));
  }
}
