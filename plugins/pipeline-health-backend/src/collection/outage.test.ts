import {
  SeriesRequest,
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { fakeQueue, fakeStream } from './__testUtils__/MemorySource';
import {
  entityOf,
  MINUTE,
  setUpCollection,
} from './__testUtils__/setUpCollection';

const unreachable = (service: string) =>
  new SourceError('unreachable', `No route to ${service}`, { service });
const denied = new SourceError('access-denied', 'You may not', {
  service: 'sqs',
  missingPermission: 'sqs:GetQueueAttributes',
});

/** Nothing there, in few words. */
const silence = ({ id }: SeriesRequest): SeriesResult => ({
  id,
  outcome: 'complete',
  samples: [],
});

describeOnDatabases('an outage', ({ migrated }) => {
  /** Collection over queues and streams of one source. */
  async function setUp(
    queues: number,
    streams: number,
    settings: Parameters<typeof setUpCollection>[1] = {},
  ) {
    const knex = await migrated();
    const collecting = setUpCollection(knex, settings, {
      kinds: [fakeQueue, fakeStream],
    });
    const { source, entities, pipeline } = collecting;
    const add = (count: number, addOne: (name: string) => string, of: string) =>
      Array.from({ length: count }, (_, index) => {
        const name = `${of}-${index}`;
        const arn = addOne(name);
        source.stages.get(arn)!.answer = silence;
        entities.push(entityOf(name, [arn]));
        return arn;
      });
    const healths = async (names: string[]) =>
      Promise.all(names.map(async name => (await pipeline(name))?.health));
    return {
      ...collecting,
      knex,
      queues: add(queues, name => source.add(name), 'queue'),
      streams: add(streams, name => source.addStream(name), 'stream'),
      healths,
      fail(arns: readonly string[], failure: Error | undefined) {
        arns.forEach(arn => {
          source.stages.get(arn)!.failure = failure;
        });
      },
      /** What was described since the last look. */
      described: () => source.described.splice(0),
    };
  }

  it('of one service leaves the others alone', async () => {
    const { queues, fail, collect, described, pipeline } = await setUp(30, 30);
    fail(queues, unreachable('sqs'));
    await collect();

    const asked = described();
    expect(asked.filter(arn => arn.includes(':kinesis:'))).toHaveLength(30);
    // It is plain soon that nobody answers for the queues.
    expect(asked.length - 30).toBeLessThan(15);
    for (let index = 0; index < 30; index++) {
      await expect(pipeline(`stream-${index}`)).resolves.toMatchObject({
        health: 'healthy',
      });
      await expect(pipeline(`queue-${index}`)).resolves.toMatchObject({
        stages: [{ problem: { code: 'unreachable', service: 'sqs' } }],
      });
    }
  });

  it('of some resources blames no others', async () => {
    const { queues, fail, collect, described, healths } = await setUp(40, 0);
    fail(queues.slice(0, 8), unreachable('sqs'));
    await collect();

    expect(new Set(described()).size).toBe(40);
    const names = queues.map((_, index) => `queue-${index}`);
    expect((await healths(names)).filter(it => it === 'healthy')).toHaveLength(
      32,
    );
  });

  it('of one question changes nothing, and of two in a row makes unknown', async () => {
    const { queues, fail, collect, time, healths } = await setUp(1, 0);
    await collect();
    const healthsOfMinutes = async (minutes: number) => {
      const seen: unknown[] = [];
      for (let minute = 0; minute < minutes; minute++) {
        time.now += MINUTE;
        await collect();
        seen.push(...(await healths(['queue-0'])));
      }
      return new Set(seen);
    };
    await healthsOfMinutes(4);
    fail(queues, unreachable('sqs'));
    time.now += 2 * MINUTE;
    await collect();
    fail(queues, undefined);
    expect(await healthsOfMinutes(10)).toEqual(new Set(['healthy']));

    fail(queues, unreachable('sqs'));
    expect(await healthsOfMinutes(10)).toEqual(new Set(['healthy', 'unknown']));
    expect(await healthsOfMinutes(20)).toEqual(new Set(['unknown']));
  }, 60_000);

  it('of a service is told of by those that were only postponed, too', async () => {
    const { queues, fail, collect, time, healths } = await setUp(40, 0);
    await collect();
    fail(queues, unreachable('sqs'));
    for (let minute = 0; minute < 15; minute++) {
      time.now += MINUTE;
      await collect();
    }
    const names = queues.map((_, index) => `queue-${index}`);
    expect(new Set(await healths(names))).toEqual(new Set(['unknown']));
  }, 60_000);

  it('that is over is over for all in the next round, the worst first', async () => {
    const { queues, fail, collect, described, time, source, knex } =
      await setUp(120, 0);
    source.stages.get(queues[77])!.depth = 1;
    await collect();
    fail(queues, unreachable('sqs'));
    for (let minute = 0; minute < 20; minute++) {
      time.now += MINUTE;
      await collect();
    }
    await expect(knex('stages').whereNotNull('problem')).resolves.toHaveLength(
      120,
    );
    described();

    fail(queues, undefined);
    time.now += MINUTE;
    await collect();
    const asked = described();
    expect(new Set(asked).size).toBe(120);
    expect(asked.indexOf(queues[77])).toBeLessThan(30);
    await expect(knex('stages').whereNotNull('problem')).resolves.toEqual([]);
  }, 120_000);

  it('is tried by one question each round', async () => {
    const { queues, fail, collect, described, time } = await setUp(3, 0);
    await collect();
    fail(queues, denied);
    for (let minute = 0; minute < 30; minute++) {
      time.now += MINUTE;
      await collect();
    }
    described();
    for (let minute = 0; minute < 10; minute++) {
      time.now += MINUTE;
      await collect();
      expect(described().length).toBeGreaterThanOrEqual(1);
    }
  }, 60_000);

  it('that one permission repairs is over in the next round, and is told as denial until then', async () => {
    const { queues, streams, fail, collect, pipeline, time, healths } =
      await setUp(12, 4);
    fail(queues, denied);
    const other = new SourceError('access-denied', 'Nor this', {
      service: 'kinesis',
      missingPermission: 'kinesis:DescribeStreamSummary',
    });
    fail(streams, other);
    for (let minute = 0; minute < 45; minute++) {
      await collect();
      time.now += MINUTE;
    }
    await expect(pipeline('queue-3')).resolves.toMatchObject({
      health: 'unknown',
      reason: { title: expect.stringContaining('sqs:GetQueueAttributes') },
    });

    fail(queues, undefined);
    await collect();
    const names = queues.map((_, index) => `queue-${index}`);
    expect(new Set(await healths(names))).toEqual(new Set(['healthy']));
    await expect(pipeline('stream-3')).resolves.toMatchObject({
      reason: {
        title: expect.stringContaining('kinesis:DescribeStreamSummary'),
      },
    });
  }, 120_000);

  it('of the metrics is over for all series in the next round', async () => {
    const { collect, source, time, knex } = await setUp(40, 0);
    await collect();
    source.brokenRegions.set('eu-central-1', unreachable('cloudwatch'));
    for (let minute = 0; minute < 60; minute++) {
      time.now += MINUTE;
      await collect();
    }
    const failed = () =>
      knex('series').whereNotNull('problem').select('metric');
    expect(await failed()).toHaveLength(80);

    source.brokenRegions.clear();
    time.now += MINUTE;
    await collect();
    expect(await failed()).toEqual([]);
  }, 120_000);

  it.each([0, 1])(
    'of one source does not keep another from being asked (%s)',
    async broken => {
      const knex = await migrated();
      const { source, other, entities, collect, pipeline } = setUpCollection(
        knex,
        {},
        { kinds: [fakeQueue], other: [fakeStream] },
      );
      entities.push(
        entityOf('queue', [source.add('queue')]),
        entityOf('stream', [other.addStream('stream')]),
      );
      const [down, up] = broken === 0 ? [source, other] : [other, source];
      down.brokenRegions.set('eu-central-1', unreachable('cloudwatch'));
      await collect();
      expect(down.requests).toEqual([]);
      // Each of the two series for now, and for what was before.
      expect(new Set(up.requests.map(({ id }) => id)).size).toBe(2);
      const name = broken === 0 ? 'stream' : 'queue';
      await expect(pipeline(name)).resolves.toMatchObject({
        health: 'healthy',
      });
    },
  );

  it('of the budget is told by the pipelines that it touches', async () => {
    const { collect, time, pipeline, source } = await setUp(1, 0, {
      monthlyBudgetUsd: 0.0003,
    });
    await collect();
    const asked = source.requests.length;
    time.now += 60 * MINUTE;
    await collect();
    expect(source.requests).toHaveLength(asked);
    await expect(pipeline('queue-0')).resolves.toMatchObject({
      health: 'unknown',
      reason: {
        title: expect.stringContaining('budget is spent'),
        remedy: expect.stringContaining('pipelineHealth.monthlyBudgetUsd'),
      },
    });
    time.now = Date.UTC(2027, 1, 1, 1);
    await collect();
    await expect(pipeline('queue-0')).resolves.toMatchObject({
      health: 'healthy',
    });
  });
});
