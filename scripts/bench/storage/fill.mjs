const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How much is asked for again each time. */
const OVERLAP = 30 * MINUTE;

async function insertSeries(knex, series) {
  await knex('stages').insert({
    id: 1,
    arn: 'arn:aws:sqs:eu-central-1:123456789012:bench',
    kind: 'sqs-queue',
    name: 'bench',
    account: '123456789012',
    region: 'eu-central-1',
    failures: 0,
    tier: 'warm',
    next_describe_at: 0,
  });
  await knex.batchInsert(
    'series',
    series.map(({ id }) => ({
      id,
      stage_id: 1,
      metric: `m${id}`,
      unit: 'count',
      statistic: 'Sum',
      period: 60,
      failures: 0,
    })),
    100,
  );
}

/**
 * Stores series minute by minute until `end`: what is old a day at once, and
 * what is detail as it is collected, every 15 minutes, the last half an hour
 * again. Packs and drops by the hour of that time, as the product does.
 */
export async function fill({ ours, knex, stores, series, begin, end, kept }) {
  await insertSeries(knex, series);
  const { samples, dayPacker, rollUps } = stores;
  const known = new Map(series.map(({ id }) => [id, []]));
  const spent = { addMs: 0, packMs: 0, added: 0, detail: 0 };
  const timed = async (key, work) => {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    spent[key] += (user + system) / 1000;
  };
  let at = begin;
  while (at < end) {
    const isOld = at < end - kept.samples - DAY;
    const step = isOld ? DAY : 15 * MINUTE;
    const to = Math.min(at + step, end);
    for (const { id, valueAt } of series) {
      const values = known.get(id).filter(sample => sample.at >= at - OVERLAP);
      for (let minute = at; minute < to; minute += MINUTE) {
        const value = valueAt((minute - begin) / MINUTE);
        if (value !== undefined) {
          values.push({ at: minute, value });
          spent.added += 1;
          spent.detail += minute >= end - kept.samples ? 1 : 0;
        }
      }
      known.set(id, values);
    }
    await timed('addMs', () =>
      samples.add(
        series.map(({ id }) => ({
          seriesId: id,
          samples: known.get(id),
          asked: { from: Math.max(begin, at - OVERLAP), to },
        })),
        to,
      ),
    );
    if (to % HOUR === 0) {
      await timed('packMs', () =>
        dayPacker.packBefore(to - ours.SETTLED_AFTER),
      );
    }
    if (to % DAY === 0) {
      await samples.dropBefore(to - kept.samples);
      const { fiveMinutes, hours } = ours.ROLL_UPS;
      await rollUps.dropBefore(fiveMinutes, to - kept.fiveMinuteRollUps);
      await rollUps.dropBefore(hours, to - kept.hourlyRollUps);
    }
    if (to % HOUR === 0 && ours.isPostgres(knex)) {
      // In place of autovacuum, which knows no time but that of the wall.
      await knex.raw('vacuum sample_hours, sample_days, roll_ups');
    }
    if (isOld && to >= end - kept.samples - DAY && ours.isPostgres(knex)) {
      // Whole days at once took room that is not given back.
      await knex.raw('vacuum full sample_hours');
    }
    at = to;
  }
  return spent;
}
