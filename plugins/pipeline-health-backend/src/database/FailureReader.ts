import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { ProblemRow } from './shardFigures';
import { jsonOf } from './values';
import { watchedSeries, watchedStages } from './watched';

/** Stages and series of an account and region that could not be read for one cause. */
export interface ShardFailure extends Shard {
  cause: string;
  count: number;
  /** What one of them was told. */
  problem: StageProblem;
}

/** Tells which stages and series could not be read last time. */
export class FailureReader {
  constructor(private readonly knex: Knex) {}

  /** By cause; of one shard, or of all. */
  async byCause(shard: Partial<Shard> = {}): Promise<ShardFailure[]> {
    const failures = new Map<string, ShardFailure>();
    for (const { account, region, cause, ...row } of [
      ...(await failing('stages', watchedStages(this.knex).where(shard))),
      ...(await failing('series', watchedSeries(this.knex).where(shard))),
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

  /** Their problems, equal ones joined. */
  async problems(): Promise<(Shard & ProblemRow)[]> {
    return [
      ...(await problemsOf('stages', watchedStages(this.knex))),
      ...(await problemsOf('series', watchedSeries(this.knex))),
    ];
  }
}

interface FailureRow extends Shard, ProblemRow {
  cause: string;
}

async function failing(
  table: 'stages' | 'series',
  of: Knex.QueryBuilder,
): Promise<FailureRow[]> {
  return of
    .whereNotNull(`${table}.cause`)
    .groupBy('account', 'region', `${table}.cause`)
    .select('account', 'region', { cause: `${table}.cause` })
    .count({ count: '*' })
    .min({ problem: `${table}.problem` });
}

async function problemsOf(
  table: 'stages' | 'series',
  of: Knex.QueryBuilder,
): Promise<(Shard & ProblemRow)[]> {
  return of
    .whereNotNull(`${table}.problem`)
    .groupBy('account', 'region', `${table}.problem`)
    .select('account', 'region', { problem: `${table}.problem` })
    .count({ count: '*' });
}
