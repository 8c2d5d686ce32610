import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { shardOf } from './stageRows';
import { jsonOf, Stored } from './values';
import { watchedSeries, watchedStages } from './watched';

/** Stages and series of an account and region that could not be read for one cause. */
export interface ShardFailure extends Shard {
  /** What they have in common; absent when that is nothing but the words. */
  cause?: string;
  count: number;
  /** What one of them was told. */
  problem: StageProblem;
}

/** Tells which stages and series could not be read last time. */
export class FailureReader {
  constructor(private readonly knex: Knex) {}

  /** Of one account and region or of all; alike ones joined. */
  async failures(shard?: Shard): Promise<ShardFailure[]> {
    const { stages, series } = this.failing(shard);
    const failures = new Map<string, ShardFailure>();
    for (const { account, region, cause, ...row } of [
      ...(await alike('stages', stages)),
      ...(await alike('series', series)),
    ]) {
      const key = JSON.stringify([account, region, cause ?? row.problem]);
      const problem = jsonOf<StageProblem>(row.problem);
      if (problem) {
        failures.set(key, {
          account,
          region,
          ...(cause !== null && { cause }),
          count: Number(row.count) + (failures.get(key)?.count ?? 0),
          problem,
        });
      }
    }
    return [...failures.values()];
  }

  /** How many pipelines have a stage that could not be read for a cause. */
  async countPipelines({ cause, problem, ...shard }: ShardFailure) {
    const { stages, series } = this.failing(shard);
    const alikeIn = (table: string) =>
      cause === undefined
        ? { [`${table}.problem`]: JSON.stringify(problem) }
        : { [`${table}.cause`]: cause };
    const row = await this.knex('pipeline_stages')
      .whereIn('stage_id', stages.where(alikeIn('stages')).select('stages.id'))
      .orWhereIn(
        'stage_id',
        series.where(alikeIn('series')).select('series.stage_id'),
      )
      .countDistinct({ count: 'pipeline_id' })
      .first();
    return Number(row?.count ?? 0);
  }

  private failing(shard: Shard | undefined) {
    const stages = watchedStages(this.knex).whereNotNull('stages.problem');
    const series = watchedSeries(this.knex).whereNotNull('series.problem');
    if (shard) {
      const { account, region } = shard;
      stages.where({ 'stages.account': account, 'stages.region': region });
      series.where({ 'series.shard': shardOf(shard) });
    }
    return { stages, series };
  }
}

interface FailureRow extends Shard {
  cause: string | null;
  problem: string;
  count: Stored;
}

/** Those with a cause are one each; the others by their words. */
async function alike(
  table: 'stages' | 'series',
  of: Knex.QueryBuilder,
): Promise<FailureRow[]> {
  const cause = `${table}.cause`;
  const problem = `${table}.problem`;
  return of
    .groupBy('stages.account', 'stages.region', cause)
    .groupByRaw('case when ?? is null then ?? end', [cause, problem])
    .select('stages.account', 'stages.region', { cause })
    .count({ count: '*' })
    .min({ problem });
}
