import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { entityOf, setUpCollection } from './__testUtils__/setUpCollection';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describeOnDatabases('what is dropped', ({ migrated }) => {
  /** Collection of one queue of which eight days are known until a time. */
  async function setUp() {
    const knex = await migrated();
    const collecting = setUpCollection(knex, {
      retention: {
        samples: '1h',
        fiveMinuteRollUps: '48h',
        hourlyRollUps: '96h',
      },
    });
    const { source, entities, collect, stores, time } = collecting;
    const queue = source.add('orders');
    entities.push(entityOf('orders', [queue]));
    await collect();
    const { id } = await knex('series').first('id');
    const until = Math.floor(time.now / DAY) * DAY;
    const from = until - 8 * DAY;
    const values = [];
    for (let at = from; at < until; at += MINUTE) {
      values.push({ at, value: (at / MINUTE) % 17 });
    }
    await stores.samples.add(
      [{ seriesId: id, samples: values, asked: { from, to: until } }],
      time.now,
    );
    time.now = until + 6 * 60 * MINUTE;
    await stores.samples.add(
      [{ seriesId: id, samples: [{ at: time.now - MINUTE, value: 1 }] }],
      time.now,
    );
    const known = async () => {
      const samples = await stores.samples.since([id], from, until - MINUTE);
      const firstOf = async (step: number, span: number) =>
        (await stores.rollUps.steps(id, { step, span }, from, until))[0]?.at;
      return {
        samples: samples.get(id)?.[0]?.at,
        fiveMinutes: await firstOf(5 * MINUTE, DAY),
        hours: await firstOf(60 * MINUTE, 16 * DAY),
      };
    };
    return { ...collecting, from, until, known };
  }

  it('is rolled up before, and each resolution is kept as long as is configured', async () => {
    const { retention, until, from, known } = await setUp();
    await retention.run();
    await expect(known()).resolves.toEqual({
      samples: undefined,
      fiveMinutes: until - 2 * DAY,
      // Sixteen days are dropped at once.
      hours: from,
    });
  });

  it('is nothing after a pause, until something new is known', async () => {
    const { retention, time, until, known } = await setUp();
    time.now += 30 * DAY;
    await retention.run();
    await expect(known()).resolves.toMatchObject({
      fiveMinutes: until - 2 * DAY,
    });
  });
});
