import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { amongPairs, isPostgres, updateMany, yieldToEventLoop } from '../bulk';
import { hoursOf, Knowledge, mergeHours } from '../packing';
import { SampleHourRow } from '../rows';
import { transact } from '../transact';
import { CLOCK_SLACK } from '../values';

/** What became known of one series. */
export interface SeriesKnowledge extends Knowledge {
  seriesId: number;
}

/** How many hours one statement reads or writes, so that the event loop stays free for others. */
const HOURS_PER_STATEMENT = 1000;

/** Adds what became known of series until now; adding it again changes nothing. */
export async function addSamples(
  knex: Knex,
  knowledge: readonly SeriesKnowledge[],
  now: number,
): Promise<void> {
  for (const batch of batchesByHours(knowledge)) {
    await transact(knex, trx => merge(trx, batch, now));
    await yieldToEventLoop();
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

/** Writes hours, the bytes of all of them as one value: they take different room, and there are many. */
async function write(
  trx: Knex.Transaction,
  rows: readonly SampleHourRow[],
): Promise<void> {
  let end = 1;
  const places = rows.map(({ series_id, hour, packed: { length } }) => {
    const start = end;
    end += length;
    return [series_id, hour, start, length];
  });
  const [bytes, placed] = isPostgres(trx)
    ? ['?::bytea', 'jsonb_array_elements(?::jsonb) as new (place)']
    : ['?', '(select value as place from json_each(?)) as new'];
  const [seriesId, hourOf, from, bytesOf] = [0, 1, 2, 3].map(
    index => `cast(new.place ->> ${index} as int)`,
  );
  await trx.raw(
    `insert into sample_hours (series_id, hour, packed)
     select ${seriesId}, ${hourOf}, substr(${bytes}, ${from}, ${bytesOf})
     from ${placed} where true
     on conflict (series_id, hour) do update set packed = excluded.packed`,
    [Buffer.concat(rows.map(row => row.packed)), JSON.stringify(places)],
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
