import {
  SourceError,
  StageEvent,
} from '@pipeline-health/plugin-pipeline-health-node';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from '../__testUtils__/setUpCollection';

jest.setTimeout(60_000);

const SHARD = { account: '123456789012', region: 'eu-central-1' };

describeOnDatabases('events', ({ migrated }) => {
  async function setUp() {
    const seldom = { describe: '24h', metrics: '24h' };
    const it = setUpCollection(await migrated(), {
      collection: { tiers: { hot: seldom, warm: seldom, cold: seldom } },
    });
    const arn = it.source.add('orders');
    it.entities.push(entityOf('orders', [arn]));
    await it.collect();
    it.time.now += 5 * MINUTE;
    it.source.described.length = 0;
    it.source.requests.length = 0;
    let told = 0;
    const happened = (event: Partial<StageEvent> = {}): StageEvent => {
      told += 1;
      return {
        ...SHARD,
        id: `event-${told}`,
        at: it.time.now - 1_000,
        stages: [{ kind: 'fake-queue', name: 'orders' }],
        ...event,
      };
    };
    return {
      ...it,
      arn,
      happened,
      hear: (...events: unknown[]) =>
        Promise.all(
          events.map(event => it.collection.events.hear(it.source, event)),
        ),
      outcomes: (outcome: string) =>
        it.measured
          .toldOf(`pipeline_health.events ${outcome}`)
          .reduce((sum, each) => sum + each, 0),
      reports: async () => {
        const [stored] = await it.stores.facts.load([1], it.time.now);
        return stored.stages[0].reports;
      },
    };
  }

  it('have the stage asked at once, so that its verdict is there in seconds', async () => {
    const it = await setUp();
    it.source.add('orders', { depth: 3 });
    await it.collect();
    expect(it.source.described).toEqual([]);
    expect(await it.hear(it.happened())).toEqual([true]);
    await it.collect();
    expect(it.source.described).toEqual([it.arn]);
    expect(await it.pipeline('orders')).toMatchObject({ health: 'critical' });
  });

  it('ask for metrics only where those tell more, and not twice in five minutes', async () => {
    const it = await setUp();
    await it.hear(it.happened());
    await it.collect();
    expect(it.source.requests).toEqual([]);
    it.time.now += MINUTE;
    await it.hear(it.happened({ metrics: true }));
    await it.collect();
    expect(it.source.requests.map(({ metric }) => metric).sort()).toEqual([
      'age',
      'depth',
    ]);
    it.time.now += 2 * MINUTE;
    await it.hear(it.happened({ metrics: true }));
    await it.collect();
    expect(it.source.requests).toHaveLength(2);
  });

  it('count once, however often they are delivered', async () => {
    const it = await setUp();
    const event = it.happened();
    await it.hear(event, event);
    await it.collect();
    it.time.now += MINUTE;
    expect(await it.hear(event)).toEqual([false]);
    await it.collect();
    expect(it.source.described).toHaveLength(1);
    expect([it.outcomes('taken'), it.outcomes('duplicate')]).toEqual([1, 2]);
  });

  it('come to nothing when they are late: what was asked since knows of them', async () => {
    const it = await setUp();
    await it.hear(it.happened({ at: T - HOUR }));
    await it.collect();
    expect(it.source.described).toEqual([]);
  });

  it('that are lost are found by asking', async () => {
    const it = await setUp();
    it.source.add('orders', { depth: 3 });
    it.time.now = T + 24 * HOUR;
    await it.collect();
    expect(await it.pipeline('orders')).toMatchObject({ health: 'critical' });
  });

  it('in a flood have a stage asked now and then, and once more after the last', async () => {
    const it = await setUp();
    for (let second = 0; second < 60; second++) {
      await it.hear(...Array.from({ length: 20 }, () => it.happened()));
      await it.collect();
      it.time.now += 1_000;
    }
    expect(it.source.described).toHaveLength(6);
    it.time.now += 10_000;
    await it.collect();
    expect(it.source.described).toHaveLength(7);
    expect(it.outcomes('taken')).toBe(1200);
  });

  it('that come while the stage is being asked have it asked once more', async () => {
    const it = await setUp();
    await it.hear(it.happened());
    it.source.beforeAnswer = async () => {
      it.source.beforeAnswer = async () => {};
      it.time.now += 2_000;
      await it.hear(it.happened());
    };
    await it.collect();
    it.time.now += 10_000;
    await it.collect();
    expect(it.source.described).toHaveLength(2);
  });

  it.each<[string, Partial<StageEvent>]>([
    ['account', { account: '999999999999' }],
    ['region', { region: 'us-east-1' }],
    ['name', { stages: [{ kind: 'fake-queue', name: 'payroll' }] }],
    ['kind', { stages: [{ kind: 'fake-stream', name: 'orders' }] }],
  ])(
    'of another %s than what is watched are counted and do nothing',
    async (_, other) => {
      const it = await setUp();
      const report = { key: 'rules', at: T, facts: { failed: 1 } };
      const forged = it.happened({ ...other, reports: [report] });
      expect(await it.hear(forged)).toEqual([false]);
      await it.collect();
      expect(it.source.described).toEqual([]);
      expect(await it.reports()).toEqual([]);
      expect(it.outcomes('unwatched')).toBe(1);
    },
  );

  it('that the source cannot read, or of what is to come, are refused, counted and logged seldom', async () => {
    const it = await setUp();
    const warn = jest.spyOn(it.logger, 'warn');
    it.source.events.read = () => {
      throw new SourceError('invalid', 'detail.jobName: expected a name');
    };
    await it.hear({}, {}, {});
    it.source.events.read = message => message as StageEvent;
    await it.hear(it.happened({ at: it.time.now + HOUR }));
    await it.hear(it.happened({ id: 'x'.repeat(300) }));
    expect(it.outcomes('refused')).toBe(5);
    expect(warn.mock.calls).toEqual([
      [
        "An event for the source 'fake' was refused: detail.jobName: expected a name",
      ],
    ]);
  });

  it('keep what no question answers: the latest of each thing, in whatever order it comes', async () => {
    const it = await setUp();
    const reported = (key: string, minute: number, failed: number) =>
      it.happened({
        reports: [{ key, at: T + minute * MINUTE, facts: { failed } }],
      });
    await it.hear(reported('rules', 2, 2));
    await it.hear(reported('rules', 1, 1), reported('more', 0, 7));
    const latest = [
      { key: 'rules', at: T + 2 * MINUTE, facts: { failed: 2 } },
      { key: 'more', at: T, facts: { failed: 7 } },
    ];
    expect(await it.reports()).toEqual(latest);
    await it.collect();
    expect(await it.reports()).toEqual(latest);
  });

  it('that are told when the database is away are lost, and nothing else is', async () => {
    const it = await setUp();
    const take = jest.spyOn(it.stores.events, 'take');
    take.mockRejectedValueOnce(new Error('gone'));
    await expect(it.hear(it.happened())).rejects.toThrow('gone');
    expect(await it.hear(it.happened())).toEqual([true]);
  });

  it('are forgotten after some days', async () => {
    const it = await setUp();
    const event = it.happened();
    await it.hear(event);
    it.time.now += 6 * 24 * HOUR;
    await it.hear(it.happened());
    await it.collect();
    await it.retention.run();
    expect(await it.hear(event)).toEqual([true]);
  });
});
