import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { jsonOf, Stored, toJson } from './values';

/** How a round of a shard went. */
export interface ShardRound {
  /** Epoch milliseconds */
  endedAt: number;
  durationSeconds: number;
  /** Why nothing could be asked. */
  problem?: StageProblem;
}

/** Keeps how the last round of each account and region went. */
export class RoundStore {
  constructor(private readonly knex: Knex) {}

  async store(shard: Shard, round: ShardRound): Promise<void> {
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

  /** The last round of every account and region that had one. */
  async rounds(): Promise<(Shard & ShardRound)[]> {
    const rows: RoundRow[] = await this.knex('shards').select();
    return rows.map(({ ended_at, duration_seconds, problem, ...row }) => ({
      ...row,
      endedAt: Number(ended_at),
      durationSeconds: duration_seconds,
      problem: jsonOf(problem),
    }));
  }
}

/** A row of `shards`. */
interface RoundRow extends Shard {
  ended_at: Stored;
  duration_seconds: number;
  problem: string | null;
}
