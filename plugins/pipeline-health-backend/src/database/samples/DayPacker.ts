import { Knex } from 'knex';
import {
  among,
  amongPairs,
  isPostgres,
  upsert,
  yieldToEventLoop,
} from '../bulk';
import { HOUR, HourOfSamples, joinHours, unpackHour } from '../packing';
import { RollUpRow, SampleDayRow, SampleHourRow } from '../rows';
import { HOURS_OF_DAY, packDay, unpackDay } from './packedDay';
import { packSpan, RollUp, ROLL_UPS, unpackSpan } from './packedSpan';
import { preferFuller, RolledStep, rollUp } from './rollUp';

/**
 * How long samples stay by the hour, in milliseconds: as long as they are asked
 * for again, and as far back as every round looks.
 */
export const SETTLED_AFTER = 5 * HOUR;

/**
 * How many hours are packed at once. Fewer would write a day more often; while
 * more wait, they take more room than all the days that are kept.
 */
const HOURS_AT_ONCE = 6;

/** How many series are packed at once. One takes about a millisecond, in which others wait. */
const SERIES_PER_PAGE = 25;

/** Any number, as long as nobody else in the database takes it. */
const ADVISORY_LOCK = 7_402_211;

type Key = [hour: number, seriesId: number];

/**
 * Packs hours into one row a day, a quarter of it after the other, and rolls
 * them up. An hour that stands by itself is what is not packed yet, so that what
 * comes late is found without a search. Doing it again changes nothing.
 */
export class DayPacker {
  constructor(private readonly knex: Knex) {}

  /** Packs the quarters of days that were over at a time. */
  async packBefore(time: number): Promise<void> {
    const end = Math.floor(time / HOUR / HOURS_AT_ONCE) * HOURS_AT_ONCE;
    let page = await this.page([-1, -1], end);
    while (page.length > 0) {
      const day = dayOf(page[0]);
      const ofDay = page.filter(key => dayOf(key) === day);
      const ids = [...new Set(ofDay.map(([, id]) => id))];
      const isMine = await this.knex.transaction(trx =>
        pack(trx, ids, day, end),
      );
      if (!isMine) {
        return;
      }
      await yieldToEventLoop();
      page = await this.page(ofDay[ofDay.length - 1], end);
    }
  }

  /** The next hours before one that are to be packed, in order. */
  private async page([hour, id]: Key, end: number): Promise<Key[]> {
    const rows: Pick<SampleHourRow, 'hour' | 'series_id'>[] = await this.knex(
      'sample_hours',
    )
      .where('hour', '<', end)
      .whereRaw('(hour, series_id) > (?, ?)', [hour, id])
      .orderBy(['hour', 'series_id'])
      .limit(SERIES_PER_PAGE)
      .select('hour', 'series_id');
    return rows.map(row => [row.hour, row.series_id]);
  }
}

function dayOf([hour]: Key): number {
  return Math.floor(hour / HOURS_OF_DAY);
}

/**
 * Packs a day of some series, as far as an hour; false when another replica is
 * packing. Hours that are being written just now are left for the next time.
 */
async function pack(
  trx: Knex.Transaction,
  ids: readonly number[],
  day: number,
  end: number,
): Promise<boolean> {
  if (!(await takeLock(trx))) {
    return false;
  }
  const query = trx('sample_hours')
    .where(among(trx, 'series_id', ids))
    .where('hour', '>=', day * HOURS_OF_DAY)
    .where('hour', '<', Math.min((day + 1) * HOURS_OF_DAY, end));
  const rows: SampleHourRow[] = await (isPostgres(trx)
    ? query.forUpdate().skipLocked()
    : query);
  const days = await joinDays(trx, rows, day);
  await upsert<SampleDayRow>(
    trx,
    'sample_days',
    [...days].map(([id, hours]) => ({
      series_id: id,
      day,
      packed: packDay(hours),
    })),
    ['series_id', 'day'],
    ['packed'],
  );
  for (const resolution of Object.values(ROLL_UPS)) {
    await storeRollUps(trx, days, resolution);
  }
  await trx('sample_hours')
    .where(
      amongPairs(
        trx,
        ['series_id', 'hour'],
        rows.map(row => [row.series_id, row.hour]),
      ),
    )
    .delete();
  return true;
}

/** Two that pack at the same time would overwrite each other's part of a span. */
async function takeLock(trx: Knex.Transaction): Promise<boolean> {
  if (!isPostgres(trx)) {
    return true;
  }
  const { rows } = await trx.raw(
    'select pg_try_advisory_xact_lock(?) as is_free',
    [ADVISORY_LOCK],
  );
  return rows[0].is_free;
}

/** All that is known of the day of series of which there is something to pack. */
async function joinDays(
  trx: Knex.Transaction,
  rows: readonly SampleHourRow[],
  day: number,
): Promise<Map<number, HourOfSamples[]>> {
  const hours = Map.groupBy(rows, row => row.series_id);
  const packed: SampleDayRow[] = await trx('sample_days')
    .where({ day })
    .where(among(trx, 'series_id', [...hours.keys()]));
  const before = new Map(packed.map(row => [row.series_id, row.packed]));
  return new Map(
    [...hours].map(([id, ofSeries]) => {
      const known = before.get(id);
      return [
        id,
        joinHours(
          known ? unpackDay(day, known) : [],
          ofSeries.map(row => unpackHour(row.hour, row.packed)),
        ),
      ];
    }),
  );
}

async function storeRollUps(
  trx: Knex.Transaction,
  days: ReadonlyMap<number, HourOfSamples[]>,
  resolution: RollUp,
): Promise<void> {
  const step = resolution.step / 1000;
  const steps = [...days].flatMap(([id, hours]) => {
    const rolled = rollUp(hours, resolution.step);
    return rolled.length > 0 ? [{ id, rolled }] : [];
  });
  const [first] = steps;
  if (!first) {
    return;
  }
  // A day lies in one span.
  const span = Math.floor(first.rolled[0].at / resolution.span);
  const before: RollUpRow[] = await trx('roll_ups')
    .where({ step, span })
    .where(among(trx, 'series_id', [...days.keys()]));
  const known = new Map<number, RolledStep[]>(
    before.map(row => [
      row.series_id,
      unpackSpan(span, row.packed, resolution),
    ]),
  );
  await upsert<RollUpRow>(
    trx,
    'roll_ups',
    steps.map(({ id, rolled }) => ({
      series_id: id,
      step,
      span,
      packed: packSpan(preferFuller(known.get(id) ?? [], rolled), resolution),
    })),
    ['series_id', 'step', 'span'],
    ['packed'],
  );
}
