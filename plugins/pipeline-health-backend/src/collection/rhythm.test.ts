import {
  Rhythm,
  SeriesRequest,
  SeriesResult,
  SourceError,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { complete, fakeQueue } from './__testUtils__/MemorySource';
import {
  entityOf,
  HOUR,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';

const DAY = 24 * HOUR;

/** A kind that wants to know what is usual, and what its check saw of that. */
function kindWithRhythm() {
  const seen: (Rhythm | undefined)[] = [];
  const kind: StageKind = {
    ...fakeQueue,
    metrics: [
      ...fakeQueue.metrics,
      {
        metric: 'sent',
        title: 'Sent',
        unit: 'count',
        statistic: 'Sum',
        rhythm: true,
      },
    ],
    checks: [
      {
        ...fakeQueue.checks[0],
        run: ({ rhythms }) => {
          seen.push(rhythms?.sent);
          return undefined;
        },
      },
    ],
  };
  return { kind, seen };
}

/** Something came in every hour of the last ten days. */
function hourly({ id, from, to }: SeriesRequest): SeriesResult {
  const samples = Array.from({ length: (to - from) / HOUR }, (_, index) => ({
    at: from + index * HOUR,
    value: 7,
  })).filter(({ at }) => at >= T - 10 * DAY);
  return { id, outcome: 'complete', samples };
}

describeOnDatabases('rhythms', ({ migrated }) => {
  async function setUp(
    knex: Knex,
    answer = hourly,
    settings: Parameters<typeof setUpCollection>[1] = {},
  ) {
    const { kind, seen } = kindWithRhythm();
    const set = setUpCollection(knex, settings, { kinds: [kind] });
    const queue = set.source.add('orders', {
      answer: request =>
        request.period === undefined ? complete(request) : answer(request),
    });
    set.entities.push(entityOf('orders', [queue]));
    const asked = () =>
      set.source.requests.filter(({ period }) => period !== undefined);
    return { ...set, seen, asked };
  }

  it('are known at first sight, hour by hour', async () => {
    const { collect, asked, seen } = await setUp(await migrated());
    await collect();
    expect(asked()).toMatchObject([
      { metric: 'sent', period: 3600, from: T - 29 * DAY, to: T - HOUR },
    ]);
    const { from, sums } = seen[seen.length - 1] ?? { from: 0, sums: [] };
    expect((from - (T - 10 * DAY)) / HOUR).toBe(1);
    expect(new Set(sums)).toEqual(new Set([7]));
    expect(from + sums.length * HOUR).toBe(T - HOUR);
  });

  it('are asked for twice a day, so that the day before is always known', async () => {
    const { collect, asked, seen, time } = await setUp(await migrated());
    for (const start = time.now; time.now <= start + 2 * DAY; ) {
      await collect();
      const { from, sums } = seen[seen.length - 1] ?? { from: 0, sums: [] };
      expect(from + sums.length * HOUR).toBeGreaterThan(time.now - DAY + HOUR);
      time.now += HOUR;
    }
    expect(asked()).toHaveLength(5);
  }, 30_000);

  it('stay as they were while nobody answers, and are asked for again in an hour', async () => {
    let answer = hourly;
    const { collect, asked, seen, time } = await setUp(
      await migrated(),
      request => answer(request),
    );
    await collect();
    answer = ({ id }) => ({
      id,
      outcome: 'failed',
      problem: SourceError.toProblem(new Error('no')),
    });
    for (let hour = 0; hour < 14; hour++) {
      time.now += HOUR;
      await collect();
    }
    expect(asked().length).toBeGreaterThan(2);
    expect(asked().length).toBeLessThan(16);
    expect(seen[seen.length - 1]?.sums[0]).toBe(7);
  });

  it.each([
    // Three metrics every hour at most cost $ 0.0216 a month, and a rhythm twice a day $ 0.0006.
    ['with its rhythm', 0.0219, 1],
    ['without', 0.0225, 2],
  ])(
    'are not asked for an owner who is beyond a budget %s, but for others',
    async (_, monthlyUsdPerOwner, expected) => {
      const hourlyTiers = Object.fromEntries(
        ['hot', 'warm', 'cold'].map(tier => [tier, { metrics: '1h' }]),
      );
      const { collect, asked, time, source, entities } = await setUp(
        await migrated(),
        hourly,
        {
          limits: { monthlyUsdPerOwner },
          collection: { tiers: hourlyTiers },
        },
      );
      entities[0].relations = [
        { type: 'ownedBy', targetRef: 'group:default/shop' },
      ];
      entities.push(entityOf('nobodys', [source.add('nobodys')]));
      await collect();
      time.now += 13 * HOUR;
      await collect();
      const ofOwner = asked().filter(({ stage }) => stage.name === 'orders');
      expect(ofOwner).toHaveLength(expected);
      expect(asked().length - ofOwner.length).toBe(2);
    },
  );

  it('are not asked for once a stage has the metric no more', async () => {
    const { collect, asked, stores, time } = await setUp(await migrated());
    await collect();
    const [{ stage }] = asked();
    const ids = await stores.stages.ensure([stage]);
    await stores.seriesQueue.define([
      { stageId: ids.get(stage.arn) ?? -1, definitions: [] },
    ]);
    await expect(
      stores.rhythms.due(stage, time.now + 2 * DAY, 10),
    ).resolves.toEqual([]);
  });
});
