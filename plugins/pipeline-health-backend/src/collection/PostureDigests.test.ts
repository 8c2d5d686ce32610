import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { incidentOptions } from '../__testUtils__/incidentOptions';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { StoredPipelineHealthService } from '../service/stored/StoredPipelineHealthService';
import { fakeQueue } from './__testUtils__/MemorySource';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';

const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const OWNER = 'group:default/shop';

/** A queue that should keep its messages for longer. */
const advisedQueue = {
  ...fakeQueue,
  checks: [
    ...fakeQueue.checks,
    {
      id: 'short-retention',
      title: 'Short retention',
      description: 'Messages are lost soon.',
      claim: 'posture' as const,
      messages: { title: 'Kept for too short', remedy: 'Keep them longer.' },
      run: ({ inventory }: { inventory: { retention?: unknown } }) =>
        Number(inventory.retention) < 100
          ? { severity: 'info' as const }
          : undefined,
    },
  ],
};

describeOnDatabases('PostureDigests', ({ migrated }) => {
  function setUp(knex: Knex, settings = {}) {
    const collecting = setUpCollection(knex, settings, {
      kinds: [advisedQueue],
    });
    const { source, entities, time, collection, announcer } = collecting;
    const queue = source.add('orders', { retention: 60 });
    const entity = entityOf('orders', [queue]);
    entity.relations = [{ type: 'ownedBy', targetRef: OWNER }];
    entities.push(entity);
    const digest = async () => {
      await collection.digests.run(new AbortController().signal);
      await announcer.run();
    };
    return {
      ...collecting,
      stage: source.stages.get(queue)!,
      entity,
      digest,
      /** What was found of the stage a while later. */
      async later(milliseconds: number) {
        time.now += milliseconds;
        await collecting.collect();
        await digest();
      },
    };
  }

  it('tell an owner once a week what changed, and nothing when nothing did', async () => {
    const { later, stage, digests } = setUp(await migrated());
    await later(0);
    expect(digests).toEqual([]);
    await later(WEEK);
    await later(HOUR);
    expect(digests).toMatchObject([
      {
        recipient: OWNER,
        score: 0,
        appeared: { count: 1 },
        open: {
          first: [
            {
              findingId: 'fake-queue/short-retention',
              link: expect.stringMatching(
                /^\/pipeline-health\/component\/default\/orders\?stage=arn/,
              ),
            },
          ],
        },
      },
    ]);
    await later(WEEK);
    expect(digests).toHaveLength(1);
    stage.retention = 200;
    await later(WEEK);
    expect(digests.slice(1)).toMatchObject([
      { score: 100, previousScore: 0, followed: { count: 1 } },
    ]);
  });

  it('tell at the time that is configured, or once they are there again', async () => {
    // T is a Friday at 8:00 UTC.
    const { later, digests } = setUp(await migrated(), {
      digest: { cron: '0 10 * * 5', timezone: 'Europe/Berlin' },
    });
    await later(0);
    await later(59 * MINUTE);
    expect(digests).toEqual([]);
    await later(3 * WEEK);
    await later(MINUTE);
    expect(digests).toHaveLength(1);
  });

  it('tell nothing where they are switched off', async () => {
    const { later, digests } = setUp(await migrated(), { digest: 'off' });
    await later(0);
    await later(2 * WEEK);
    expect(digests).toEqual([]);
  });

  it('are told once by two backends, one of which stops before it tells', async () => {
    const knex = await migrated();
    const one = setUp(knex);
    const other = setUp(knex);
    await one.later(0);
    one.time.now += WEEK;
    other.time.now = one.time.now;
    // It stores that there is something to tell, and ends.
    await one.collection.digests.run(new AbortController().signal);
    await Promise.all([other.digest(), other.digest()]);
    await other.digest();
    expect([...one.digests, ...other.digests]).toHaveLength(1);
  });

  it('do not call advice followed while the stage cannot be read', async () => {
    const { later, stage, digests } = setUp(await migrated());
    await later(0);
    await later(WEEK);
    expect(digests).toHaveLength(1);
    stage.failure = new Error('denied');
    await later(WEEK);
    await later(WEEK);
    expect(digests).toHaveLength(1);
    stage.failure = undefined;
    stage.retention = 200;
    await later(WEEK);
    expect(digests.slice(1)).toMatchObject([{ followed: { count: 1 } }]);
  });

  it('have the score of the page, which does not rise because a stage cannot be read', async () => {
    const { later, stage, stores, time, rules } = setUp(await migrated());
    const service = new StoredPipelineHealthService({
      stores,
      sources: [],
      rules,
      ...incidentOptions,
      interval: 60_000,
      clock: () => time.now,
    });
    const score = async () =>
      (await service.getPipeline('component:default/orders')).posture?.score;
    await later(0);
    expect(await score()).toBe(0);
    stage.failure = new SourceError('access-denied', 'no');
    await later(HOUR);
    expect(await score()).toBe(0);
    stage.failure = undefined;
    stage.retention = 200;
    await later(HOUR);
    expect(await score()).toBe(100);
  });

  it('tell a new owner of what became theirs, and the old one nothing of it', async () => {
    const { later, entity, digests } = setUp(await migrated());
    await later(0);
    await later(WEEK);
    entity.relations = [
      { type: 'ownedBy', targetRef: 'group:default/finance' },
    ];
    await later(HOUR);
    await later(WEEK);
    expect(digests.map(({ recipient }) => recipient)).toEqual([
      OWNER,
      'group:default/finance',
    ]);
  });

  it('neither tell nor wait when the clock was ahead and went back', async () => {
    const knex = await migrated();
    const { later, digests, time } = setUp(knex);
    await later(0);
    await knex('posture_digests').update({ looked_at: T + 20 * WEEK });
    await later(HOUR);
    expect(digests).toEqual([]);
    time.now += WEEK;
    await later(0);
    expect(digests).toHaveLength(1);
  });
});
