import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { TroubleRow } from './rows';
import { jsonOf } from './values';
import { watchedStages } from './watched';

/** What keeps an account and region from being read. */
export interface Trouble extends Shard {
  cause: string;
  /** Epoch milliseconds; when a round first met it. */
  since: number;
  /** What one of the failing questions was told. */
  problem: StageProblem;
  /** Stages and series that could not be read for it. */
  questions: number;
  /** Pipelines that have such a stage. */
  pipelines: number;
}

/** Keeps what the last rounds met, and since when. */
export class TroubleStore {
  constructor(private readonly knex: Knex) {}

  /** Of one account and region, or of all in which a pipeline has a stage; the longest first. */
  async troubles(shard: Partial<Shard> = {}): Promise<Trouble[]> {
    const { knex } = this;
    const rows: TroubleRow[] = await knex('troubles')
      .where(shard)
      .whereExists(
        watchedStages(knex)
          .whereRaw('stages.account = troubles.account')
          .whereRaw('stages.region = troubles.region')
          .select(knex.raw('1')),
      )
      .orderBy(['since', 'account', 'region', 'cause'])
      .select();
    return rows.flatMap(({ since, problem: text, ...row }) => {
      const problem = jsonOf<StageProblem>(text);
      return problem ? [{ ...row, since: Number(since), problem }] : [];
    });
  }

  /** Makes the troubles of an account and region these and no others. */
  async store(shard: Shard, troubles: readonly Trouble[]): Promise<void> {
    const { account, region } = shard;
    await this.knex.transaction(async trx => {
      await trx('troubles').where({ account, region }).delete();
      for (const { problem, ...trouble } of troubles) {
        const row: TroubleRow = {
          ...trouble,
          problem: JSON.stringify(problem),
        };
        await trx('troubles').insert(row);
      }
    });
  }
}
