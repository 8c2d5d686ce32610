import { JsonObject } from '@backstage/types';
import {
  Shard,
  StageRef,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { among } from './bulk';
import { StageRow } from './rows';
import { jsonOf } from './values';

/** A stage as those who ask for its series know it. */
export interface DescribedStageFacts {
  stage: StageRef;
  inventory: JsonObject;
  /** How closely it is watched. */
  tier: Tier;
}

/** The stage of a row of `series`, if it is described and part of a pipeline. */
export function describedStage(knex: Knex): Knex.QueryBuilder {
  return knex('stages')
    .join('pipeline_stages', 'pipeline_stages.stage_id', 'stages.id')
    .whereRaw('stages.id = series.stage_id')
    .whereNotNull('stages.inventory')
    .select(knex.raw('1'));
}

/** What is made of rows of `series` with their stages, each of which is read once however many series it has. */
export async function withStages<TRow extends { stage_id: number }, TMade>(
  knex: Knex,
  rows: readonly TRow[],
  make: (row: TRow, stage: DescribedStageFacts) => TMade,
): Promise<TMade[]> {
  const stages = await stagesById(
    knex,
    rows.map(row => row.stage_id),
  );
  return rows.flatMap(row => {
    const stage = stages.get(row.stage_id);
    return stage ? [make(row, stage)] : [];
  });
}

async function stagesById(
  knex: Knex,
  ids: readonly number[],
): Promise<Map<number, DescribedStageFacts>> {
  const rows: StageRow[] = await knex('stages')
    .where(among(knex, 'id', [...new Set(ids)]))
    .select('id', 'arn', 'kind', 'name', 'account', 'region', 'tier')
    .select('inventory');
  return new Map(
    rows.map(row => [
      row.id,
      {
        stage: refOf(row),
        inventory: inventoryOf(row) ?? {},
        tier: row.tier as Tier,
      },
    ]),
  );
}

/** The stage that a row names. */
export function refOf(
  row: Pick<StageRow, 'arn' | 'kind' | 'name' | 'account' | 'region'>,
): StageRef {
  const { arn, kind, name, account, region } = row;
  return { arn, kind, name, account, region };
}

/** The inventory that a row holds. */
export function inventoryOf(
  row: Pick<StageRow, 'inventory'>,
): JsonObject | undefined {
  return jsonOf(row.inventory);
}

/** An account and region in one word. */
export function shardOf({ account, region }: Shard): string {
  return `${account}/${region}`;
}

/** The account and region that {@link shardOf} joined. */
export function readShard(text: string): Shard {
  const [account, region] = text.split('/');
  return { account, region };
}
