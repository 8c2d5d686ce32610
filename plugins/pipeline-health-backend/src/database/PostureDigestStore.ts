import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { KnownPosture, OwnedPipeline } from '../evaluation';
import { AnnouncementStore, NewAnnouncement } from './AnnouncementStore';
import { among, chunks, greatest, yieldToEventLoop } from './bulk';
import { PipelineRow, PostureDigestRow, StageRow } from './rows';
import { jsonOf, toJson } from './values';

const PAGE_SIZE = 100;

/** When an owner was thought of last, and what was known then. */
export interface LastDigest {
  owner: string;
  /** Epoch milliseconds. */
  lookedAt: number;
}

/** Keeps what owners were told of posture, and reads what there is to tell. */
export class PostureDigestStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: { announcements: AnnouncementStore },
  ) {}

  /** All who own pipelines; who is new is noted as looked at now. */
  async owners(now: number): Promise<LastDigest[]> {
    const { knex } = this;
    const rows: { owner: string; looked_at: PostureDigestRow['looked_at'] }[] =
      await knex('pipelines')
        .leftJoin('posture_digests', 'posture_digests.owner', 'pipelines.owner')
        .whereNotNull('pipelines.owner')
        .distinct('pipelines.owner', 'posture_digests.looked_at');
    const added = rows.filter(row => row.looked_at === null);
    for (const { owner } of added) {
      await knex('posture_digests')
        .insert({ owner, looked_at: now })
        .onConflict('owner')
        .ignore();
    }
    return rows.map(row => ({
      owner: row.owner,
      lookedAt: row.looked_at === null ? now : Number(row.looked_at),
    }));
  }

  /** What was known of the posture of an owner's pipelines; undefined when nothing was. */
  async known(owner: string): Promise<KnownPosture | undefined> {
    const row: Pick<PostureDigestRow, 'known'> | undefined = await this.knex(
      'posture_digests',
    )
      .where({ owner })
      .first('known');
    return jsonOf(row?.known ?? null);
  }

  /** The pipelines of an owner with what is found on their stages. */
  async pipelines(owner: string): Promise<OwnedPipeline[]> {
    const rows: Pick<PipelineRow, 'id' | 'entity_ref' | 'title'>[] =
      await this.knex('pipelines')
        .where({ owner })
        .orderBy('entity_ref')
        .select('id', 'entity_ref', 'title');
    const pipelines: OwnedPipeline[] = [];
    for (const page of chunks(rows, PAGE_SIZE)) {
      pipelines.push(...(await this.page(page.map(({ id }) => id))));
      await yieldToEventLoop();
    }
    return pipelines;
  }

  /**
   * Notes that an owner was thought of, with what is told of it, all or nothing.
   * Answers false when somebody else has done so meanwhile.
   */
  async store(
    { owner, lookedAt }: LastDigest,
    known: KnownPosture | undefined,
    announcements: readonly NewAnnouncement[],
    now: number,
  ): Promise<boolean> {
    return this.knex.transaction(async trx => {
      const updated = await trx('posture_digests')
        .where({ owner, looked_at: lookedAt })
        .update({ looked_at: now, ...(known && { known: toJson(known) }) });
      if (updated > 0) {
        await this.stores.announcements.add(announcements, now, trx);
      }
      return updated > 0;
    });
  }

  /** When an owner was thought of last. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'posture_digests', 'looked_at');
  }

  /** Forgets owners that have had no pipelines since a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('posture_digests').where('looked_at', '<', time).delete();
  }

  private async page(ids: readonly number[]): Promise<OwnedPipeline[]> {
    const { knex } = this;
    const rows: Pick<
      PipelineRow,
      'id' | 'entity_ref' | 'title' | 'findings' | 'remembered'
    >[] = await knex('pipelines')
      .where(among(knex, 'id', ids))
      .orderBy('entity_ref')
      .select('id', 'entity_ref', 'title', 'findings', 'remembered');
    const stages: (Pick<StageRow, 'arn' | 'kind' | 'inventory'> & {
      pipeline_id: number;
    })[] = await knex('pipeline_stages')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .where(among(knex, 'pipeline_stages.pipeline_id', ids))
      .orderBy(['pipeline_stages.depth', 'stages.arn'])
      .select('pipeline_stages.pipeline_id', 'stages.arn', 'stages.kind')
      .select('stages.inventory');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      title: row.title,
      stages: stages
        .filter(stage => stage.pipeline_id === row.id)
        .map(({ arn, kind, inventory }) => ({
          arn,
          kind,
          inventory: jsonOf(inventory) ?? {},
        })),
      findings: [row.findings, row.remembered].flatMap(
        text => jsonOf<Finding[]>(text) ?? [],
      ),
    }));
  }
}
