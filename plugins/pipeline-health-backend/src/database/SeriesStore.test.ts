import { insertSeries } from '../__testUtils__/insertSeries';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { DAY, HOUR, MINUTE } from './packing';
import { StoredSeries } from './SeriesStore';
import { createStores } from './stores';

const T = 20_000 * DAY;
const NOW = T + 30 * DAY + 10 * HOUR;
const RETENTION = { samples: 2 * DAY, fiveMinuteRollUps: 10 * DAY };

const series: StoredSeries = {
  id: 1,
  metric: 'm1',
  unit: 'count',
  statistic: 'Sum',
  period: 60,
  watermark: NOW,
};

/** What the series is worth at a minute: what came in, and nothing in every third minute. */
const valueAt = (at: number) => {
  const minute = at / MINUTE;
  return minute % 3 === 0 ? undefined : (minute * 7919) % 101;
};

function samplesFrom(from: number, to: number) {
  const samples = [];
  for (let at = from; at < to; at += MINUTE) {
    const value = valueAt(at);
    if (value !== undefined) {
      samples.push({ at, value });
    }
  }
  return samples;
}

describeOnDatabases('SeriesStore', ({ migrated }) => {
  /** Thirty days of which all that is over is packed, and dropped as it would be. */
  async function setUp() {
    const knex = await migrated();
    await insertSeries(knex, 1);
    const stores = createStores(knex, { retention: RETENTION });
    const { samples, dayPacker, rollUps } = stores;
    for (let from = T; from < NOW; from += DAY) {
      const to = Math.min(from + DAY, NOW);
      await samples.add(
        [{ seriesId: 1, samples: samplesFrom(from, to), asked: { from, to } }],
        NOW,
      );
    }
    await dayPacker.packBefore(NOW);
    await samples.dropBefore(NOW - RETENTION.samples);
    await rollUps.dropBefore(
      { step: 300_000, span: DAY },
      NOW - RETENTION.fiveMinuteRollUps,
    );
    return stores;
  }

  it('tells the same of every range, in the resolution that is kept of it', async () => {
    const { series: store } = await setUp();
    const read = async (
      window: { from: number; to: number; step: number },
      statistic: string,
    ) => store.read('arn', { ...series, statistic }, window, NOW);
    for (const [from, asked, step, resolution] of [
      [NOW - HOUR, 60, 60, 60],
      [NOW - DAY, 120, 120, 60],
      [NOW - DAY, 300, 300, 300],
      [NOW - 2 * DAY, 900, 900, 300],
      [NOW - 3 * DAY, 120, 300, 300],
      [NOW - 9 * DAY, 3600, 3600, 3600],
      [NOW - 11 * DAY, 300, 3600, 3600],
      [NOW - 20 * DAY, 21_600, 21_600, 3600],
    ]) {
      const to = Math.min(NOW, from + 500 * step * 1000);
      const start = Math.floor(from / step / 1000) * step * 1000;
      for (const [statistic, join] of [
        ['Sum', (values: number[]) => values.reduce((a, b) => a + b, 0)],
        ['Maximum', (values: number[]) => Math.max(...values)],
        ['Minimum', (values: number[]) => Math.min(...values)],
      ] as const) {
        const answer = await read({ from, to, step: asked }, statistic);
        const truth: [number, number][] = [];
        for (let at = start; at < to; at += step * 1000) {
          const values = samplesFrom(at, Math.min(at + step * 1000, NOW));
          if (values.length > 0) {
            truth.push([at, join(values.map(({ value }) => value))]);
          }
        }
        expect(answer).toMatchObject({ step, resolution, points: truth });
      }
    }
  }, 60_000);

  it('tells since when there is detail, and gaps as they are', async () => {
    const { series: store, samples, dayPacker } = await setUp();
    await samples.add(
      [{ seriesId: 1, samples: [], asked: { from: T - 2 * DAY, to: T - DAY } }],
      NOW,
    );
    await dayPacker.packBefore(NOW);
    const answer = await store.read(
      'arn',
      series,
      { from: T - 3 * DAY, to: NOW, step: 86_400 },
      NOW,
    );
    expect(answer.gaps).toEqual([
      [T - 3 * DAY, T - 2 * DAY, 'not-asked'],
      [T - 2 * DAY, T - DAY, 'no-data'],
      [T - DAY, T, 'not-asked'],
    ]);
    expect(answer.partial).toEqual([[T + 30 * DAY, 36_000]]);
    expect(answer.detailSince).toBe(new Date(T + 28 * DAY).toISOString());
  });

  it('shows what came late at once, as part of its step', async () => {
    const { series: store, samples } = await setUp();
    const at = NOW - DAY - HOUR;
    const read = () =>
      store.read('arn', series, { from: at, to: at + HOUR, step: 3600 }, NOW);
    const before = await read();
    await samples.add([{ seriesId: 1, samples: [{ at, value: 5_000 }] }], NOW);
    const [[, sum]] = (await read()).points;
    expect(sum).toBe(before.points[0][1] + 5_000 - (valueAt(at) ?? 0));
  });
});
