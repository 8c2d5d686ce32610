import { setTimeout } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef as backstages } from '@backstage/backend-plugin-api/alpha';
import { ServiceFactoryTester } from '@backstage/backend-test-utils';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { fakeMetrics } from '../__testUtils__/fakeMetrics';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
} from '../collection/__testUtils__/setUpCollection';
import { METERS, PREFIX } from './meterDefinitions';
import { metricsServiceRef } from './metricsServiceRef';

describe('the metrics service', () => {
  const { metrics } = fakeMetrics();
  const backend = ServiceFactoryTester.from(
    createServiceFactory({
      service: backstages,
      deps: {},
      factory: () => metrics,
    }),
  );

  it('is the one of Backstage', async () => {
    await expect(backend.getService(metricsServiceRef)).resolves.toBe(metrics);
  });

  it('is the global meter in a Backstage that has none', async () => {
    const meter = await backend.getService({
      ...metricsServiceRef,
      id: 'missing',
    });
    expect(() => meter.createCounter('any').add(1)).not.toThrow();
  });
});

describeOnDatabases('meters', ({ migrated }) => {
  const place = '123456789012 eu-central-1';
  const collecting = 'pipeline_health.collection';

  async function setUp() {
    const set = setUpCollection(await migrated(), { monthlyBudgetUsd: 50 });
    const arns = ['one', 'two'].map(name => {
      const arn = set.source.add(name);
      set.entities.push(entityOf(name, [arn]));
      return arn;
    });
    await set.collect();
    const fail = (failure: Error | undefined) =>
      arns.forEach(arn => {
        set.source.stages.get(arn)!.failure = failure;
      });
    return { ...set, fail };
  }

  it('count calls and time rounds where they happen', async () => {
    const { measured } = await setUp();
    // Told after what was due, and after what was before.
    expect(measured.toldOf(`${collecting}.calls ${place} fake`)).toEqual([
      2, 0,
    ]);
    expect(measured.toldOf(`${collecting}.round.duration ${place}`)).toEqual([
      0,
    ]);
  });

  it('are those that are defined, with the attributes that are defined', async () => {
    const { measured, fail, time, collect, telling, stores } = await setUp();
    fail(new SourceError('throttled', 'Slower', { service: 'sqs' }));
    telling.before = async () => {
      throw new Error('Nobody listens');
    };
    for (let minute = 0; minute < 10; minute++) {
      time.now += MINUTE;
      await collect();
    }
    await stores.leases.addShards();
    const delay = measured.meters.get('pipeline_health.event_loop.delay');
    while (!delay?.attributes.size) {
      await measured.observe();
      await setTimeout(10);
    }
    const meters = Object.entries(METERS).map(
      ([name, { meaning: description, ...definition }]) => [
        `${PREFIX}${name}`,
        {
          kind: definition.kind,
          unit: definition.unit,
          description,
          attributes: new Set<string>(definition.attributes),
        },
      ],
    );
    // Only PostgreSQL tells the rows of tables.
    measured.meters
      .get('pipeline_health.storage.rows')
      ?.attributes.add('table');
    // No source was told of events.
    measured.meters.get('pipeline_health.events')?.attributes.add('outcome');
    const made = [...measured.meters].map(
      ([name, { kind, unit, description, attributes }]) => [
        name,
        { kind, unit, description, attributes },
      ],
    );
    expect(Object.fromEntries(made)).toEqual(Object.fromEntries(meters));
  });

  it('tell that rounds have stopped although nothing runs any more', async () => {
    const { measured, time, config } = await setUp();
    await expect(measured.observe()).resolves.toMatchObject({
      [`${collecting}.round.age ${place}`]: 0,
      [`${collecting}.lag ${place} warm`]: 0,
      [`${collecting}.series.overdue ${place}`]: 0,
      'pipeline_health.pipelines.stale': 0,
    });
    time.now += 3 * HOUR;
    const told = await measured.observe();
    expect(told).toMatchObject({
      [`${collecting}.round.age ${place}`]: 3 * 60 * 60,
      [`${collecting}.lag ${place} hot`]: 0,
      [`${collecting}.series.overdue ${place}`]: 4,
      'pipeline_health.pipelines.stale': 2,
    });
    // Due after less than the whole interval, so that not all are due at once.
    const late = 3 * HOUR - config.collection.tiers.warm.describe;
    expect(told[`${collecting}.lag ${place} warm`]).toBeGreaterThan(
      late / 1_000,
    );
  });

  it('tell what this month cost, and will have cost', async () => {
    const { measured, time, stores } = await setUp();
    const usage = { calls: {}, metricsRequested: 0, throttles: 0 };
    const shard = { account: '123456789012', region: 'eu-central-1' };
    const monthBegan = Date.UTC(2027, 0);
    time.now = Date.UTC(2027, 0, 16);
    const { spent } = await costs();
    await stores.usage.add(shard, { ...usage, costUsd: 7 }, monthBegan - 1);
    await stores.usage.add(shard, { ...usage, costUsd: 2 }, monthBegan);
    await stores.usage.add(shard, { ...usage, costUsd: 1 }, time.now - 1);
    time.now += MINUTE;
    expect((await costs()).spent - spent).toBeCloseTo(3);
    async function costs() {
      const told = await measured.observe();
      const of = (what: string) => told[`${collecting}.cost.${what}`];
      expect(of('budget')).toBe(50);
      expect(of('forecast')).toBeGreaterThanOrEqual(of('spent'));
      return { spent: of('spent'), forecast: of('forecast') };
    }
  });

  it('tell what fails, by cause, and the log says it once', async () => {
    const { measured, time, fail, collect, logger } = await setUp();
    const warn = jest.spyOn(logger, 'warn');
    const info = jest.spyOn(logger, 'info');
    fail(
      new SourceError('access-denied', 'You may not', {
        service: 'sqs',
        missingPermission: 'sqs:GetQueueAttributes',
      }),
    );
    for (let minute = 0; minute < 10; minute++) {
      time.now += MINUTE;
      await collect();
    }
    const failing = `${collecting}.failing ${place} sqs/access-denied/sqs:GetQueueAttributes`;
    await expect(measured.observe()).resolves.toMatchObject({ [failing]: 2 });
    expect(warn.mock.calls).toEqual([
      [
        'Reading account 123456789012 in eu-central-1 is failing: You may not (1 stages and series of 1 pipelines so far)',
      ],
    ]);
    expect(info).not.toHaveBeenCalled();

    fail(undefined);
    time.now += MINUTE;
    await collect();
    await expect(measured.observe()).resolves.not.toHaveProperty([failing]);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(info.mock.calls).toEqual([
      ['Reading account 123456789012 in eu-central-1 has recovered'],
    ]);
  });
});
