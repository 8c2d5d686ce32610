import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { DiscoveredLink } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { among, upsert } from './bulk';
import { LinkRow } from './rows';
import { transact } from './transact';
import { jsonOf, toJson } from './values';

/** Keeps the links that the descriptions of stages name. */
export class LinkStore {
  constructor(private readonly knex: Knex) {}

  /** The links that descriptions of these stages name, by stage id. */
  async ofStages(
    stageIds: readonly number[],
  ): Promise<Map<number, DiscoveredLink[]>> {
    const rows: LinkRow[] = await this.knex('links')
      .where(among(this.knex, 'stage_id', stageIds))
      .orderBy(['stage_id', 'from_arn', 'to_arn', 'relation']);
    const links = new Map<number, DiscoveredLink[]>();
    for (const row of rows) {
      const ofStage = links.get(row.stage_id) ?? [];
      ofStage.push({
        from: row.from_arn,
        to: row.to_arn,
        relation: row.relation,
        note: row.note,
        ...(row.note_message !== null && {
          noteMessage: jsonOf<Message>(row.note_message),
        }),
      });
      links.set(row.stage_id, ofStage);
    }
    return links;
  }

  /** Replaces the links that the descriptions of some stages name. */
  async replace(
    links: ReadonlyMap<number, readonly DiscoveredLink[]>,
  ): Promise<void> {
    const rows = [...links].flatMap(([stageId, ofStage]) =>
      ofStage.map(link => ({
        stage_id: stageId,
        from_arn: link.from,
        to_arn: link.to,
        relation: link.relation,
        note: link.note,
        note_message: toJson(link.noteMessage),
      })),
    );
    await transact(this.knex, async trx => {
      await trx('links')
        .where(among(trx, 'stage_id', [...links.keys()]))
        .delete();
      await upsert(
        trx,
        'links',
        rows,
        ['stage_id', 'from_arn', 'to_arn', 'relation'],
        ['note', 'note_message'],
      );
    });
  }
}
