import { ShardCollection } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Shard,
  StageRef,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { beginningOfMonth, endOfMonth } from './month';
import { FailureReader } from './FailureReader';
import { HOUR } from './packing';
import { RoundStore } from './RoundStore';
import { StageRow } from './rows';
import { errorsOf, usageOf } from './shardFigures';
import { readShard, refOf, shardOf } from './stageRows';
import { UsageStore } from './UsageStore';
import { Stored, timeOf } from './values';
import { watchedSeries, watchedStages } from './watched';

const DAY = 24 * HOUR;

/** How far the collection of an account and region is. */
export interface ShardProgress extends Shard {
  /** Epoch milliseconds; when its last round ended, if one did. */
  endedAt?: number;
  /** Milliseconds by which the stage or series that is due longest is late; of tiers with nothing due absent. */
  lag: { [tier in Tier]?: number };
  /** Series that have been due since a time. */
  seriesOverdue: number;
}

/** What collection costs in a month (UTC), at list price. */
export interface Spend {
  /** Until now. */
  spentUsd: number;
  /** At its end, going on as in the last 24 hours. */
  forecastUsd: number;
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

  /** How far collection is, shard by shard: indexes find what is due, and nothing else is looked at. */
  async progress(
    now: number,
    { overdueSince }: { overdueSince: number },
  ): Promise<ShardProgress[]> {
    const shards: Shard[] = await watchedStages(this.knex)
      .distinct('account', 'region')
      .orderBy(['account', 'region']);
    const ended = byShard(await this.stores.rounds.rounds());
    return Promise.all(
      shards.map(async shard => {
        const endedAt = ended.get(shardOf(shard))?.[0].endedAt;
        const stages = await this.dueStages(shard, now);
        const series = await this.dueSeries(shard, { now, overdueSince });
        return {
          ...shard,
          endedAt,
          lag: lagOf([...stages, ...series], { now, endedAt }),
          seriesOverdue: series.reduce(
            (sum, { overdue }) => sum + Number(overdue),
            0,
          ),
        };
      }),
    );
  }

  /** How collection stands, shard by shard. */
  async status(now: number): Promise<ShardCollection[]> {
    const { failures, rounds, usage } = this.stores;
    const [stages, series, ended, used, failed] = await Promise.all([
      countOf(watchedStages(this.knex)),
      countOf(watchedSeries(this.knex)),
      rounds.rounds().then(byShard),
      usage.since(now - DAY).then(byShard),
      failures.failures().then(byShard),
    ]);
    return [...stages.keys()].sort().map(key => {
      const { account, region } = readShard(key);
      const [round] = ended.get(key) ?? [];
      return {
        account,
        region,
        stageCount: stages.get(key) ?? 0,
        seriesCount: series.get(key) ?? 0,
        lastRoundAt: timeOf(round?.endedAt ?? null),
        durationSeconds: round?.durationSeconds,
        ...usageOf(used.get(key) ?? [], now),
        ...errorsOf([
          ...(failed.get(key) ?? []),
          ...(round?.problem ? [{ problem: round.problem, count: 1 }] : []),
        ]),
      };
    });
  }

  /** What this month costs. */
  async spend(now: number): Promise<Spend> {
    const { usage } = this.stores;
    const spentUsd = await usage.spentSince(beginningOfMonth(now), now);
    const lately = byShard(await usage.since(now - DAY));
    const in30Days = [...lately.values()].reduce(
      (sum, rows) => sum + usageOf(rows, now).estimatedMonthlyUsd,
      0,
    );
    const left = (endOfMonth(now) - now) / (30 * DAY);
    return { spentUsd, forecastUsd: spentUsd + in30Days * left };
  }

  private async dueStages(shard: Shard, now: number): Promise<DueRow[]> {
    const { account, region } = shard;
    return watchedStages(this.knex)
      .where({ account, region })
      .where('next_describe_at', '<=', now)
      .groupBy('tier')
      .select('tier')
      .max({ new: newest('next_describe_at', this.knex) })
      .min({ due: sinceWhen('next_describe_at', this.knex) });
  }

  private async dueSeries(
    shard: Shard,
    { now, overdueSince }: { now: number; overdueSince: number },
  ): Promise<(DueRow & { overdue: Stored })[]> {
    return watchedSeries(this.knex)
      .where({ 'series.shard': shardOf(shard) })
      .where('series.next_due_at', '<=', now)
      .whereNotNull('stages.inventory')
      .groupBy('tier')
      .select('tier')
      .max({ new: newest('series.next_due_at', this.knex) })
      .min({ due: sinceWhen('series.next_due_at', this.knex) })
      .sum({
        overdue: this.knex.raw(
          'case when series.next_due_at <= ? then 1 else 0 end',
          [overdueSince],
        ),
      });
  }
}

interface DueRow {
  tier: Tier;
  /** 1 if one is due without a time: as soon as it can be. */
  new: Stored;
  /** The longest of the others. */
  due: Stored;
}

function newest(column: string, knex: Knex): Knex.Raw {
  return knex.raw('case when ?? = 0 then 1 else 0 end', [column]);
}

function sinceWhen(column: string, knex: Knex): Knex.Raw {
  return knex.raw('nullif(??, 0)', [column]);
}

/** What is due without a time has been so since the last round at most. */
function lagOf(
  rows: readonly DueRow[],
  { now, endedAt }: { now: number; endedAt?: number },
): ShardProgress['lag'] {
  const lag: ShardProgress['lag'] = {};
  for (const row of rows) {
    const since = [
      ...(row.due === null ? [] : [Number(row.due)]),
      ...(Number(row.new) && endedAt !== undefined ? [endedAt] : []),
    ];
    const late = Math.max(0, ...since.map(time => now - time));
    lag[row.tier] = Math.max(late, lag[row.tier] ?? 0);
  }
  return lag;
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
