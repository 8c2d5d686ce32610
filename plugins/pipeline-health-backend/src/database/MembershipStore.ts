import { Knex } from 'knex';
import { among, upsert } from './bulk';
import { PipelineStageRow } from './rows';

/** A stage as part of a pipeline. */
export interface Member {
  stageId: number;
  origin: 'declared' | 'discovered';
  /** Why a discovered stage belongs to the pipeline. */
  note?: string;
  /** Links between the stage and a declared one. */
  depth: number;
}

/** Keeps which stages a pipeline has. */
export class MembershipStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Makes the stages of pipelines those given. What was assessed of a stage
   * that stays is kept. The pipelines count as worked out, unless that became
   * due anew after `now`.
   */
  async replace(
    pipelines: ReadonlyMap<number, readonly Member[]>,
    now: number,
  ): Promise<void> {
    const ids = [...pipelines.keys()];
    await this.knex.transaction(async trx => {
      await removeOthers(trx, pipelines);
      await upsert(
        trx,
        'pipeline_stages',
        [...pipelines].flatMap(([id, members]) =>
          members.map(member => newRow(id, member)),
        ),
        ['pipeline_id', 'stage_id'],
        ['origin', 'note', 'depth'],
      );
      await trx('pipelines')
        .where(among(trx, 'id', ids))
        .update({
          stage_count: trx('pipeline_stages')
            .count('*')
            .whereRaw('pipeline_stages.pipeline_id = pipelines.id'),
          revision: trx.raw('revision + 1'),
        });
      await trx('pipelines')
        .where(among(trx, 'id', ids))
        .where('next_resolve_at', '<=', now)
        .update({ next_resolve_at: null });
    });
  }
}

async function removeOthers(
  trx: Knex.Transaction,
  pipelines: ReadonlyMap<number, readonly Member[]>,
): Promise<void> {
  const ids = [...pipelines.keys()];
  const rows: Pick<PipelineStageRow, 'pipeline_id' | 'stage_id'>[] = await trx(
    'pipeline_stages',
  )
    .where(among(trx, 'pipeline_id', ids))
    .select('pipeline_id', 'stage_id');
  for (const id of ids) {
    const members = new Set(pipelines.get(id)?.map(({ stageId }) => stageId));
    const gone = rows
      .filter(row => row.pipeline_id === id && !members.has(row.stage_id))
      .map(row => row.stage_id);
    if (gone.length > 0) {
      await trx('pipeline_stages')
        .where({ pipeline_id: id })
        .where(among(trx, 'stage_id', gone))
        .delete();
    }
  }
}

function newRow(pipelineId: number, member: Member): PipelineStageRow {
  return {
    pipeline_id: pipelineId,
    stage_id: member.stageId,
    origin: member.origin,
    note: member.note ?? null,
    depth: member.depth,
    health: 'unknown',
    consequence_of: null,
    readings: '{}',
    seconds_to_loss: null,
    tier: 'warm',
  };
}
