import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { among, upsert } from './bulk';
import { SeriesRow, StageRow } from './rows';
import { shardOf } from './stageRows';

/** Which metrics a stage has. */
export interface StageSeries {
  stageId: number;
  definitions: readonly SeriesDefinition[];
}

/** The ids of series, by stage and metric. */
export type SeriesIds = Map<number, Map<string, number>>;

/**
 * Makes the series of some stages those that their definitions say; answers the
 * ids of all. New ones are due at once; those that a stage has no more are kept
 * but not asked for.
 */
export async function defineSeries(
  knex: Knex,
  stages: readonly StageSeries[],
): Promise<SeriesIds> {
  const stageIds = stages.map(stage => stage.stageId);
  const known = await knownSeries(knex, stageIds);
  const asked = known.filter(row => row.next_due_at !== null);
  const fingerprints = new Map(
    asked.map(row => [keyOf(row), fingerprintOf(row)]),
  );
  const shards = await shardsOf(knex, stageIds);
  const defined = stages.flatMap(({ stageId, definitions }) =>
    definitions.map(definition => ({
      ...definitionRow(stageId, definition),
      shard: shards.get(stageId) ?? null,
    })),
  );
  const changed = defined.filter(
    row => fingerprints.get(keyOf(row)) !== fingerprintOf(row),
  );
  await upsert(
    knex,
    'series',
    changed,
    ['stage_id', 'metric'],
    [
      'unit',
      'statistic',
      'period',
      'coolest_tier',
      'next_due_at',
      'rhythm_due_at',
      'shard',
    ],
  );
  const wanted = new Set(defined.map(keyOf));
  await retire(
    knex,
    asked.flatMap(row => (wanted.has(keyOf(row)) ? [] : row.id)),
  );
  return idsOf(changed.length ? await knownSeries(knex, stageIds) : known);
}

async function knownSeries(
  knex: Knex,
  stageIds: readonly number[],
): Promise<SeriesRow[]> {
  return knex('series')
    .where(among(knex, 'stage_id', stageIds))
    .select('id', 'stage_id', 'metric', 'unit', 'statistic', 'period')
    .select('coolest_tier', 'next_due_at', 'rhythm_due_at', 'shard');
}

function idsOf(rows: readonly SeriesRow[]): SeriesIds {
  const ids: SeriesIds = new Map();
  for (const { id, stage_id, metric } of rows) {
    const ofStage = ids.get(stage_id) ?? new Map<string, number>();
    ids.set(stage_id, ofStage.set(metric, id));
  }
  return ids;
}

function keyOf(row: Pick<SeriesRow, 'stage_id' | 'metric'>): string {
  return `${row.stage_id} ${row.metric}`;
}

/** The accounts and regions of stages, by id. */
async function shardsOf(
  knex: Knex,
  stageIds: readonly number[],
): Promise<Map<number, string>> {
  const rows: Pick<StageRow, 'id' | 'account' | 'region'>[] = await knex(
    'stages',
  )
    .where(among(knex, 'id', stageIds))
    .select('id', 'account', 'region');
  return new Map(rows.map(row => [row.id, shardOf(row)]));
}

async function retire(knex: Knex, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) {
    await knex('series').where(among(knex, 'id', ids)).update({
      next_due_at: null,
      rhythm_due_at: null,
      problem: null,
      cause: null,
      failures: 0,
    });
  }
}

type DefinitionRow = Omit<
  SeriesRow,
  | 'id'
  | 'watermark'
  | 'problem'
  | 'cause'
  | 'last_at'
  | 'last_value'
  | 'asked_from'
  | 'wanted_from'
  | 'shard'
>;

function definitionRow(
  stageId: number,
  definition: SeriesDefinition,
): DefinitionRow {
  return {
    stage_id: stageId,
    metric: definition.metric,
    unit: definition.unit,
    statistic: definition.statistic,
    period: definition.period,
    coolest_tier: definition.coolestTier ?? null,
    next_due_at: 0,
    rhythm_due_at: definition.rhythm ? 0 : null,
    history_due_at: 0,
    failures: 0,
  };
}

function fingerprintOf(
  row: Omit<DefinitionRow, 'history_due_at' | 'failures'> &
    Pick<SeriesRow, 'shard'>,
): string {
  return JSON.stringify([
    row.shard,
    row.unit,
    row.statistic,
    row.period,
    row.coolest_tier,
    row.rhythm_due_at !== null,
  ]);
}
