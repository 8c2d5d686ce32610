import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { CLOUDWATCH_RATES, CloudWatchLimiter } from './CloudWatchLimiter';
import { PlannedQuery } from './PlannedQuery';
import { RecentMetrics } from './RecentMetrics';
import { SilentMetrics } from './SilentMetrics';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-01T12:00:30Z');
const PAGE = 500;

const nameOf = (id: number) => `q${id}`;

/** A question in the rhythm of a warm stage; how much the series is known is said in minutes. */
function question(
  id: number,
  now: number,
  { known = 20, ...more }: { known?: number; period?: number } = {},
): PlannedQuery {
  const minute = Math.floor(now / MINUTE) * MINUTE;
  return {
    request: {
      id,
      stage: {
        arn: `arn:aws:sqs:eu-central-1:123456789012:${nameOf(id)}`,
        kind: 'sqs-queue',
        name: nameOf(id),
        account: '123456789012',
        region: 'eu-central-1',
      },
      inventory: {},
      metric: 'messagesDelayed',
      from: minute - 50 * MINUTE,
      to: minute - 2 * MINUTE,
      knownUntil: minute - known * MINUTE,
    },
    metric: {
      namespace: 'AWS/SQS',
      name: 'ApproximateNumberOfMessagesDelayed',
      dimensions: { QueueName: nameOf(id) },
    },
    statistic: 'Maximum',
    period: 60,
    ...more,
  };
}

/** Metrics of which some publish, among so many others of the account. */
function setUp(publishing: number[] = [], others = 0) {
  const world: {
    now: number;
    publishing: number[];
    fails?: StageProblem['code'];
    lists: number;
    spared: number;
  } = { now: START, publishing, lists: 0, spared: 0 };
  const asked: PlannedQuery[] = [];
  const access = fakeAccess({
    ListMetrics: input => {
      world.lists += 1;
      if (world.fails) {
        throw new SourceError(world.fails, 'no');
      }
      const { NextToken } = input as { NextToken?: string };
      const names = [
        ...world.publishing.map(nameOf),
        ...Array.from({ length: others }, (_, index) => `other-${index}`),
      ];
      const from = Number(NextToken ?? 0);
      expect(input).toMatchObject({
        Namespace: 'AWS/SQS',
        RecentlyActive: 'PT3H',
      });
      return {
        Metrics: names.slice(from, from + PAGE).map(name => ({
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateNumberOfMessagesDelayed',
          Dimensions: [{ Name: 'QueueName', Value: name }],
        })),
        ...(from + PAGE < names.length && { NextToken: String(from + PAGE) }),
      };
    },
  });
  const rates = { ...CLOUDWATCH_RATES, metricCallsPerSecond: 1e6 };
  const limiter = new CloudWatchLimiter(rates, () => world.now);
  const recent = new RecentMetrics(
    access.client(CloudWatchClient),
    limiter,
    () => world.now,
  );
  const source = new SilentMetrics(
    {
      async *read(queries) {
        asked.push(...queries);
        yield queries.map(({ request: { id } }) => ({
          id,
          outcome: 'complete',
          samples: [],
        }));
      },
    },
    recent,
    {
      countSpared: count => {
        world.spared += count;
      },
    },
  );
  const read = async (queries: PlannedQuery[]) => {
    asked.length = 0;
    const results: SeriesResult[] = [];
    for await (const batch of source.read(queries)) {
      results.push(...batch);
    }
    return {
      results,
      asked: asked.map(({ request }) => request.id),
    };
  };
  return { world, read };
}

describe('metrics that publish nothing', () => {
  it('are known to have published nothing until some time before the list, and are not asked for', async () => {
    const { world, read } = setUp([1]);
    const { results, asked } = await read([
      question(0, world.now),
      question(1, world.now),
    ]);
    expect(asked).toEqual([1]);
    expect(results).toEqual([
      {
        id: 0,
        outcome: 'complete',
        samples: [],
        until: Date.parse('2026-03-01T11:45:00Z'),
      },
      { id: 1, outcome: 'complete', samples: [] },
    ]);
    expect(world.spared).toBe(1);
  });

  it('are asked for within five minutes after they are listed again', async () => {
    const { world, read } = setUp([1]);
    const ask = () => read([question(0, world.now)]);
    expect((await ask()).asked).toEqual([]);
    world.publishing.push(0);
    world.now += 4 * MINUTE;
    expect((await ask()).asked).toEqual([]);
    world.now += MINUTE;
    expect((await ask()).asked).toEqual([0]);
  });

  it.each([
    [
      'nobody asks for less than points',
      { request: { knownUntil: undefined } },
    ],
    [
      'it was not asked for in so long that the list cannot tell',
      { known: 151 },
    ],
    ['its points are too far apart to be listed for certain', { period: 3600 }],
  ])('are asked for where %s', async (_, told) => {
    const { world, read } = setUp([]);
    const { request, ...more } = { request: {}, ...told };
    const query = question(0, world.now, more);
    const { asked } = await read([
      { ...query, request: { ...query.request, ...request } },
    ]);
    expect(asked).toEqual([0]);
  });

  it('are asked for when the list may not be read, or not to its end for what it spares', async () => {
    const refused = setUp([]);
    refused.world.fails = 'access-denied';
    expect((await refused.read([question(0, START)])).asked).toEqual([0]);
    const long = setUp([], 2 * PAGE);
    expect((await long.read([question(0, START)])).asked).toEqual([0]);
    for (const { world, read } of [refused, long]) {
      world.now += HOUR;
      await read([question(0, world.now)]);
      expect(world.lists).toBe(1);
    }
  });

  it('are known by the last list for some minutes more while AWS gives no new one, and no longer', async () => {
    const { world, read } = setUp();
    const asked = async () => (await read([question(0, world.now)])).asked;
    expect(await asked()).toEqual([]);
    world.fails = 'throttled';
    world.now += 5 * MINUTE;
    const { results } = await read([question(0, world.now)]);
    expect(results).toMatchObject([
      { until: Date.parse('2026-03-01T11:45:00Z') },
    ]);
    world.now += 4 * MINUTE;
    expect(await asked()).toEqual([]);
    world.now += MINUTE;
    expect(await asked()).toEqual([0]);
    world.fails = undefined;
    world.now += 5 * MINUTE;
    expect(await asked()).toEqual([]);
  });

  it('never cost more to be listed than they spare, but for a list in three hours', async () => {
    const all = Array.from({ length: 10 }, (_, id) => id);
    const { world, read } = setUp([...all], 3 * PAGE);
    const readUntil = async (end: number) => {
      for (; world.now < end; world.now += 15 * MINUTE) {
        await read(all.map(id => question(id, world.now)));
      }
    };
    await readUntil(START + 12 * HOUR);
    expect(world).toMatchObject({ spared: 0, lists: 4 * 4 });
    world.publishing.length = 0;
    await readUntil(START + 24 * HOUR);
    expect(world.spared).toBeGreaterThan(2 * (world.lists - 16));
  });
});
