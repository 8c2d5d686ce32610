import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import {
  among,
  amongPairs,
  chunks,
  deletePages,
  greatest,
  isPostgres,
  updateMany,
  yieldToEventLoop,
} from './bulk';
import {
  HOUR,
  HourOfSamples,
  hoursOf,
  joinHours,
  Knowledge,
  mergeHours,
  PACKED_BYTES,
  samplesOf,
  unpackHour,
  unpackSamples,
} from './packing';
import { SampleHourRow } from './rows';
import { SETTLED_AFTER } from './samples/DayPacker';
import { DayStore } from './samples/DayStore';
import { CLOCK_SLACK } from './values';

/** What became known of one series. */
export interface SeriesKnowledge extends Knowledge {
  seriesId: number;
}

/**
 * How many hours one statement reads or writes. An hour takes about 10 µs to
 * pack, so that the event loop stays free for others.
 */
const HOURS_PER_STATEMENT = 500;

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
    for (const batch of batchesByHours(knowledge)) {
      await this.knex.transaction(trx => merge(trx, batch, now));
      await yieldToEventLoop();
    }
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

async function merge(
  trx: Knex.Transaction,
  knowledge: readonly SeriesKnowledge[],
  now: number,
): Promise<void> {
  const stored = await storedHours(trx, knowledge);
  const rows = knowledge.flatMap(({ seriesId, ...known }) =>
    mergeHours(stored.get(seriesId) ?? new Map(), known).map(entry => ({
      series_id: seriesId,
      ...entry,
    })),
  );
  await write(trx, rows);
  await storeLast(trx, knowledge, now);
}

/** The newest sample stays with its series, however old it gets; one of the future gives way. */
async function storeLast(
  trx: Knex.Transaction,
  knowledge: readonly SeriesKnowledge[],
  now: number,
): Promise<void> {
  await updateMany(
    trx,
    'series',
    { last_at: 'bigint', last_value: 'float8' },
    knowledge.flatMap(({ seriesId, samples }) => {
      const newest = samples.reduce<Sample | undefined>(
        (last, sample) => (last && last.at > sample.at ? last : sample),
        undefined,
      );
      return newest && Number.isFinite(newest.value)
        ? [{ id: seriesId, last_at: newest.at, last_value: newest.value }]
        : [];
    }),
    {
      condition: `series.last_at is null or series.last_at <= new.last_at or series.last_at > ${
        now + CLOCK_SLACK
      }`,
    },
  );
}

/** Reads the hours that the knowledge touches, by series and hour. */
async function storedHours(
  trx: Knex.Transaction,
  knowledge: readonly SeriesKnowledge[],
): Promise<Map<number, Map<number, Buffer>>> {
  const keys = knowledge.flatMap(({ seriesId, ...known }) =>
    hoursOf(known).map((hour): [number, number] => [seriesId, hour]),
  );
  const rows: SampleHourRow[] = await trx('sample_hours').where(
    amongPairs(trx, ['series_id', 'hour'], keys),
  );
  const stored = new Map<number, Map<number, Buffer>>();
  for (const row of rows) {
    const ofSeries = stored.get(row.series_id) ?? new Map();
    ofSeries.set(row.hour, row.packed);
    stored.set(row.series_id, ofSeries);
  }
  return stored;
}

/** Writes hours, the bytes of all of them as one value: each takes as many. */
async function write(
  trx: Knex.Transaction,
  rows: readonly SampleHourRow[],
): Promise<void> {
  const keys = rows.map(({ series_id, hour }) => [series_id, hour]);
  const [bytes, places] = isPostgres(trx)
    ? [
        '?::bytea',
        'jsonb_array_elements(?::jsonb) with ordinality as new (key, place)',
      ]
    : ['?', '(select value as key, key + 1 as place from json_each(?)) as new'];
  await trx.raw(
    `insert into sample_hours (series_id, hour, packed)
     select cast(new.key ->> 0 as int), cast(new.key ->> 1 as int),
       substr(${bytes}, cast((new.place - 1) * ${PACKED_BYTES} + 1 as int), ${PACKED_BYTES})
     from ${places} where true
     on conflict (series_id, hour) do update set packed = excluded.packed`,
    [Buffer.concat(rows.map(row => row.packed)), JSON.stringify(keys)],
  );
}

/**
 * Cuts knowledge into batches of a bounded number of hours, a series at most
 * once in each. Lazily, because a lot may come at once.
 */
function* batchesByHours(
  knowledge: readonly SeriesKnowledge[],
): Iterable<SeriesKnowledge[]> {
  let batch = new Map<number, SeriesKnowledge>();
  let hours = 0;
  for (const known of knowledge) {
    const touched = hoursOf(known).length;
    const full = hours > 0 && hours + touched > HOURS_PER_STATEMENT;
    if (full || batch.has(known.seriesId)) {
      yield [...batch.values()];
      batch = new Map();
      hours = 0;
    }
    if (touched > 0) {
      batch.set(known.seriesId, known);
      hours += touched;
    }
  }
  if (batch.size > 0) {
    yield [...batch.values()];
  }
}
