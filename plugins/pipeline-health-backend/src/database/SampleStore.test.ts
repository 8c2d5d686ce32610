import { insertSeries } from '../__testUtils__/insertSeries';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { HOUR, MINUTE, samplesOf } from './packing';
import { SampleStore } from './SampleStore';

const T = 500_000 * HOUR;
const NOW = T + 1000 * HOUR;

describeOnDatabases('SampleStore', ({ migrated }) => {
  async function setUp(count: number) {
    const knex = await migrated();
    await insertSeries(knex, count);
    return { knex, store: new SampleStore(knex) };
  }

  it('keeps what was known when more becomes known', async () => {
    const { knex, store } = await setUp(2);
    await store.add(
      [
        {
          seriesId: 1,
          samples: [{ at: T, value: 1 }],
          asked: { from: T, to: T + HOUR },
        },
        { seriesId: 2, samples: [{ at: T, value: 7 }] },
      ],
      NOW,
    );
    const second = [
      { seriesId: 1, samples: [{ at: T + HOUR, value: 2 }] },
      { seriesId: 1, samples: [{ at: T + 5 * MINUTE, value: 3 }] },
    ];
    await store.add(second, NOW);
    const before = await knex('sample_hours').orderBy(['series_id', 'hour']);
    await store.add(second, NOW);
    await expect(
      knex('sample_hours').orderBy(['series_id', 'hour']),
    ).resolves.toEqual(before);

    const hours = await store.hours(1, T, T + 2 * HOUR);
    expect(samplesOf(hours, 0, Infinity)).toEqual([
      { at: T, value: 1 },
      { at: T + 5 * MINUTE, value: 3 },
      { at: T + HOUR, value: 2 },
    ]);
    expect(hours[0].asked.every(Boolean)).toBe(true);
    expect(hours[1].asked.filter(Boolean)).toHaveLength(1);
    await expect(store.hours(2, T, T + HOUR)).resolves.toHaveLength(1);
  });

  it('keeps the newest sample with its series, however old it gets', async () => {
    const { knex, store } = await setUp(2);
    const last = async () =>
      (await knex('series').orderBy('id').select('last_at', 'last_value')).map(
        row => [row.last_at && Number(row.last_at), row.last_value],
      );
    await store.add(
      [
        {
          seriesId: 1,
          samples: [
            { at: T, value: 1 },
            { at: T + MINUTE, value: 2 },
          ],
        },
        { seriesId: 2, samples: [], asked: { from: T, to: T + HOUR } },
      ],
      NOW,
    );
    expect(await last()).toEqual([
      [T + MINUTE, 2],
      [null, null],
    ]);
    await store.add(
      [
        { seriesId: 1, samples: [{ at: T - HOUR, value: 9 }] },
        { seriesId: 2, samples: [{ at: T, value: 0 }] },
      ],
      NOW,
    );
    expect(await last()).toEqual([
      [T + MINUTE, 2],
      [T, 0],
    ]);
    await store.add(
      [{ seriesId: 1, samples: [{ at: T + MINUTE, value: 3 }] }],
      NOW,
    );
    await store.dropBefore(T + 100 * HOUR);
    expect(await last()).toEqual([
      [T + MINUTE, 3],
      [T, 0],
    ]);
  });

  it('stores many hours of many series', async () => {
    const { store, knex } = await setUp(60);
    const knowledge = [...Array(60).keys()].map(index => ({
      seriesId: index + 1,
      samples: [...Array(24 * 60).keys()].map(minute => ({
        at: T + minute * MINUTE,
        value: index * minute,
      })),
      asked: { from: T, to: T + 24 * HOUR },
    }));
    await store.add(knowledge, NOW);
    const [{ count }] = await knex('sample_hours').count({ count: '*' });
    expect(Number(count)).toBe(60 * 24);
    const samples = await store.since(
      [1, 30, 60],
      T + 23 * HOUR,
      T + 24 * HOUR,
    );
    expect([...samples.keys()].sort((a, b) => a - b)).toEqual([1, 30, 60]);
    expect(samples.get(30)).toHaveLength(60);
    expect(samples.get(30)![0]).toEqual({
      at: T + 23 * HOUR,
      value: 29 * 23 * 60,
    });
  }, 30_000);

  it('adds nothing for nothing', async () => {
    const { store, knex } = await setUp(1);
    await store.add([], NOW);
    await store.add(
      [{ seriesId: 1, samples: [], asked: { from: T, to: T } }],
      NOW,
    );
    await expect(knex('sample_hours')).resolves.toEqual([]);
    await expect(store.since([], T, T)).resolves.toEqual(new Map());
  });

  it('drops the hours after a time, and only those', async () => {
    const { store, knex } = await setUp(1);
    await store.add(
      [
        {
          seriesId: 1,
          samples: [0, 1, 2, 3].map(hour => ({
            at: T + hour * HOUR,
            value: 1,
          })),
        },
      ],
      NOW,
    );
    expect(await store.newestTime()).toBe(T + 3 * HOUR);
    await store.dropAfter(T + 2 * HOUR + 30 * MINUTE);
    const rows = await knex('sample_hours').orderBy('hour');
    expect(rows.map(({ hour }) => hour)).toEqual([500_000, 500_001, 500_002]);
  });

  it('knows nothing of the future', async () => {
    const { store } = await setUp(1);
    await store.add(
      [
        {
          seriesId: 1,
          samples: [0, 1, 2].map(hour => ({ at: T + hour * HOUR, value: 1 })),
        },
      ],
      NOW,
    );
    const samples = await store.since([1], T, T + HOUR);
    expect(samples.get(1)).toHaveLength(2);
  });
});
