import {
  SeriesRequest,
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';

const DAY = 24 * HOUR;

/** Data a minute until a true time, as AWS would answer whatever our clock says. */
const until =
  (truth: () => number) =>
  ({ id, from, to }: SeriesRequest): SeriesResult => ({
    id,
    outcome: 'complete',
    samples: Array.from(
      { length: Math.max(0, Math.min(to, truth()) - from) / MINUTE },
      (_, minute) => ({ at: from + minute * MINUTE, value: 0 }),
    ),
  });

describeOnDatabases('a clock that is wrong', ({ migrated }) => {
  /** Collection of one queue that has been watched for an hour. */
  async function setUp(who: 'nobody' | 'the source' | 'the database') {
    const knex = await migrated();
    const truth = { now: T };
    const collecting = setUpCollection(
      knex,
      {},
      who === 'the database'
        ? { databaseNow: async () => truth.now }
        : undefined,
    );
    const { source, entities, time, collect, overview } = collecting;
    if (who === 'the source') {
      source.serverClock = () => truth.now;
    }
    const queue = source.add('orders');
    const stage = source.stages.get(queue)!;
    // An age that nothing is wrong with, and no answer but the description's on depth.
    stage.answer = request =>
      request.metric === 'age'
        ? until(() => truth.now)(request)
        : { id: request.id, outcome: 'complete', samples: [] };
    entities.push(entityOf('orders', [queue]));
    /** Lets some minutes pass by the true clock and by ours. */
    const pass = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        truth.now += MINUTE;
        time.now += MINUTE;
        await collect();
      }
    };
    await collect();
    await pass(60);
    return {
      ...collecting,
      knex,
      truth,
      stage,
      pass,
      /** Sets our clock as far ahead of the true one. */
      set: (ahead: number) => {
        time.now = truth.now + ahead;
      },
      listed: async () => {
        const { items } = await overview.list(
          { visible: {} },
          { orderBy: 'urgency', limit: 1, now: time.now },
        );
        return items[0];
      },
    };
  }

  describe.each(['nobody', 'the source', 'the database'] as const)(
    'as %s tells',
    who => {
      it.each([
        ['two hours ahead for two minutes', 2 * HOUR],
        ['twenty days ahead for two minutes', 20 * DAY],
      ])('%s: sees at once what burns when it is right', async (_, ahead) => {
        const { stage, pass, set, pipeline, source, time, listed } =
          await setUp(who);
        set(ahead);
        await pass(2);
        set(0);
        stage.depth = 5;
        source.described.splice(0);
        expect((await listed()).health).toBe('unknown');
        await pass(1);
        expect(source.described).not.toEqual([]);
        const orders = await pipeline('orders');
        expect(orders).toMatchObject({
          health: 'critical',
          stale: false,
          collectedAt: new Date(time.now).toISOString(),
        });
      });

      it.each([
        ['thirty minutes back', -30 * MINUTE],
        ['twenty days back', -20 * DAY],
      ])('%s: is never green by what it knew', async (_, ahead) => {
        const { stage, pass, set, pipeline, source, listed } = await setUp(who);
        set(ahead);
        stage.depth = 5;
        source.described.splice(0);
        expect(await listed()).toMatchObject({
          health: 'unknown',
          stale: true,
          collectedAt: undefined,
        });
        await pass(1);
        expect((await pipeline('orders'))?.health).toBe(
          who === 'nobody' ? 'critical' : 'unknown',
        );
        set(0);
        await pass(1);
        expect((await pipeline('orders'))?.health).toBe('critical');
      });
    },
  );

  it.each([
    ['the source', 'that of fake in eu-central-1'],
    ['the database', 'that of the database'],
  ] as const)('is told as the reason, as %s has it', async (who, whose) => {
    const { pass, set, pipeline, knex, source } = await setUp(who);
    const stored = () =>
      knex('sample_hours').orderBy(['series_id', 'hour']).select();
    const before = await stored();
    set(2 * HOUR);
    source.described.splice(0);
    source.requests.splice(0);
    await pass(5);
    await expect(pipeline('orders')).resolves.toMatchObject({
      health: 'unknown',
      reason: {
        title: `The clock of the backend is 2 h ahead of ${whose}, so we do not read Fake queue orders`,
      },
    });
    // One question a minute at most, to see whether it is right again.
    expect(source.described.length).toBeLessThanOrEqual(5);
    expect(source.requests).toEqual([]);
    expect(await stored()).toEqual(before);
    set(-20 * MINUTE);
    await pass(1);
    await expect(pipeline('orders')).resolves.toMatchObject({
      reason: { title: expect.stringContaining(`20 min behind ${whose}`) },
    });
    set(0);
    await pass(3);
    await expect(pipeline('orders')).resolves.toMatchObject({
      health: 'healthy',
    });
  });

  it('is told on the collection page', async () => {
    const { pass, set, stores, time } = await setUp('the source');
    set(2 * HOUR);
    await pass(1);
    const [shard] = await stores.collection.status(time.now);
    expect(shard.errors).toMatchObject([{ code: 'clock' }]);
  });

  it('does not matter within five minutes', async () => {
    const { pass, set, pipeline } = await setUp('the source');
    for (const minutes of [4, -4]) {
      set(minutes * MINUTE);
      await pass(6);
      await expect(pipeline('orders')).resolves.toMatchObject({
        health: 'healthy',
        stale: false,
      });
    }
  });

  describe('drops no history', () => {
    const hours = async ({
      knex,
      stores,
    }: Pick<Awaited<ReturnType<typeof setUp>>, 'knex' | 'stores'>) => {
      const ids: number[] = await knex('series').orderBy('id').pluck('id');
      const known = await Promise.all(
        ids.map(id => stores.samples.hours(id, T - 30 * DAY, T + 30 * DAY)),
      );
      return known.flat().map(({ hour }) => ({ hour }));
    };

    it.each(['the source', 'the database'] as const)(
      'when it is twenty days ahead, as %s tells',
      async who => {
        const collecting = await setUp(who);
        const { pass, set, retention } = collecting;
        const before = await hours(collecting);
        set(20 * DAY);
        await pass(1);
        await retention.run();
        set(0);
        await retention.run();
        expect(await hours(collecting)).toEqual(before);
      },
    );

    it('when it is twenty days ahead and nobody answers', async () => {
      const collecting = await setUp('nobody');
      const { pass, set, retention, stage } = collecting;
      const before = await hours(collecting);
      stage.failure = new SourceError('unreachable', 'No route');
      stage.answer = ({ id }) => ({
        id,
        outcome: 'failed',
        problem: { code: 'unreachable', message: 'No route' },
      });
      set(20 * DAY);
      await pass(1);
      await retention.run();
      expect(await hours(collecting)).toEqual(before);
    });

    it('but that of a future that was made up, once it is right', async () => {
      const collecting = await setUp('nobody');
      const { pass, set, retention, source, truth, time } = collecting;
      const before = await hours(collecting);
      set(10 * DAY);
      await pass(1);
      expect((await hours(collecting)).length).toBeGreaterThan(before.length);
      set(0);
      source.serverClock = () => truth.now;
      await pass(1);
      await retention.run();
      const after = await hours(collecting);
      expect(after).toEqual(expect.arrayContaining(before));
      expect(Math.max(...after.map(({ hour }) => hour))).toBe(
        Math.floor(time.now / HOUR),
      );
    });
  });
});
