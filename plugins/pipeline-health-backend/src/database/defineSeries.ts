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

/**
 * Makes the series of some stages those that their definitions say. New ones
 * are due at once; those that a stage has no more are kept but not asked for.
 */
export async function defineSeries(
  knex: Knex,
  stages: readonly StageSeries[],
): Promise<void> {
  const ids = stages.map(stage => stage.stageId);
  const known = await fingerprintsOf(knex, ids);
  const shards = await shardsOf(knex, ids);
  const changed = stages.flatMap(({ stageId, definitions }) =>
    definitions
      .map(definition => ({
        ...definitionRow(stageId, definition),
        shard: shards.get(stageId) ?? null,
      }))
      .filter(
        row => known.get(stageId)?.get(row.metric) !== fingerprintOf(row),
      ),
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
  for (const { stageId, definitions } of stages) {
    const metrics = new Set(definitions.map(({ metric }) => metric));
    const gone = [...(known.get(stageId)?.keys() ?? [])].filter(
      metric => !metrics.has(metric),
    );
    if (gone.length > 0) {
      await retire(knex, stageId, gone);
    }
  }
}

/** Fingerprints of the series that are asked for, by stage and metric. */
async function fingerprintsOf(
  knex: Knex,
  stageIds: readonly number[],
): Promise<Map<number, Map<string, string>>> {
  const rows: SeriesRow[] = await knex('series')
    .where(among(knex, 'stage_id', stageIds))
    .whereNotNull('next_due_at');
  const fingerprints = new Map<number, Map<string, string>>();
  for (const row of rows) {
    const ofStage = fingerprints.get(row.stage_id) ?? new Map();
    fingerprints.set(row.stage_id, ofStage);
    ofStage.set(row.metric, fingerprintOf(row));
  }
  return fingerprints;
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

async function retire(
  knex: Knex,
  stageId: number,
  metrics: string[],
): Promise<void> {
  await knex('series')
    .where({ stage_id: stageId })
    .whereIn('metric', metrics)
    .update({
      next_due_at: null,
      rhythm_due_at: null,
      problem: null,
      cause: null,
      failures: 0,
    });
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

function fingerprintOf(row: DefinitionRow & Pick<SeriesRow, 'shard'>): string {
  return JSON.stringify([
    row.shard,
    row.unit,
    row.statistic,
    row.period,
    row.coolest_tier,
    row.rhythm_due_at !== null,
  ]);
}
