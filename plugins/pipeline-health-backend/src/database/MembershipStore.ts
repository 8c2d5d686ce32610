import {
  DeclarationProblem,
  Message,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among, isPostgres, updateMany, upsert } from './bulk';
import { PipelineRow, PipelineStageRow, StageRow } from './rows';
import { storeTraits } from './TraitStore';
import { transact } from './transact';
import { toJson } from './values';

/** A stage as part of a pipeline. */
export interface Member {
  stageId: number;
  origin: 'declared' | 'discovered';
  /** Why a discovered stage belongs to the pipeline. */
  note?: string;
  noteMessage?: Message;
  /** Links between the stage and a declared one. */
  depth: number;
}

/** A pipeline whose stages were worked out. */
export interface ResolvedPipeline {
  id: number;
  /** Whose turn it was when they were worked out. */
  epoch: number;
  members: readonly Member[];
  /** What of its declaration is not in force. */
  problems?: readonly DeclarationProblem[];
  /** When they are worked out again if nothing changes; absent: never. */
  nextResolveAt?: number;
}

/** Keeps which stages a pipeline has. */
export class MembershipStore {
  constructor(private readonly knex: Knex) {}

  /** The ARNs of the stages that pipelines have, by the id of the pipeline. */
  async arnsOf(pipelineIds: readonly number[]): Promise<Map<number, string[]>> {
    const rows: (Pick<PipelineStageRow, 'pipeline_id'> &
      Pick<StageRow, 'arn'>)[] = await this.knex('pipeline_stages')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .where(among(this.knex, 'pipeline_stages.pipeline_id', pipelineIds))
      .select('pipeline_stages.pipeline_id', 'stages.arn');
    const arns = new Map<number, string[]>();
    for (const row of rows) {
      arns.set(row.pipeline_id, [
        ...(arns.get(row.pipeline_id) ?? []),
        row.arn,
      ]);
    }
    return arns;
  }

  /**
   * Makes the stages of pipelines those given. What was assessed of a stage
   * that stays is kept. Pipelines that are to be worked out anew meanwhile, from
   * what this knows nothing of, are left as they are.
   */
  async replace(resolved: readonly ResolvedPipeline[]): Promise<void> {
    await transact(this.knex, async trx => {
      const pipelines = await stillCurrent(trx, resolved);
      const ids = pipelines.map(({ id }) => id);
      await removeOthers(trx, pipelines);
      await upsert(
        trx,
        'pipeline_stages',
        pipelines.flatMap(({ id, members }) =>
          members.map(member => newRow(id, member)),
        ),
        ['pipeline_id', 'stage_id'],
        ['origin', 'note', 'note_message', 'depth'],
      );
      await trx('pipelines')
        .where(among(trx, 'id', ids))
        .update({
          stage_count: trx('pipeline_stages')
            .count('*')
            .whereRaw('pipeline_stages.pipeline_id = pipelines.id'),
          revision: trx.raw('revision + 1'),
        });
      await updateMany(
        trx,
        'pipelines',
        { unresolved: 'text', next_resolve_at: 'bigint' },
        pipelines.map(({ id, problems = [], nextResolveAt }) => ({
          id,
          unresolved: JSON.stringify(problems),
          next_resolve_at: nextResolveAt ?? null,
        })),
      );
      await storeTraits(trx, ids);
    });
  }
}

/** Those that nobody else works out by now, locked. */
async function stillCurrent(
  trx: Knex.Transaction,
  resolved: readonly ResolvedPipeline[],
): Promise<ResolvedPipeline[]> {
  const query = trx('pipelines')
    .where(
      among(
        trx,
        'id',
        resolved.map(({ id }) => id),
      ),
    )
    .orderBy('id')
    .select('id', 'resolve_epoch');
  const rows: Pick<PipelineRow, 'id' | 'resolve_epoch'>[] = await (isPostgres(
    trx,
  )
    ? query.forUpdate()
    : query);
  const epochs = new Map(rows.map(row => [row.id, row.resolve_epoch]));
  return resolved.filter(({ id, epoch }) => epochs.get(id) === epoch);
}

async function removeOthers(
  trx: Knex.Transaction,
  pipelines: readonly ResolvedPipeline[],
): Promise<void> {
  const ids = pipelines.map(({ id }) => id);
  const rows: Pick<PipelineStageRow, 'pipeline_id' | 'stage_id'>[] = await trx(
    'pipeline_stages',
  )
    .where(among(trx, 'pipeline_id', ids))
    .select('pipeline_id', 'stage_id');
  for (const { id, members } of pipelines) {
    const kept = new Set(members.map(({ stageId }) => stageId));
    const gone = rows
      .filter(row => row.pipeline_id === id && !kept.has(row.stage_id))
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
    note_message: toJson(member.noteMessage),
    depth: member.depth,
    health: 'unknown',
    consequence_of: null,
    readings: '{}',
    loss: null,
    tier: 'warm',
  };
}
