import { Knex } from 'knex';
import { among, isPostgres } from './bulk';
import { PipelineRow, StageRow } from './rows';

/** Runs of this many characters are indexed. */
const INDEXED_LENGTH = 3;

/** What a person types who looks for a pipeline: of it, and of its stages. */
const OWN_WORDS = [
  'title',
  'entity_ref',
  'owner',
  'owner_title',
  'system',
  'system_title',
] as const;
const STAGE_WORDS = ['name', 'kind', 'account', 'region'] as const;

/**
 * Keeps what pipelines are told apart by: owner, system, labels, stages, and the text
 * that they are searched by.
 */
export class TraitStore {
  constructor(private readonly knex: Knex) {}

  /** Grows when the traits of any pipeline change. */
  async version(): Promise<number> {
    const row: { version: number | string } | undefined = await this.knex(
      'traits',
    ).first('version');
    return Number(row?.version ?? 0);
  }
}

/** Notes that the traits of pipelines changed; to be called last in a transaction. */
export async function storeTraits(
  trx: Knex.Transaction,
  pipelineIds: readonly number[],
): Promise<void> {
  const pipelines: Pick<PipelineRow, 'id' | (typeof OWN_WORDS)[number]>[] =
    await trx('pipelines')
      .where(among(trx, 'id', pipelineIds))
      .select('id', ...OWN_WORDS);
  const stages: (Pick<StageRow, (typeof STAGE_WORDS)[number]> & {
    pipeline_id: number;
  })[] = await trx('pipeline_stages')
    .join('stages', 'stages.id', 'pipeline_stages.stage_id')
    .where(among(trx, 'pipeline_stages.pipeline_id', pipelineIds))
    .select('pipeline_stages.pipeline_id')
    .select(STAGE_WORDS.map(column => `stages.${column}`));
  const words = new Map(
    pipelines.map(row => [
      row.id,
      new Set(OWN_WORDS.map(column => row[column] ?? '')),
    ]),
  );
  for (const stage of stages) {
    STAGE_WORDS.forEach(column =>
      words.get(stage.pipeline_id)?.add(stage[column]),
    );
  }
  await dropTexts(trx, pipelineIds);
  await insertTexts(
    trx,
    [...words].map(([rowid, found]) => ({
      rowid,
      text: [...found].join('\n').toLowerCase(),
    })),
  );
  await trx('traits').increment('version', 1);
}

/** Notes that pipelines are gone; to be called last in a transaction. */
export async function dropTraits(
  trx: Knex.Transaction,
  pipelineIds: readonly number[],
): Promise<void> {
  await dropTexts(trx, pipelineIds);
  await trx('traits').increment('version', 1);
}

/** The ids of the pipelines in whose text another is found. */
export function idsWithText(knex: Knex, text: string): Knex.QueryBuilder {
  const part = text.toLowerCase();
  const query = knex('pipeline_search').select('rowid');
  const isIndexed = [...part].length >= INDEXED_LENGTH;
  if (isPostgres(knex)) {
    if (isIndexed) {
      query.whereRaw(
        'pipeline_search_parts(text) @> pipeline_search_parts(?)',
        [part],
      );
    }
    return query.whereRaw('strpos(text, ?) > 0', [part]);
  }
  return isIndexed
    ? query.whereRaw('text match ?', [`"${part.replaceAll('"', '""')}"`])
    : query.whereRaw('instr(text, ?) > 0', [part]);
}

async function dropTexts(
  trx: Knex.Transaction,
  pipelineIds: readonly number[],
): Promise<void> {
  await trx('pipeline_search').where(among(trx, 'rowid', pipelineIds)).delete();
}

async function insertTexts(
  trx: Knex.Transaction,
  rows: readonly { rowid: number; text: string }[],
): Promise<void> {
  const source = isPostgres(trx)
    ? 'select rowid, text from json_to_recordset(?::json) as new(rowid int, text text)'
    : `select value ->> 'rowid', value ->> 'text' from json_each(?)`;
  await trx.raw(`insert into pipeline_search (rowid, text) ${source}`, [
    JSON.stringify(rows),
  ]);
}
