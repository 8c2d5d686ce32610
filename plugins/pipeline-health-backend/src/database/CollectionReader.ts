import { ShardCollection } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard, StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { FailureReader } from './FailureReader';
import { HOUR } from './packing';
import { RoundStore } from './RoundStore';
import { StageRow } from './rows';
import { errorsOf, usageOf } from './shardFigures';
import { readShard, refOf, shardOf } from './stageRows';
import { UsageStore } from './UsageStore';
import { numberOf, Stored, timeOf } from './values';
import { watchedSeries, watchedStages } from './watched';

const DAY = 24 * HOUR;

/** How far the collection of an account and region is. */
export interface ShardProgress extends Shard {
  /** When its last round ended, if one did. */
  endedAt?: number;
  seriesDue: number;
}

/** Tells how collection stands. */
export class CollectionReader {
  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      failures: FailureReader;
      rounds: RoundStore;
      usage: UsageStore;
    },
  ) {}

  /** Every stage that is part of a pipeline. */
  async watchedStages(): Promise<StageRef[]> {
    const rows: StageRow[] = await watchedStages(this.knex)
      .orderBy('arn')
      .select('arn', 'kind', 'name', 'account', 'region');
    return rows.map(refOf);
  }

  /** How far collection is, shard by shard, with the series that were due at a time. */
  async progress(dueAt: number): Promise<ShardProgress[]> {
    const rows: (Shard & { ended_at: Stored; due: Stored })[] =
      await watchedStages(this.knex)
        .leftJoin('series', 'series.stage_id', 'stages.id')
        .leftJoin('shards', {
          'shards.account': 'stages.account',
          'shards.region': 'stages.region',
        })
        .groupBy('stages.account', 'stages.region')
        .select('stages.account', 'stages.region')
        .max({ ended_at: 'shards.ended_at' })
        .sum({
          due: this.knex.raw(
            'case when series.next_due_at <= ? then 1 else 0 end',
            [dueAt],
          ),
        });
    return rows.map(({ account, region, ended_at, due }) => ({
      account,
      region,
      endedAt: numberOf(ended_at),
      seriesDue: Number(due),
    }));
  }

  /** How collection stands, shard by shard. */
  async status(now: number): Promise<ShardCollection[]> {
    const { failures, rounds, usage } = this.stores;
    const [stages, series, ended, used, problems] = await Promise.all([
      countOf(watchedStages(this.knex)),
      countOf(watchedSeries(this.knex)),
      rounds.all().then(byShard),
      usage.since(now - DAY).then(byShard),
      failures.problems().then(byShard),
    ]);
    return [...stages.keys()].sort().map(key => {
      const { account, region } = readShard(key);
      const [round] = ended.get(key) ?? [];
      return {
        account,
        region,
        stageCount: stages.get(key) ?? 0,
        seriesCount: series.get(key) ?? 0,
        lastRoundAt: timeOf(round?.ended_at ?? null),
        durationSeconds: numberOf(round?.duration_seconds ?? null),
        ...usageOf(used.get(key) ?? [], now),
        ...errorsOf([
          ...(problems.get(key) ?? []),
          ...(round?.problem ? [{ problem: round.problem, count: 1 }] : []),
        ]),
      };
    });
  }
}

async function countOf(of: Knex.QueryBuilder): Promise<Map<string, number>> {
  const rows: (Shard & { count: Stored })[] = await of
    .groupBy('account', 'region')
    .select('account', 'region')
    .count({ count: '*' });
  return new Map(rows.map(row => [shardOf(row), Number(row.count)]));
}

function byShard<T extends Shard>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = shardOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
