/*
 * What samples take on disk, with indexes: as they were measured, by five
 * minutes and by the hour. Series of the shapes that metrics of pipelines have
 * are stored as collection stores them, packed, dropped, and read for charts.
 */
import { parseArgs } from 'node:util';
import { bundleExports } from '../lib/bundle.mjs';
import { main } from '../lib/main.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const KEPT = {
  samples: 15 * DAY,
  fiveMinuteRollUps: 90 * DAY,
  hourlyRollUps: 400 * DAY,
};
/** What ten thousand pipelines have, of queues with their dead-letter queues. */
const SERIES_OF_10_000_PIPELINES = 80_000;
const READS = 20;

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '100' },
    days: { type: 'string', default: '400' },
    postgres: { type: 'boolean', default: false },
  },
});

const backend = './plugins/pipeline-health-backend/src/database';

async function loadOurs() {
  const { load } = await import('./lib/libraries.mjs');
  const outfile = await bundleExports(
    `
          export { createStores, migrate, ROLL_UPS, SETTLED_AFTER } from '${backend}';
          export { isPostgres } from '${backend}/bulk';`,
    'bench',
    'storage.cjs',
  );
  return load(outfile);
}

const round = (value, digits = 2) => Number(value.toFixed(digits));

/** How long charts take, and how many points they have. */
async function readCharts({ stores, series, end }) {
  const charts = {};
  for (const [range, days, step] of [
    ['24h', 1, 300],
    ['15d', 15, 3600],
    ['90d', 90, 21_600],
    ['400d', 400, 86_400],
    ['400dFinest', 400, 18_000],
  ]) {
    const window = { from: end - days * DAY, to: end, step };
    const times = [];
    let points = 0;
    for (let read = 0; read < READS; read += 1) {
      const { id } = series[(read * 7) % series.length];
      const start = performance.now();
      const answer = await stores.series.read(
        'arn',
        {
          id,
          metric: `m${id}`,
          unit: 'count',
          statistic: 'Maximum',
          period: 60,
          watermark: end,
        },
        window,
        end,
      );
      times.push(performance.now() - start);
      points = Math.max(points, answer.points.length);
    }
    times.sort((a, b) => a - b);
    charts[range] = { points, p50Ms: round(times[READS / 2]) };
  }
  return charts;
}

async function measure(postgres) {
  const ours = await loadOurs();
  const { openDatabase } = await import('./lib/database.mjs');
  const { fill } = await import('./storage/fill.mjs');
  const { packedBytes, rollUpShares, sizesOf } = await import(
    './storage/size.mjs'
  );
  const { SHAPES, seriesOf } = await import('./storage/shapes.mjs');
  const { knex, close } = openDatabase(postgres);
  try {
    await ours.migrate(knex);
    const stores = ours.createStores(knex, { retention: KEPT });
    const series = seriesOf(Number(values.series));
    // Noon, so that half a day is not packed.
    const end = 20_800 * DAY + 12 * HOUR;
    const begin = end - 12 * HOUR - Number(values.days) * DAY;
    const fresh = await sizesOf(knex, postgres);
    const spent = await fill({
      ours,
      knex,
      stores,
      series,
      begin,
      end,
      kept: KEPT,
    });
    const sizes = await sizesOf(knex, postgres);
    const bytes = table => sizes[table] - fresh[table];
    const days = kept => Math.min(kept / DAY, Number(values.days));
    const perSeriesDay = (total, kept) => total / series.length / days(kept);
    const shares = await rollUpShares(knex);
    const weight = shares.reduce((sum, share) => sum + share.weight, 0);
    const ofRollUps = step =>
      (bytes('roll_ups') *
        (shares.find(share => share.step === step)?.weight ?? 0)) /
      weight;
    const detail = perSeriesDay(
      bytes('sample_hours') + bytes('sample_days'),
      KEPT.samples,
    );
    const fiveMinutes = perSeriesDay(ofRollUps(300), KEPT.fiveMinuteRollUps);
    const hours = perSeriesDay(ofRollUps(3600), KEPT.hourlyRollUps);
    const perSeries = detail * 15 + fiveMinutes * 90 + hours * 400;
    const packed = await packedBytes(knex, end / DAY - 0.5);
    return {
      bytesPerSample: {
        detail: round(
          (bytes('sample_hours') + bytes('sample_days')) / spent.detail,
        ),
        ofThisNotPackedYet: round(bytes('sample_hours') / spent.detail),
      },
      bytesPerStep: {
        fiveMinutes: round(fiveMinutes / 288),
        hourly: round(hours / 24),
      },
      packedBytesPerMinute: Object.fromEntries(
        SHAPES.map(({ name }) => {
          const ids = series.filter(it => it.shape === name).map(it => it.id);
          const sum = ids.reduce((total, id) => total + packed.get(id), 0);
          return [name, round(sum / ids.length / 1440, 3)];
        }),
      ),
      bytesPerSeriesDay: {
        detail: round(detail, 0),
        fiveMinuteRollUps: round(fiveMinutes, 0),
        hourlyRollUps: round(hours, 0),
      },
      gigabytesOf10000Pipelines: round(
        (perSeries * SERIES_OF_10_000_PIPELINES) / 1e9,
        1,
      ),
      samplesAddedPerCpuSecond: round((spent.added / spent.addMs) * 1000, 0),
      packCpuMsPerSeriesDay: round(
        spent.packMs / series.length / Number(values.days),
      ),
      charts: await readCharts({ stores, series, end }),
    };
  } finally {
    await close();
  }
}

await main(async progress => {
  await ensureToolchain(progress);
  const server = values.postgres ? await startPostgres() : undefined;
  try {
    const result = await progress.step(
      `Storing ${values.series} series for ${values.days} days`,
      () => measure(server?.url),
    );
    progress.say(
      JSON.stringify({
        database: server ? 'postgres' : 'sqlite',
        series: Number(values.series),
        days: Number(values.days),
        ...result,
      }),
    );
  } finally {
    await server?.stop();
  }
});
