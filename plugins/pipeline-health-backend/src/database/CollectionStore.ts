import {
  ShardCollection,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Shard,
  SourceUsage,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { chunks, greatest } from './bulk';
import { HOUR } from './packing';
import { StageRow } from './rows';
import {
  countersOf,
  errorsOf,
  ProblemRow,
  UsageRow,
  usageOf,
} from './shardFigures';
import { jsonOf, numberOf, Stored, timeOf, toJson } from './values';

const DAY = 24 * HOUR;

/** How a round of a shard went. */
export interface ShardRound {
  endedAt: number;
  durationSeconds: number;
  /** Why nothing could be asked. */
  problem?: { code: string; message: string; missingPermission?: string };
}

/** How far the collection of an account and region is. */
export interface ShardProgress extends Shard {
  /** When its last round ended, if one did. */
  endedAt?: number;
  seriesDue: number;
}

/** Stages and series of an account and region that could not be read for one cause. */
export interface ShardFailure extends Shard {
  cause: string;
  count: number;
  /** What one of them was told. */
  problem: StageProblem;
}

/** Keeps what collection used and how its rounds went. */
export class CollectionStore {
  constructor(private readonly knex: Knex) {}

  /** Adds usage to the hour in which it happened. */
  async addUsage(shard: Shard, usage: SourceUsage, now: number): Promise<void> {
    const rows = countersOf(usage).map(([counter, amount]) => ({
      account: shard.account,
      region: shard.region,
      hour: Math.floor(now / HOUR),
      counter,
      amount,
    }));
    for (const chunk of chunks(rows, 100)) {
      await this.knex('collection_usage')
        .insert(chunk)
        .onConflict(['account', 'region', 'hour', 'counter'])
        .merge({
          amount: this.knex.raw('collection_usage.amount + excluded.amount'),
        });
    }
  }

  /** Estimated cost since a time until now, over all shards, in US dollars. */
  async spentSince(time: number, now: number): Promise<number> {
    const row = await this.knex('collection_usage')
      .where({ counter: 'usd' })
      .whereBetween('hour', [Math.floor(time / HOUR), Math.floor(now / HOUR)])
      .sum({ usd: 'amount' })
      .first();
    return Number(row?.usd ?? 0);
  }

  /** What a metric cost on average since a time until now, in US dollars; undefined when none was asked for. */
  async pricePerMetric(time: number, now: number): Promise<number | undefined> {
    const rows: { counter: string; sum: number | string }[] = await this.knex(
      'collection_usage',
    )
      .whereIn('counter', ['usd', 'metrics'])
      .whereBetween('hour', [Math.floor(time / HOUR), Math.floor(now / HOUR)])
      .groupBy('counter')
      .select('counter')
      .sum({ sum: 'amount' });
    const sums = new Map(
      rows.map(({ counter, sum }) => [counter, Number(sum)]),
    );
    const metrics = sums.get('metrics') ?? 0;
    return metrics > 0 ? (sums.get('usd') ?? 0) / metrics : undefined;
  }

  /** Since when the newest usage is counted. */
  async newestTime(): Promise<number | undefined> {
    const hour = await greatest(this.knex, 'collection_usage', 'hour');
    return hour === undefined ? undefined : hour * HOUR;
  }

  /** Drops the usage of the hours before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('collection_usage')
      .where('hour', '<', Math.floor(time / HOUR))
      .delete();
  }

  async storeRound(shard: Shard, round: ShardRound): Promise<void> {
    await this.knex('shards')
      .insert({
        account: shard.account,
        region: shard.region,
        ended_at: round.endedAt,
        duration_seconds: round.durationSeconds,
        problem: toJson(round.problem),
      })
      .onConflict(['account', 'region'])
      .merge();
  }

  /** Every stage that is part of a pipeline. */
  async watchedStages(): Promise<StageRef[]> {
    const rows: StageRow[] = await this.watched()
      .orderBy('arn')
      .select('arn', 'kind', 'name', 'account', 'region');
    return rows.map(({ arn, kind, name, account, region }) => ({
      arn,
      kind,
      name,
      account,
      region,
    }));
  }

  /** How far collection is, shard by shard, with the series that were due at a time. */
  async progress(dueAt: number): Promise<ShardProgress[]> {
    const rows: (Shard & { ended_at: Stored; due: Stored })[] =
      await this.watched()
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

  /** What could not be read last time, by cause; of one shard, or of all. */
  async failures(shard: Partial<Shard> = {}): Promise<ShardFailure[]> {
    const failing = async (
      table: 'stages' | 'series',
      of: Knex.QueryBuilder,
    ) => {
      const rows: FailureRow[] = await of
        .where(shard)
        .whereNotNull(`${table}.cause`)
        .groupBy('account', 'region', `${table}.cause`)
        .select('account', 'region', { cause: `${table}.cause` })
        .count({ count: '*' })
        .min({ problem: `${table}.problem` });
      return rows;
    };
    const failures = new Map<string, ShardFailure>();
    for (const { account, region, cause, ...row } of [
      ...(await failing('stages', this.watched())),
      ...(await failing('series', this.watchedSeries())),
    ]) {
      const key = JSON.stringify([account, region, cause]);
      const problem = jsonOf<StageProblem>(row.problem);
      if (problem) {
        const count = Number(row.count) + (failures.get(key)?.count ?? 0);
        failures.set(key, { account, region, cause, count, problem });
      }
    }
    return [...failures.values()];
  }

  /** How collection stands, shard by shard. */
  async status(now: number): Promise<ShardCollection[]> {
    const [stages, series, rounds, usage, problems] = await Promise.all([
      this.countStages(),
      this.countSeries(),
      this.rounds(),
      this.usageSince(now - DAY),
      this.problems(),
    ]);
    return [...stages.keys()].sort().map(key => {
      const [account, region] = JSON.parse(key) as [string, string];
      const round = rounds.get(key);
      return {
        account,
        region,
        stageCount: stages.get(key) ?? 0,
        seriesCount: series.get(key) ?? 0,
        lastRoundAt: timeOf(round?.ended_at ?? null),
        durationSeconds: numberOf(round?.duration_seconds ?? null),
        ...usageOf(usage.get(key) ?? [], now),
        ...errorsOf([
          ...(problems.get(key) ?? []),
          ...(round?.problem ? [{ problem: round.problem, count: 1 }] : []),
        ]),
      };
    });
  }

  private watched(): Knex.QueryBuilder {
    return this.knex('stages').whereIn(
      'stages.id',
      this.knex('pipeline_stages').select('stage_id'),
    );
  }

  /** The series of those stages that are asked for. */
  private watchedSeries(): Knex.QueryBuilder {
    return this.watched()
      .join('series', 'series.stage_id', 'stages.id')
      .whereNotNull('series.next_due_at');
  }

  private async countStages(): Promise<Map<string, number>> {
    const rows: (Shard & { count: Stored })[] = await this.watched()
      .groupBy('account', 'region')
      .select('account', 'region')
      .count({ count: '*' });
    return new Map(rows.map(row => [keyOf(row), Number(row.count)]));
  }

  private async countSeries(): Promise<Map<string, number>> {
    const rows: (Shard & { count: Stored })[] = await this.watchedSeries()
      .groupBy('account', 'region')
      .select('account', 'region')
      .count({ count: '*' });
    return new Map(rows.map(row => [keyOf(row), Number(row.count)]));
  }

  private async rounds(): Promise<Map<string, RoundRow>> {
    const rows: (Shard & RoundRow)[] = await this.knex('shards').select();
    return new Map(rows.map(row => [keyOf(row), row]));
  }

  private async usageSince(time: number): Promise<Map<string, UsageRow[]>> {
    const rows: (Shard & UsageRow)[] = await this.knex('collection_usage')
      .where('hour', '>', Math.floor(time / HOUR))
      .groupBy('account', 'region', 'counter')
      .select('account', 'region', 'counter')
      .sum({ amount: 'amount' })
      .min({ hour: 'hour' });
    return groupByShard(rows);
  }

  /** Why stages and series could not be read last time, equal reasons joined. */
  private async problems(): Promise<Map<string, ProblemRow[]>> {
    const ofStages: (Shard & ProblemRow)[] = await this.watched()
      .whereNotNull('stages.problem')
      .groupBy('account', 'region', 'stages.problem')
      .select('account', 'region', { problem: 'stages.problem' })
      .count({ count: '*' });
    const ofSeries: (Shard & ProblemRow)[] = await this.watchedSeries()
      .whereNotNull('series.problem')
      .groupBy('account', 'region', 'series.problem')
      .select('account', 'region', { problem: 'series.problem' })
      .count({ count: '*' });
    return groupByShard([...ofStages, ...ofSeries]);
  }
}

interface FailureRow extends Shard, ProblemRow {
  cause: string;
}

interface RoundRow {
  ended_at: Stored;
  duration_seconds: number;
  problem: string | null;
}

function groupByShard<T extends Shard>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  }
  return groups;
}

function keyOf({ account, region }: Shard): string {
  return JSON.stringify([account, region]);
}
