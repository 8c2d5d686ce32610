import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { ObjectiveReader } from '../database';
import { budgetOf } from '../evaluation';
import { complete, fakeQueue } from './__testUtils__/MemorySource';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';

const DAY = 24 * HOUR;

/** A queue whose age is the freshness of its pipeline; its check judges nothing. */
const queue: StageKind = {
  ...fakeQueue,
  checks: [],
  measures: { freshness: () => ({ ages: ['age'] }) },
};

const OBJECTIVE = {
  'pipeline-health.io/objectives': 'freshness: { target: 99%, within: 15m }',
};

// They play weeks.
jest.setTimeout(120_000);

describeOnDatabases('objectives', ({ migrated }) => {
  /** Data is old in these times, and in those nobody may ask. */
  async function setUp(
    knex: Knex,
    {
      old = [],
      refused = [],
      annotations = OBJECTIVE,
      kinds = [queue],
    }: {
      old?: [number, number][];
      refused?: [number, number][];
      annotations?: { [key: string]: string };
      kinds?: StageKind[];
    },
  ) {
    const set = setUpCollection(knex, {}, { kinds });
    const isIn = (times: [number, number][], at: number) =>
      times.some(([from, until]) => at >= from && at < until);
    const arn = set.source.add('orders', {
      answer: request => {
        if (isIn(refused, set.time.now)) {
          return {
            id: request.id,
            outcome: 'refused',
            problem: { code: 'access-denied', message: 'no' },
          };
        }
        const answer = complete(request);
        return request.metric === 'age' && 'samples' in answer
          ? {
              ...answer,
              samples: answer.samples.map(({ at }) => ({
                at,
                value: isIn(old, at) ? 1200 : 3,
              })),
            }
          : answer;
      },
    });
    set.entities.push(entityOf('orders', [arn], annotations));
    const reader = new ObjectiveReader(set);
    const status = async () => {
      const pipeline = await set.stores.facts.ofEntity(
        'component:default/orders',
        set.time.now,
      );
      const { objectives } = reader.measured(pipeline!);
      const [counted] = await reader.counted(
        pipeline!,
        objectives,
        set.time.now,
      );
      return counted && budgetOf(counted, set.time.now);
    };
    const runUntil = async (until: number, step = 6 * HOUR) => {
      while (set.time.now < until) {
        set.time.now = Math.min(until, set.time.now + step);
        await set.collect();
      }
    };
    const hours = () =>
      knex('objective_hours').orderBy('hour').select('hour', 'good', 'bad');
    return { ...set, status, runUntil, hours };
  }

  it('fall while it burns, and come back when the bad hours are four weeks ago', async () => {
    const begins = T + DAY;
    const { collect, runUntil, status, pipeline } = await setUp(
      await migrated(),
      { old: [[begins, begins + 2 * HOUR]] },
    );
    await collect();
    await runUntil(begins);
    expect(await status()).toMatchObject({ attained: 1, budgetLeft: 1 });
    await runUntil(begins + 30 * MINUTE, 10 * MINUTE);
    const soon = await status();
    expect(soon?.budgetLeft).toBeLessThan(1);
    expect((await pipeline('orders'))?.findings).toMatchObject([
      { id: 'pipeline/freshness-budget', severity: 'critical' },
    ]);
    await runUntil(begins + 3 * HOUR, 10 * MINUTE);
    const spent = await status();
    expect(spent?.bad).toBe(120);
    expect(spent?.budgetLeft).toBeCloseTo(1 - 120 / 403.2);
    expect((await pipeline('orders'))?.findings).not.toMatchObject([
      { severity: 'critical' },
    ]);
    await runUntil(begins + 9 * HOUR);
    expect((await pipeline('orders'))?.findings).toEqual([]);
    await runUntil(begins + 27 * DAY, DAY);
    expect((await status())?.bad).toBe(120);
    await runUntil(begins + 28 * DAY + 3 * HOUR, DAY);
    expect(await status()).toMatchObject({ bad: 0, budgetLeft: 1 });
    expect((await status())?.days).toHaveLength(29);
  });

  it('open no second incident beside that of what makes it burn, nor when it outlasts that', async () => {
    const knex = await migrated();
    const begins = T + HOUR;
    const ends = T + 2 * HOUR;
    const set = await setUp(knex, {
      old: [[begins, ends]],
      kinds: [{ ...queue, checks: fakeQueue.checks }],
    });
    const stage = [...set.source.stages.values()][0];
    await set.collect();
    await set.runUntil(begins + 5 * MINUTE, 5 * MINUTE);
    stage.depth = 7;
    await set.runUntil(begins + 30 * MINUTE, MINUTE);
    expect((await set.pipeline('orders'))?.findings).toMatchObject([
      { id: 'fake-queue/depth' },
      {
        id: 'pipeline/freshness-budget',
        followsFrom: { id: 'fake-queue/depth' },
      },
    ]);
    stage.depth = 0;
    await set.runUntil(ends, MINUTE);
    await set.runUntil(ends + 6 * HOUR, 10 * MINUTE);
    expect((await set.pipeline('orders'))?.findings).toEqual([]);
    const { items } = await set.stores.incidents.page(
      'component:default/orders',
      { limit: 10 },
      set.time.now,
    );
    expect(items).toMatchObject([
      { findingId: 'fake-queue/depth', resolvedAt: expect.any(String) },
    ]);
  });

  it('are counted once for each hour, whoever counts and however often', async () => {
    const knex = await migrated();
    const set = await setUp(knex, { old: [[T + HOUR, T + 2 * HOUR]] });
    await set.collect();
    await set.runUntil(T + DAY, HOUR);
    const before = await set.hours();
    expect(before.filter(({ bad }) => bad === 60)).toHaveLength(1);
    // Another replica has only the tables.
    await knex('objectives').update({ counted_until: Math.floor(T / HOUR) });
    await set.runUntil(T + DAY + MINUTE);
    expect(await set.hours()).toEqual(before);
  });

  it('do not know of the time in which nobody could ask, until it is asked later', async () => {
    const set = await setUp(await migrated(), {
      refused: [[T + 10 * HOUR, T + 20 * HOUR]],
    });
    await set.collect();
    await set.runUntil(T + 19 * HOUR, HOUR);
    const meanwhile = await set.status();
    expect(meanwhile?.unknownMinutes).toBeGreaterThan(8 * 60);
    expect(meanwhile).toMatchObject({ bad: 0, attained: 1, budgetLeft: 1 });
    await set.runUntil(T + 2 * DAY, HOUR);
    expect((await set.status())?.unknownMinutes).toBeLessThan(10);
  });

  it('leave out when it is worked on', async () => {
    const set = await setUp(await migrated(), {
      old: [[T + HOUR, T + 2 * HOUR]],
      annotations: {
        ...OBJECTIVE,
        'pipeline-health.io/maintenance': `{ from: '${new Date(
          T + HOUR,
        ).toISOString()}', until: '${new Date(
          T + 2 * HOUR,
        ).toISOString()}', reason: Upgrade }`,
      },
    });
    await set.collect();
    await set.runUntil(T + 2 * HOUR, 10 * MINUTE);
    expect((await set.pipeline('orders'))?.findings).toEqual([]);
    await set.runUntil(T + DAY);
    expect(await set.status()).toMatchObject({ bad: 0, plannedMinutes: 60 });
  });

  it('are counted anew when something else counts', async () => {
    const set = await setUp(await migrated(), {
      old: [[T + HOUR, T + 2 * HOUR]],
    });
    await set.collect();
    await set.runUntil(T + DAY, HOUR);
    expect((await set.status())?.bad).toBe(60);
    const [entity] = set.entities;
    entity.metadata.annotations!['pipeline-health.io/objectives'] =
      'freshness: { target: 99%, within: 30m }';
    await set.runUntil(T + DAY + HOUR, 10 * MINUTE);
    expect(await set.status()).toMatchObject({ bad: 0, within: 1800 });
    expect((await set.status())?.good).toBeGreaterThan(40 * 60);
  });

  it('are not kept of a pipeline that was removed meanwhile', async () => {
    const set = await setUp(await migrated(), {});
    const hour = { hour: 1, good: 60, bad: 0 };
    await set.stores.objectives.store(
      99,
      'freshness',
      { terms: '{}', countedUntil: 2 },
      [{ ...hour, unknownMinutes: 0, plannedMinutes: 0 }],
    );
    expect(await set.hours()).toEqual([]);
  });

  it('are none of those who declare none, and named where they are wrong', async () => {
    const knex = await migrated();
    const set = await setUp(knex, {
      old: [[T, T + DAY]],
      annotations: { 'pipeline-health.io/objectives': 'speed: 9' },
    });
    await set.collect();
    await set.runUntil(T + DAY);
    expect(await set.status()).toBeUndefined();
    expect(await set.hours()).toEqual([]);
    expect((await set.pipeline('orders'))?.findings).toMatchObject([
      {
        id: 'pipeline/annotation',
        evidence: { key: 'pipeline-health.io/objectives.speed' },
      },
    ]);
  });
});
