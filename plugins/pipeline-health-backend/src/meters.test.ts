import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef as backstages } from '@backstage/backend-plugin-api/alpha';
import { ServiceFactoryTester } from '@backstage/backend-test-utils';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { fakeMetrics } from './__testUtils__/fakeMetrics';
import { describeOnDatabases } from './__testUtils__/testDatabases';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
} from './collection/__testUtils__/setUpCollection';
import { metricsServiceRef } from './meters';

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
    const set = setUpCollection(await migrated());
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

  it('tell that rounds have stopped although nothing runs any more', async () => {
    const { measured, time } = await setUp();
    await expect(measured.observe()).resolves.toEqual({
      [`${collecting}.round.age ${place}`]: 0,
      [`${collecting}.series.overdue ${place}`]: 0,
      'pipeline_health.pipelines.stale': 0,
    });
    time.now += 3 * HOUR;
    await expect(measured.observe()).resolves.toEqual({
      [`${collecting}.round.age ${place}`]: 3 * 60 * 60,
      [`${collecting}.series.overdue ${place}`]: 4,
      'pipeline_health.pipelines.stale': 2,
    });
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
        'Reading account 123456789012 in eu-central-1 is failing: You may not (1 stages and series so far)',
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
