import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { among, chunks, deletePages, greatest, yieldToEventLoop } from './bulk';
import {
  HOUR,
  HourOfSamples,
  joinHours,
  samplesOf,
  unpackHour,
  unpackSamples,
} from './packing';
import { SampleHourRow } from './rows';
import { addSamples, SeriesKnowledge } from './samples/addSamples';
import { SETTLED_AFTER } from './samples/DayPacker';
import { DayStore } from './samples/DayStore';
import { CLOCK_SLACK } from './values';

/** Of how many series one statement reads samples: mostly four hours of each. */
const SERIES_PER_STATEMENT = 250;

/** What is younger is not packed by the day; an hour less, for clocks that differ. */
const UNPACKED = SETTLED_AFTER - HOUR;

/**
 * Keeps samples, packed by the hour, and by the day when they are older. There
 * must be one writer at a time.
 */
export class SampleStore {
  private readonly days: DayStore;

  constructor(private readonly knex: Knex) {
    this.days = new DayStore(knex);
  }

  /** Adds what became known until now; adding it again changes nothing. */
  async add(knowledge: readonly SeriesKnowledge[], now: number): Promise<void> {
    await addSamples(this.knex, knowledge, now);
  }

  /** The hours of a series that lie in a window. */
  async hours(
    seriesId: number,
    from: number,
    to: number,
  ): Promise<HourOfSamples[]> {
    const known = await this.knownOf([seriesId], { from, to });
    return known.get(seriesId) ?? [];
  }

  /** All that is known of those hours of a window that are not rolled up, or not as they are now. */
  async unpacked(
    seriesId: number,
    from: number,
    to: number,
  ): Promise<HourOfSamples[]> {
    const single = await this.single([seriesId], { from, to });
    const hours = single.get(seriesId) ?? [];
    const [first] = hours;
    const last = hours[hours.length - 1];
    if (!first || !last) {
      return [];
    }
    const packed = await this.days.hours([seriesId], {
      from: first.hour * HOUR,
      to: (last.hour + 1) * HOUR,
    });
    const late = new Set(hours.map(({ hour }) => hour));
    return joinHours(
      (packed.get(seriesId) ?? []).filter(({ hour }) => late.has(hour)),
      hours,
    );
  }

  /** The samples of several series since a time until now, oldest first. */
  async since(
    seriesIds: readonly number[],
    from: number,
    now: number,
  ): Promise<Map<number, Sample[]>> {
    const samples = new Map<number, Sample[]>();
    const to = now + CLOCK_SLACK;
    for (const ids of chunks(seriesIds, SERIES_PER_STATEMENT)) {
      if (from < now - UNPACKED) {
        const known = await this.knownOf(ids, { from, to });
        known.forEach((hours, id) =>
          samples.set(id, samplesOf(hours, from, to)),
        );
      } else {
        for (const row of await this.rows(ids, { from, to })) {
          const known = samples.get(row.series_id) ?? [];
          known.push(...unpackSamples(row.hour, row.packed, from, to));
          samples.set(row.series_id, known);
        }
      }
      await yieldToEventLoop();
    }
    return samples;
  }

  /**
   * The hours of several series that lie in a window. Those that are not packed
   * are read first: what is packed meanwhile is met twice then, and never missed.
   */
  private async knownOf(
    seriesIds: readonly number[],
    window: { from: number; to: number },
  ): Promise<Map<number, HourOfSamples[]>> {
    const single = await this.single(seriesIds, window);
    const days = await this.days.hours(seriesIds, window);
    for (const [id, hours] of days) {
      single.set(id, joinHours(hours, single.get(id) ?? []));
    }
    return single;
  }

  /** As {@link knownOf}, without what is packed by the day. */
  private async single(
    seriesIds: readonly number[],
    window: { from: number; to: number },
  ): Promise<Map<number, HourOfSamples[]>> {
    const known = new Map<number, HourOfSamples[]>();
    for (const row of await this.rows(seriesIds, window)) {
      const hours = known.get(row.series_id) ?? [];
      hours.push(unpackHour(row.hour, row.packed));
      known.set(row.series_id, hours);
    }
    return known;
  }

  private async rows(
    seriesIds: readonly number[],
    { from, to }: { from: number; to: number },
  ): Promise<SampleHourRow[]> {
    return this.knex('sample_hours')
      .where(among(this.knex, 'series_id', seriesIds))
      .whereBetween('hour', [Math.floor(from / HOUR), Math.ceil(to / HOUR) - 1])
      .orderBy(['series_id', 'hour']);
  }

  /** The hour of the newest samples. */
  async newestTime(): Promise<number | undefined> {
    const hour = await greatest(this.knex, 'sample_hours', 'hour');
    return hour === undefined ? undefined : hour * HOUR;
  }

  /** Drops the samples that are packed by the day, of the days before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.days.dropBefore(time);
  }

  /** Drops the samples of the hours after that of a time. */
  async dropAfter(time: number): Promise<void> {
    await this.days.dropAfter(time);
    await deletePages(this.knex, 'sample_hours', ['series_id', 'hour'], rows =>
      rows.where('hour', '>', Math.floor(time / HOUR)),
    );
  }
}
