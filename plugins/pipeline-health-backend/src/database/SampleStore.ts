import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import {
  among,
  chunks,
  greatest,
  isPostgres,
  updateMany,
  upsert,
  yieldToEventLoop,
} from './bulk';
import {
  HOUR,
  HourOfSamples,
  hoursOf,
  Knowledge,
  mergeHours,
  packHour,
  samplesOf,
  unpackHour,
} from './packing';
import { SampleHourRow } from './rows';
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
const HOURS_PER_DELETE = 2000;

/** Keeps samples, packed by the hour. There must be one writer at a time. */
export class SampleStore {
  constructor(private readonly knex: Knex) {}

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
    const rows: SampleHourRow[] = await this.knex('sample_hours')
      .where({ series_id: seriesId })
      .whereBetween('hour', [Math.floor(from / HOUR), Math.ceil(to / HOUR) - 1])
      .orderBy('hour');
    return rows.map(row => unpackHour(row.hour, row.packed));
  }

  /** The samples of several series since a time until now, oldest first. */
  async since(
    seriesIds: readonly number[],
    from: number,
    now: number,
  ): Promise<Map<number, Sample[]>> {
    const samples = new Map<number, Sample[]>();
    for (const ids of chunks(seriesIds, HOURS_PER_STATEMENT / 5)) {
      const rows: SampleHourRow[] = await this.knex('sample_hours')
        .where(among(this.knex, 'series_id', ids))
        .whereBetween('hour', [
          Math.floor(from / HOUR),
          Math.floor((now + CLOCK_SLACK) / HOUR),
        ])
        .orderBy(['series_id', 'hour']);
      for (const row of rows) {
        const hour = unpackHour(row.hour, row.packed);
        const known = samples.get(row.series_id) ?? [];
        known.push(...samplesOf([hour], from, now + CLOCK_SLACK));
        samples.set(row.series_id, known);
      }
      await yieldToEventLoop();
    }
    return samples;
  }

  /** The hour of the newest samples. */
  async newestTime(): Promise<number | undefined> {
    const hour = await greatest(this.knex, 'sample_hours', 'hour');
    return hour === undefined ? undefined : hour * HOUR;
  }

  /** Drops the samples of the hours before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.drop('<', Math.floor(time / HOUR));
  }

  /** Drops the samples of the hours after that of a time. */
  async dropAfter(time: number): Promise<void> {
    await this.drop('>', Math.floor(time / HOUR));
  }

  /** Drops hours, a bounded number at once. */
  private async drop(side: '<' | '>', hour: number): Promise<void> {
    let dropped: number;
    do {
      const rows = this.knex('sample_hours')
        .where('hour', side, hour)
        .limit(HOURS_PER_DELETE)
        .select('series_id', 'hour');
      dropped = await this.knex('sample_hours')
        .whereIn(['series_id', 'hour'], rows)
        .delete();
      await yieldToEventLoop();
    } while (dropped === HOURS_PER_DELETE);
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
      hour: entry.hour,
      packed: packHour(entry),
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
): Promise<Map<number, Map<number, HourOfSamples>>> {
  const keys = knowledge.flatMap(({ seriesId, ...known }) =>
    hoursOf(known).map(hour => [seriesId, hour]),
  );
  const rows: SampleHourRow[] = await trx('sample_hours').whereRaw(
    isPostgres(trx)
      ? '(series_id, hour) in (select * from unnest(?::int[], ?::int[]))'
      : `(series_id, hour) in (
           select json_extract(value, '$[0]'), json_extract(value, '$[1]')
           from json_each(?))`,
    isPostgres(trx)
      ? [keys.map(([id]) => id), keys.map(([, hour]) => hour)]
      : [JSON.stringify(keys)],
  );
  const stored = new Map<number, Map<number, HourOfSamples>>();
  for (const row of rows) {
    const ofSeries = stored.get(row.series_id) ?? new Map();
    ofSeries.set(row.hour, unpackHour(row.hour, row.packed));
    stored.set(row.series_id, ofSeries);
  }
  return stored;
}

async function write(
  trx: Knex.Transaction,
  rows: readonly SampleHourRow[],
): Promise<void> {
  if (!isPostgres(trx)) {
    await upsert(trx, 'sample_hours', rows, ['series_id', 'hour'], ['packed']);
    return;
  }
  await trx.raw(
    `insert into sample_hours (series_id, hour, packed)
     select * from unnest(?::int[], ?::int[], ?::bytea[])
     on conflict (series_id, hour) do update set packed = excluded.packed`,
    [
      rows.map(row => row.series_id),
      rows.map(row => row.hour),
      rows.map(row => row.packed),
    ],
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
