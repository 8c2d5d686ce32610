import { Knex } from 'knex';
import { News, subjectOf } from '../evaluation';
import { among, greatest, updateMany } from './bulk';
import { AnnouncementRow } from './rows';
import { Stored } from './values';

/** News that are told by one of the channels. */
export interface NewAnnouncement {
  channel: string;
  news: News;
}

/** News that nobody was told of yet. */
export interface Announcement {
  id: number;
  news: News;
  /** How often somebody tried to tell it, this time included. */
  attempts: number;
}

/** Keeps the news that are still to be told, so that none is lost. */
export class AnnouncementStore {
  constructor(private readonly knex: Knex) {}

  /** Notes changes, in the transaction that makes them. */
  async add(
    announcements: readonly NewAnnouncement[],
    now: number,
    trx: Knex = this.knex,
  ): Promise<void> {
    for (const { channel, news } of announcements) {
      const row: Omit<AnnouncementRow, 'id'> = {
        channel,
        entity_ref: subjectOf(news),
        change: JSON.stringify(news),
        created_at: now,
        attempts: 0,
        next_try_at: now,
      };
      await trx('announcements').insert(row);
    }
  }

  /**
   * Takes what is to be told by a channel, so that nobody else tells it before
   * `until`. In order: of each pipeline and incident the oldest, unless all are told at once.
   */
  async claim(
    channel: string,
    options: { now: number; until: number; limit: number; all: boolean },
  ): Promise<Announcement[]> {
    const { knex } = this;
    const { now, until, limit, all } = options;
    const due = knex('announcements')
      .where({ channel })
      .where('next_try_at', '<=', now)
      .orderBy('id')
      .limit(limit)
      .select('id');
    if (!all) {
      due.whereNotExists(
        knex('announcements as older')
          .whereRaw('older.channel = announcements.channel')
          .whereRaw('older.entity_ref = announcements.entity_ref')
          .whereRaw('older.id < announcements.id')
          .select(knex.raw('1')),
      );
    }
    const rows: AnnouncementRow[] = await knex('announcements')
      .whereIn('id', due)
      .where('next_try_at', '<=', now)
      .update({ next_try_at: until, attempts: knex.raw('attempts + 1') })
      .returning('*');
    return rows
      .sort((a, b) => a.id - b.id)
      .map(row => ({
        id: row.id,
        news: JSON.parse(row.change),
        attempts: row.attempts,
      }));
  }

  /** Removes what was told. */
  async remove(ids: readonly number[]): Promise<void> {
    await this.knex('announcements')
      .where(among(this.knex, 'id', ids))
      .delete();
  }

  /** Has something tried again at a time. */
  async postpone(
    announcements: readonly { id: number; nextTryAt: number }[],
  ): Promise<void> {
    await updateMany(
      this.knex,
      'announcements',
      { next_try_at: 'bigint' },
      announcements.map(({ id, nextTryAt }) => ({
        id,
        next_try_at: nextTryAt,
      })),
    );
  }

  /** When the oldest of the changes was that a channel has still to tell, by channel. */
  async oldest(): Promise<{ channel: string; at: number }[]> {
    const rows: { channel: string; at: Stored }[] = await this.knex(
      'announcements',
    )
      .groupBy('channel')
      .select('channel')
      .min({ at: 'created_at' });
    return rows.map(({ channel, at }) => ({ channel, at: Number(at) }));
  }

  /** When the newest of the changes was. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'announcements', 'created_at');
  }

  /** Drops what could not be told since a time, and is no news any more. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('announcements').where('created_at', '<', time).delete();
  }
}
