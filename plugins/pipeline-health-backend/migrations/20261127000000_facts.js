// @ts-check

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SLOTS = 60;
const ASKED_BYTES = 8;
const BATCH = 500;

/** The parts of an assessment that the row of a pipeline shows, each in a column of its own before. */
const SHOWN = [
  'reason',
  'readings',
  'trend',
  'seconds_to_loss',
  'collected_at',
];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('series', table => {
    table
      .bigInteger('last_at')
      .comment('Time of its newest sample, however old; epoch milliseconds');
    table.double('last_value').comment('Value of its newest sample');
    table
      .bigInteger('asked_from')
      .comment(
        'From when on it was asked for without a gap; epoch milliseconds',
      );
    table
      .bigInteger('wanted_from')
      .comment(
        'From when on a verdict needs it, while that was not asked for; epoch milliseconds',
      );
  });
  await fillSeries(knex);

  await knex.schema.alterTable('pipelines', table => {
    table
      .text('summary')
      .comment('What its row shows of the last assessment (JSON)');
    table
      .text('remembered')
      .notNullable()
      .defaultTo('[]')
      .comment(
        'Findings of before on stages that could not be judged last time (JSON)',
      );
  });
  await fillSummaries(knex);
  for (const column of SHOWN) {
    await knex.raw('alter table pipelines drop column ??', [column]);
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table.text('reason').comment('The finding to look at first (JSON)');
    table
      .text('readings')
      .notNullable()
      .defaultTo('{}')
      .comment('The figures of its row (JSON)');
    table.text('trend').comment('The course of its figure (JSON)');
    table
      .double('seconds_to_loss')
      .comment('Seconds until data can be lost, from collected_at on');
    table
      .bigInteger('collected_at')
      .comment('The oldest of the newest descriptions of its stages');
  });
  // A row needs a value before it has one; only PostgreSQL can take the default away again.
  if (knex.client.config.client === 'pg') {
    await knex.raw('alter table pipelines alter column readings drop default');
  }
  for (const { id, summary } of await knex('pipelines')
    .whereNotNull('summary')
    .select('id', 'summary')) {
    const { reason, readings, trend, secondsToLoss, collectedAt } =
      JSON.parse(summary);
    await knex('pipelines')
      .where({ id })
      .update({
        reason: reason ? JSON.stringify(reason) : null,
        readings: JSON.stringify(readings ?? {}),
        trend: trend ? JSON.stringify(trend) : null,
        seconds_to_loss: secondsToLoss ?? null,
        collected_at: collectedAt ? Date.parse(collectedAt) : null,
      });
  }
  for (const column of ['summary', 'remembered']) {
    await knex.raw('alter table pipelines drop column ??', [column]);
  }
  for (const column of ['last_at', 'last_value', 'asked_from', 'wanted_from']) {
    await knex.raw('alter table series drop column ??', [column]);
  }
};

/**
 * What is stored already is known: the newest sample, and since when was asked.
 *
 * @param {import('knex').Knex} knex
 */
async function fillSeries(knex) {
  let after = 0;
  for (;;) {
    const series = await knex('series')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .select('id');
    if (series.length === 0) {
      return;
    }
    for (const { id } of series) {
      const update = await known(knex, id);
      if (update) {
        await knex('series').where({ id }).update(update);
      }
      after = id;
    }
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {number} seriesId
 */
async function known(knex, seriesId) {
  const hours = () => knex('sample_hours').where({ series_id: seriesId });
  const first = await hours().orderBy('hour').first();
  if (!first) {
    return undefined;
  }
  /** @type {{ at: number; value: number } | undefined} */
  let last;
  let before = Infinity;
  while (!last) {
    const query = hours().orderBy('hour', 'desc').first();
    const row = await (before === Infinity
      ? query
      : query.where('hour', '<', before));
    if (!row) {
      break;
    }
    last = newestOf(row);
    before = row.hour;
  }
  return {
    asked_from: firstAskedOf(first),
    ...(last && { last_at: last.at, last_value: last.value }),
  };
}

/**
 * @param {{ hour: number; packed: Buffer }} row
 */
function newestOf({ hour, packed }) {
  for (let slot = SLOTS - 1; slot >= 0; slot--) {
    const value = packed.readDoubleLE(ASKED_BYTES + slot * 8);
    if (isAsked(packed, slot) && !Number.isNaN(value)) {
      return { at: hour * HOUR + slot * MINUTE, value };
    }
  }
  return undefined;
}

/**
 * @param {{ hour: number; packed: Buffer }} row
 */
function firstAskedOf({ hour, packed }) {
  for (let slot = 0; slot < SLOTS; slot++) {
    if (isAsked(packed, slot)) {
      return hour * HOUR + slot * MINUTE;
    }
  }
  return null;
}

/**
 * @param {Buffer} packed
 * @param {number} slot
 */
function isAsked(packed, slot) {
  return (packed[slot >> 3] & (1 << (slot & 7))) !== 0;
}

/**
 * @param {import('knex').Knex} knex
 */
async function fillSummaries(knex) {
  for (const row of await knex('pipelines').select('id', ...SHOWN)) {
    const summary = {
      reason: JSON.parse(row.reason ?? 'null') ?? undefined,
      readings: JSON.parse(row.readings),
      trend: JSON.parse(row.trend ?? 'null') ?? undefined,
      secondsToLoss: row.seconds_to_loss ?? undefined,
      collectedAt:
        row.collected_at === null
          ? undefined
          : new Date(Number(row.collected_at)).toISOString(),
    };
    await knex('pipelines')
      .where({ id: row.id })
      .update({ summary: JSON.stringify(summary) });
  }
}
