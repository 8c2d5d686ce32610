import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Shard,
  StageRef,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { among, updateMany, upsert } from './bulk';
import { StageRow } from './rows';
import { SettingChange, SettingChangeStore } from './SettingChangeStore';
import {
  describedStage,
  inventoryOf,
  readShard,
  refOf,
  shardOf,
} from './stageRows';
import { transact } from './transact';
import { toJson } from './values';
import { probe, release, Waiting } from './waiting';

/** A stage that is to be described. */
export interface DueStage {
  id: number;
  ref: StageRef;
  tier: Tier;
  /** Failed descriptions since the last success. */
  failures: number;
  /** What the last failure had in common with others. */
  cause?: string;
}

/** How a stage is after somebody tried to describe it. */
export interface DescribedStage {
  id: number;
  /** Absent when the attempt failed: then the last inventory stays. */
  inventory?: JsonObject;
  problem?: StageProblem;
  /** What the failure has in common with others. */
  cause?: string;
  failures: number;
  /** When the attempt began: it may not know of what happened later. */
  askedAt: number;
  nextDescribeAt: number;
}

const COMMON_COLUMNS = {
  problem: 'text',
  cause: 'text',
  failures: 'int',
  next_describe_at: 'bigint',
} as const;

/** Keeps stages, and when they are described. */
export class StageStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: { settingChanges: SettingChangeStore },
  ) {}

  /** The ids of stages, by ARN; stages that are new are added. */
  async ensure(refs: readonly StageRef[]): Promise<Map<string, number>> {
    await upsert(this.knex, 'stages', refs.map(newRow), ['arn'], []);
    const rows: Pick<StageRow, 'id' | 'arn'>[] = await this.knex('stages')
      .where(
        among(
          this.knex,
          'arn',
          refs.map(ref => ref.arn),
        ),
      )
      .select('id', 'arn');
    return new Map(rows.map(row => [row.arn, row.id]));
  }

  /** Accounts and regions in which a stage or a series is due. */
  async dueShards(now: number): Promise<Shard[]> {
    const stages: Shard[] = await this.watched()
      .where('next_describe_at', '<=', now)
      .distinct('account', 'region');
    const series: { shard: string }[] = await this.knex('series')
      .where('next_due_at', '<=', now)
      .whereNotNull('shard')
      .whereExists(describedStage(this.knex))
      .distinct('shard');
    const shards = new Set([
      ...stages.map(shardOf),
      ...series.map(({ shard }) => shard),
    ]);
    return [...shards].sort().map(readShard);
  }

  /** Stages of pipelines that are to be described, longest due first. */
  async due(shard: Shard, now: number, limit: number): Promise<DueStage[]> {
    const rows: StageRow[] = await this.watched()
      .where({ account: shard.account, region: shard.region })
      .where('next_describe_at', '<=', now)
      .orderBy(['next_describe_at', 'id'])
      .limit(limit)
      .select('id', 'arn', 'kind', 'name', 'account', 'region')
      .select('tier', 'failures', 'cause');
    return rows.map(row => ({
      id: row.id,
      ref: refOf(row),
      tier: row.tier as Tier,
      failures: row.failures,
      cause: row.cause ?? undefined,
    }));
  }

  /** Has a stage and those that its links lead to and from described now. */
  async describeSoon(arn: string, now: number): Promise<void> {
    const { knex } = this;
    await this.watched()
      .where('next_describe_at', '>', now)
      .where(it =>
        it
          .where({ arn })
          .orWhereIn(
            'arn',
            knex('links').where('from_arn', arn).select('to_arn'),
          )
          .orWhereIn(
            'arn',
            knex('links').where('to_arn', arn).select('from_arn'),
          ),
      )
      .update({ next_describe_at: now });
  }

  /** Has one of all stages of an account and region that failed alike described now. */
  async probe(shard: Shard, now: number): Promise<void> {
    await probe(this.knex, this.waiting(), shard, now);
  }

  /** Has at most `limit` stages that failed alike described now, the worst first. */
  async release(
    which: { shard: Shard; cause: string; limit: number },
    now: number,
  ): Promise<void> {
    await release(this.knex, this.waiting(), which, now);
  }

  /** What was described of stages, by id; those that never were are missing. */
  async described(
    ids: readonly number[],
  ): Promise<Map<number, { inventory: JsonObject; at: number }>> {
    const rows: Pick<StageRow, 'id' | 'inventory' | 'described_at'>[] =
      await this.knex('stages')
        .where(among(this.knex, 'id', ids))
        .select('id', 'inventory', 'described_at');
    return new Map(
      rows.flatMap(row => {
        const inventory = inventoryOf(row);
        return inventory
          ? [[row.id, { inventory, at: Number(row.described_at) }] as const]
          : [];
      }),
    );
  }

  /** Stores how descriptions went, with what they show to be set differently. */
  async storeDescribed(
    stages: readonly DescribedStage[],
    changes: readonly SettingChange[],
    now: number,
  ): Promise<void> {
    await transact(this.knex, async trx => {
      await this.stores.settingChanges.add(changes, trx);
      await this.storeRows(trx, stages, now);
    });
  }

  private async storeRows(
    trx: Knex.Transaction,
    stages: readonly DescribedStage[],
    now: number,
  ): Promise<void> {
    const common = (stage: DescribedStage) => ({
      id: stage.id,
      problem: toJson(stage.problem),
      cause: stage.cause ?? null,
      failures: stage.failures,
      next_describe_at: stage.nextDescribeAt,
    });
    await updateMany(
      trx,
      'stages',
      { ...COMMON_COLUMNS, inventory: 'text', described_at: 'bigint' },
      stages
        .filter(stage => stage.inventory)
        .map(stage => ({
          ...common(stage),
          inventory: toJson(stage.inventory),
          described_at: now,
        })),
    );
    await updateMany(
      trx,
      'stages',
      COMMON_COLUMNS,
      stages.filter(stage => !stage.inventory).map(common),
    );
    await this.describeAgain(trx, stages);
  }

  /** Has stages of which an event told after they were asked described once more. */
  private async describeAgain(
    trx: Knex.Transaction,
    stages: readonly DescribedStage[],
  ): Promise<void> {
    await trx('stages')
      .where(
        among(
          trx,
          'id',
          stages.map(({ id }) => id),
        ),
      )
      .where('event_due_at', '>', Math.min(...stages.map(it => it.askedAt)))
      .where({ failures: 0 })
      .whereRaw('next_describe_at > event_due_at')
      .update({ next_describe_at: trx.ref('event_due_at') });
  }

  /** Says why they are not asked to all stages of a shard; answers the ids of those that did not know. */
  async storeProblem(
    problem: StageProblem,
    { account, region }: Shard,
  ): Promise<number[]> {
    const text = toJson(problem);
    const rows: { id: number }[] = await this.watched()
      .where({ account, region })
      .where(other => other.whereNull('problem').orWhere('problem', '<>', text))
      .update({
        problem: text,
        cause: null,
        failures: this.knex.raw(
          'case failures when 0 then 1 else failures end',
        ),
        next_describe_at: 0,
      })
      .returning('id');
    return rows.map(row => row.id);
  }

  /** Changes how closely stages are watched, and when they are described next. */
  async storeTiers(
    stages: readonly { id: number; tier: Tier; nextDescribeAt: number }[],
  ): Promise<void> {
    await updateMany(
      this.knex,
      'stages',
      { tier: 'text', next_describe_at: 'bigint' },
      stages.map(({ id, tier, nextDescribeAt }) => ({
        id,
        tier,
        next_describe_at: nextDescribeAt,
      })),
    );
  }

  /** Has stages described at other times than planned. */
  async storeDueTimes(
    stages: readonly { id: number; nextDescribeAt: number }[],
  ): Promise<void> {
    await updateMany(
      this.knex,
      'stages',
      { next_describe_at: 'bigint' },
      stages.map(({ id, nextDescribeAt }) => ({
        id,
        next_describe_at: nextDescribeAt,
      })),
    );
  }

  /** Drops stages that are part of no pipeline any more, with all that is known of them. */
  async dropUnwatched(): Promise<number> {
    return this.knex('stages')
      .whereNotIn('id', this.knex('pipeline_stages').select('stage_id'))
      .delete();
  }

  private waiting(): Waiting {
    return { table: 'stages', due: 'next_describe_at', rows: this.watched() };
  }

  private watched(): Knex.QueryBuilder {
    return this.knex('stages').whereExists(
      this.knex('pipeline_stages')
        .select(this.knex.raw('1'))
        .whereRaw('pipeline_stages.stage_id = stages.id'),
    );
  }
}

function newRow(ref: StageRef): Omit<StageRow, 'id'> {
  return {
    ...refOf(ref),
    inventory: null,
    described_at: null,
    problem: null,
    cause: null,
    failures: 0,
    tier: 'warm',
    next_describe_at: 0,
    event_due_at: null,
  };
}
