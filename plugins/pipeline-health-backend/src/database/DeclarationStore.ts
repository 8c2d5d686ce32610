import { Knex } from 'knex';
import { AnnouncementStore } from './AnnouncementStore';
import { IncidentOptions } from './IncidentOptions';
import { lockIncidents } from './incidentRecords';
import { IncidentWriter } from './IncidentWriter';
import { among, isPostgres, upsert } from './bulk';
import {
  declarationOf,
  declarationRow,
  StoredDeclaration,
  TagSearchResult,
  tagSearchResultOf,
  WatchedEntity,
} from './declarationRow';
import { LabelRow, PipelineRow } from './rows';
import { dropTraits, storeTraits } from './TraitStore';
import { retryDeadlocks, transact } from './transact';
import { textOf, toJson } from './values';

/** A pipeline whose stages must be worked out. */
export interface UnresolvedPipeline {
  id: number;
  /** Tells whether somebody else is to work them out by now. */
  epoch: number;
  owner?: string;
  declaration: StoredDeclaration;
  found: TagSearchResult;
}

/** A pipeline whose tags must be searched for. */
export interface TaggedPipeline {
  id: number;
  /** Tells whether the declaration changed meanwhile. */
  fingerprint: string;
  tags: { [key: string]: string };
  found: TagSearchResult;
}

/** For so long nobody else works out what somebody has begun to. */
const CLAIM = 60_000;

/** Keeps what entities declare. */
export class DeclarationStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      announcements: AnnouncementStore;
      incidentWriter: IncidentWriter;
    },
  ) {}

  /** The fingerprints of all pipelines, by entity ref. */
  async fingerprints(): Promise<Map<string, string>> {
    const rows: Pick<PipelineRow, 'entity_ref' | 'fingerprint'>[] =
      await this.knex('pipelines').select('entity_ref', 'fingerprint');
    return new Map(rows.map(row => [row.entity_ref, row.fingerprint]));
  }

  /** Stores new and changed entities; their stages are to be worked out at `now`. */
  async store(entities: readonly WatchedEntity[], now: number): Promise<void> {
    await transact(this.knex, async trx => {
      await upsert(
        trx,
        'pipelines',
        entities.map(entity => declarationRow(entity, now)),
        ['entity_ref'],
        [
          'title',
          'owner',
          'owner_title',
          'system',
          'system_title',
          'runbook',
          'declaration',
          'fingerprint',
          'summary_until',
          'next_resolve_at',
          'next_find_at',
        ],
      );
      await trx('pipelines')
        .where(
          among(
            trx,
            'entity_ref',
            entities.map(({ entityRef }) => entityRef),
          ),
        )
        .increment('resolve_epoch', 1);
      await storeTraits(trx, await replaceLabels(trx, entities));
    });
  }

  /**
   * Notes which pipelines the last listing of the catalog lacked. Answers those
   * that the one before lacked, too.
   */
  async storeLacking(
    entityRefs: readonly string[],
    now: number,
  ): Promise<string[]> {
    const { knex } = this;
    const isLacking = among(knex, 'entity_ref', entityRefs);
    return transact(knex, async trx => {
      await trx('pipelines')
        .whereNotNull('lacking_since')
        .whereNot(rest => rest.where(isLacking))
        .update({ lacking_since: null });
      const before: Pick<PipelineRow, 'entity_ref'>[] = await trx('pipelines')
        .where(isLacking)
        .whereNotNull('lacking_since')
        .select('entity_ref');
      await trx('pipelines')
        .where(isLacking)
        .whereNull('lacking_since')
        .update({ lacking_since: now });
      return before.map(row => row.entity_ref);
    });
  }

  /**
   * Removes pipelines; their share in open incidents ends. Answers whether there
   * is anything to tell.
   */
  async remove(
    entityRefs: readonly string[],
    { settings, announcementsOf }: IncidentOptions,
    now: number,
  ): Promise<boolean> {
    const { announcements, incidentWriter } = this.stores;
    return transact(this.knex, async trx => {
      await lockIncidents(trx);
      // Whose they are is told by the rows that go.
      const news = await incidentWriter.forget(trx, entityRefs, settings, now);
      const isGone = among(trx, 'entity_ref', entityRefs);
      const ids: number[] = await trx('pipelines').where(isGone).pluck('id');
      await trx('pipelines').where(isGone).delete();
      await announcements.add(news.flatMap(announcementsOf), now, trx);
      await dropTraits(trx, ids);
      return news.length > 0;
    });
  }

  /**
   * Takes pipelines whose stages must be worked out, so that nobody else does
   * for a while. Whoever is interrupted leaves them due after that.
   */
  async claimForResolution(
    now: number,
    limit: number,
  ): Promise<UnresolvedPipeline[]> {
    const { knex } = this;
    const due = knex('pipelines')
      .where('next_resolve_at', '<=', now)
      .orderBy(['next_resolve_at', 'id'])
      .limit(limit)
      .select('id');
    const rows: Pick<
      PipelineRow,
      'id' | 'resolve_epoch' | 'owner' | 'declaration' | 'found'
    >[] = await knex('pipelines')
      .whereIn('id', isPostgres(knex) ? due.forUpdate().skipLocked() : due)
      .update({
        next_resolve_at: now + CLAIM,
        resolve_epoch: knex.raw('resolve_epoch + 1'),
      })
      .returning(['id', 'resolve_epoch', 'owner', 'declaration', 'found']);
    return rows.map(row => ({
      id: row.id,
      epoch: row.resolve_epoch,
      owner: row.owner ?? undefined,
      declaration: declarationOf(row),
      found: tagSearchResultOf(row),
    }));
  }

  /** Has the stages of all pipelines worked out anew. */
  async markAllForResolution(now: number): Promise<void> {
    await this.knex('pipelines').update(this.dueForResolution(now));
  }

  /** Has the stages of every pipeline that has one of these stages worked out anew. */
  async markForResolution(
    stageIds: readonly number[],
    now: number,
  ): Promise<void> {
    await retryDeadlocks(this.knex, async () => {
      await this.knex('pipelines')
        .whereIn('id', this.pipelinesWith(stageIds))
        .update(this.dueForResolution(now));
    });
  }

  /** Has every pipeline that has one of these stages assessed anew. */
  async markChanged(
    stageIds: readonly number[],
    knex: Knex = this.knex,
  ): Promise<void> {
    await retryDeadlocks(knex, async () => {
      await knex('pipelines')
        .whereIn('id', this.pipelinesWith(stageIds))
        .increment('revision', 1);
    });
  }

  /** Pipelines whose tags must be searched for. */
  async dueForTagSearch(now: number, limit: number): Promise<TaggedPipeline[]> {
    const rows: Pick<
      PipelineRow,
      'id' | 'fingerprint' | 'declaration' | 'found'
    >[] = await this.knex('pipelines')
      .where('next_find_at', '<=', now)
      .orderBy(['next_find_at', 'id'])
      .limit(limit)
      .select('id', 'fingerprint', 'declaration', 'found');
    return rows.map(row => ({
      id: row.id,
      fingerprint: row.fingerprint,
      tags: declarationOf(row).tags,
      found: tagSearchResultOf(row),
    }));
  }

  /** Stores what a search by tags found, unless other tags are declared meanwhile. */
  async storeTagSearch(
    { id, fingerprint }: Pick<TaggedPipeline, 'id' | 'fingerprint'>,
    found: TagSearchResult,
    times: { now: number; next: number },
  ): Promise<void> {
    await this.knex('pipelines')
      .where({ id, fingerprint })
      .update({
        found: toJson(found),
        next_find_at: times.next,
        ...this.dueForResolution(times.now),
      });
  }

  private dueForResolution(now: number) {
    return {
      next_resolve_at: now,
      resolve_epoch: this.knex.raw('resolve_epoch + 1'),
    };
  }

  /** Pipelines that have one of these stages, locked in one order, whoever does. */
  private pipelinesWith(stageIds: readonly number[]): Knex.QueryBuilder {
    const { knex } = this;
    const ids = knex('pipelines')
      .whereIn(
        'id',
        knex('pipeline_stages')
          .where(among(knex, 'stage_id', stageIds))
          .select('pipeline_id'),
      )
      .select('id');
    return isPostgres(knex) ? ids.orderBy('id').forUpdate() : ids;
  }
}

/** Answers the ids of the pipelines. */
async function replaceLabels(
  trx: Knex.Transaction,
  entities: readonly WatchedEntity[],
): Promise<number[]> {
  const refs = entities.map(({ entityRef }) => entityRef);
  const rows: Pick<PipelineRow, 'id' | 'entity_ref'>[] = await trx('pipelines')
    .where(among(trx, 'entity_ref', refs))
    .select('id', 'entity_ref');
  const ids = new Map(rows.map(row => [row.entity_ref, row.id]));
  await trx('pipeline_labels')
    .where(among(trx, 'pipeline_id', [...ids.values()]))
    .delete();
  await upsert<LabelRow>(
    trx,
    'pipeline_labels',
    entities.flatMap(({ entityRef, labels = {} }) =>
      Object.entries(labels).flatMap(([label, value]) => {
        const id = ids.get(entityRef);
        return id === undefined
          ? []
          : [{ pipeline_id: id, label: textOf(label), value: textOf(value) }];
      }),
    ),
    ['pipeline_id', 'label'],
    ['value'],
  );
  return [...ids.values()];
}
