import { Knex } from 'knex';
import { among, deletePages } from '../bulk';
import { DAY, HOUR, HourOfSamples } from '../packing';
import { SampleDayRow } from '../rows';
import { unpackDay } from './packedDay';

/** Reads the samples that {@link DayPacker} packed by the day. */
export class DayStore {
  constructor(private readonly knex: Knex) {}

  /** The hours of several series that lie in a window, oldest first. */
  async hours(
    seriesIds: readonly number[],
    { from, to }: { from: number; to: number },
  ): Promise<Map<number, HourOfSamples[]>> {
    const rows: SampleDayRow[] = await this.knex('sample_days')
      .where(among(this.knex, 'series_id', seriesIds))
      .whereBetween('day', [Math.floor(from / DAY), Math.ceil(to / DAY) - 1])
      .orderBy(['series_id', 'day']);
    const known = new Map<number, HourOfSamples[]>();
    for (const row of rows) {
      const hours = unpackDay(row.day, row.packed).filter(
        ({ hour }) => (hour + 1) * HOUR > from && hour * HOUR < to,
      );
      known.set(row.series_id, [...(known.get(row.series_id) ?? []), ...hours]);
    }
    return known;
  }

  /** Drops the days before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.drop('<', time);
  }

  /** Drops the days after that of a time. */
  async dropAfter(time: number): Promise<void> {
    await this.drop('>', time);
  }

  private async drop(side: '<' | '>', time: number): Promise<void> {
    const day = Math.floor(time / DAY);
    await deletePages(this.knex, 'sample_days', ['series_id', 'day'], rows =>
      rows.where('day', side, day),
    );
  }
}
