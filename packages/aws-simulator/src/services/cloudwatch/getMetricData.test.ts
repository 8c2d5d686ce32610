import {
  CloudWatchClient,
  GetMetricDataCommand,
  GetMetricDataCommandInput,
  InvalidNextToken,
  MetricDataQuery,
  paginateGetMetricData,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  startTestSimulator,
  testNow,
  testRegion,
  TestSimulator,
} from '../../testSimulator';

const minute = 60_000;
const day = 1440;

describe('GetMetricData over the wire', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  const query = (
    name: string,
    more: object = {},
    Id = 'm',
  ): MetricDataQuery => ({
    Id,
    MetricStat: {
      Metric: {
        Namespace: 'Test',
        MetricName: name,
        Dimensions: [{ Name: 'Resource', Value: 'r' }],
      },
      Period: 60,
      Stat: 'Sum',
      ...more,
    },
  });
  const ask = async (
    queries: MetricDataQuery[],
    range: { from: number; to: number },
    more: Partial<GetMetricDataCommandInput> = {},
  ) =>
    aws.cloudwatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: queries,
        StartTime: new Date(testNow + range.from * minute),
        EndTime: new Date(testNow + range.to * minute),
        ScanBy: 'TimestampAscending',
        ...more,
      }),
    );
  const points = async (
    one: MetricDataQuery,
    range: { from: number; to: number },
    more: Partial<GetMetricDataCommandInput> = {},
  ) => {
    const { MetricDataResults } = await ask([one], range, more);
    const [{ Timestamps = [], Values = [] }] = MetricDataResults ?? [{}];
    return Timestamps.map((time, index) => [
      (time.getTime() - testNow) / minute,
      Values[index],
    ]);
  };
  const series = (name: string) =>
    aws.simulator.cloudwatch.series(
      { account: '123456789012', region: testRegion },
      {
        namespace: 'Test',
        name,
        dimensions: [{ name: 'Resource', value: 'r' }],
      },
    );
  const fill = (
    name: string,
    from: number,
    to: number,
    value = (m: number) => m,
  ) => {
    const target = series(name);
    for (let at = from; at < to; at += 1) {
      target.publish(testNow / minute + at, value(at - from));
    }
  };

  it('aligns periods to their multiples, whatever the start', async () => {
    fill('a', -60, 0, () => 1);
    expect(
      await points(query('a', { Period: 300 }), { from: -23, to: -10 }),
    ).toEqual([
      [-25, 5],
      [-20, 5],
      [-15, 5],
    ]);
  });

  it('includes the start and excludes the end', async () => {
    fill('a', -60, 0);
    expect(await points(query('a'), { from: -30, to: -28 })).toEqual([
      [-30, 30],
      [-29, 31],
    ]);
    expect(await points(query('a'), { from: -30.5, to: -29.5 })).toEqual([
      [-31, 29],
      [-30, 30],
    ]);
  });

  it('finds points of a minute at its start when asked in seconds', async () => {
    fill('a', -60, 0);
    expect(
      await points(query('a', { Period: 20 }), { from: -30, to: -28 }),
    ).toEqual([
      [-30, 30],
      [-29, 31],
    ]);
  });

  it('rounds the start by its age', async () => {
    fill('a', -20 * day, -20 * day + 30, () => 1);
    expect(
      await points(query('a', { Period: 300 }), {
        from: -20 * day + 3,
        to: -20 * day + 11,
      }),
    ).toEqual([
      [-20 * day, 5],
      [-20 * day + 5, 5],
      [-20 * day + 10, 1],
    ]);
  });

  it('forgets minutes after 15 days and five minutes after 63', async () => {
    fill('a', -70 * day, -10 * day, () => 1);
    const window = (days: number) => ({
      from: -days * day,
      to: -days * day + 60,
    });
    expect(await points(query('a'), window(14))).toHaveLength(60);
    expect(await points(query('a'), window(16))).toEqual([]);
    expect(await points(query('a', { Period: 300 }), window(16))).toHaveLength(
      12,
    );
    expect(await points(query('a', { Period: 300 }), window(65))).toEqual([]);
    expect(await points(query('a', { Period: 3600 }), window(65))).toEqual([
      [-65 * day, 60],
    ]);
  });

  it('scans from the newest by default', async () => {
    fill('a', -60, 0);
    const { MetricDataResults } = await ask(
      [query('a')],
      { from: -30, to: -27 },
      { ScanBy: undefined },
    );
    expect(MetricDataResults?.[0].Values).toEqual([32, 31, 30]);
  });

  it('demands the exact set of dimensions and finds nothing otherwise', async () => {
    fill('a', -60, 0);
    const other = query('a');
    other.MetricStat!.Metric!.Dimensions = [];
    const { MetricDataResults } = await ask([other, query('b', {}, 'b')], {
      from: -30,
      to: 0,
    });
    expect(MetricDataResults).toMatchObject([
      {
        Id: 'm',
        Label: 'a',
        StatusCode: 'Complete',
        Timestamps: [],
        Values: [],
      },
      {
        Id: 'b',
        Label: 'b',
        StatusCode: 'Complete',
        Timestamps: [],
        Values: [],
      },
    ]);
  });

  it('computes every statistic of what was put', async () => {
    await aws.cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: 'Test',
        MetricData: [
          {
            MetricName: 'a',
            Dimensions: [{ Name: 'Resource', Value: 'r' }],
            Timestamp: new Date(testNow - 10 * minute),
            Values: [1, 2, 10],
            Counts: [5, 4, 1],
          },
          {
            MetricName: 'a',
            Dimensions: [{ Name: 'Resource', Value: 'r' }],
            Timestamp: new Date(testNow - 9 * minute),
            Value: 4,
          },
        ],
      }),
    );
    const statistics = [
      'Sum',
      'Average',
      'Minimum',
      'Maximum',
      'SampleCount',
      'p50',
      'p90',
      'p99.9',
    ];
    const { MetricDataResults } = await ask(
      statistics.map((Stat, index) =>
        query('a', { Stat, Period: 300 }, `s${index}`),
      ),
      { from: -10, to: 0 },
    );
    expect(MetricDataResults?.map(result => result.Values)).toEqual([
      [27],
      [27 / 11],
      [1],
      [10],
      [11],
      [2],
      [4],
      [10],
    ]);
  });

  it('understands compressed requests', async () => {
    await aws.cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: 'Test',
        MetricData: Array.from({ length: 400 }, (_, index) => ({
          MetricName: 'a',
          Dimensions: [{ Name: 'Resource', Value: 'r' }],
          Timestamp: new Date(testNow - (index + 1) * minute),
          Value: index,
        })),
      }),
    );
    expect(
      await points(query('a', { Period: 3600 }), { from: -60, to: 0 }),
    ).toEqual([[-60, 1770]]);
  });

  it('pages at the limit of points, the same id on several pages', async () => {
    fill('a', -600, 0);
    fill('b', -600, 0);
    const input = {
      MetricDataQueries: [query('a', {}, 'a'), query('b', {}, 'b')],
      StartTime: new Date(testNow - 500 * minute),
      EndTime: new Date(testNow - 100 * minute),
      ScanBy: 'TimestampAscending' as const,
      MaxDatapoints: 300,
    };
    const pages = [];
    for await (const page of paginateGetMetricData(
      { client: aws.cloudwatch },
      input,
    )) {
      pages.push(
        page.MetricDataResults?.map(({ Id, StatusCode, Values }) => [
          Id,
          StatusCode,
          Values?.length,
        ]),
      );
    }
    expect(pages).toEqual([
      [['a', 'PartialData', 300]],
      [
        ['a', 'Complete', 100],
        ['b', 'PartialData', 200],
      ],
      [['b', 'Complete', 200]],
    ]);
  });

  it('pages at 100,800 points by itself', async () => {
    fill('a', -15 * day, 0);
    const queries = Array.from({ length: 8 }, (_, index) =>
      query('a', {}, `q${index}`),
    );
    const first = await ask(queries, { from: -14 * day, to: -5 });
    const lengths =
      first.MetricDataResults?.map(result => result.Values?.length ?? 0) ?? [];
    expect(lengths.reduce((sum, length) => sum + length)).toBe(100_800);
    expect(first.NextToken).toBeDefined();
    const second = await ask(
      queries,
      { from: -14 * day, to: -5 },
      { NextToken: first.NextToken },
    );
    expect(second.NextToken).toBeUndefined();
    const values = [
      ...(first.MetricDataResults ?? []),
      ...(second.MetricDataResults ?? []),
    ]
      .filter(result => result.Id === 'q5')
      .flatMap(result => result.Values ?? []);
    expect(values).toHaveLength(14 * day - 5);
  });

  it('refuses tokens that are not of this request', async () => {
    fill('a', -60, 0);
    const { NextToken } = await ask(
      [query('a')],
      { from: -60, to: -10 },
      { MaxDatapoints: 5 },
    );
    await expect(
      ask([query('a')], { from: -60, to: -11 }, { NextToken }),
    ).rejects.toThrow(InvalidNextToken);
    await expect(
      ask([query('a')], { from: -60, to: -10 }, { NextToken: 'nonsense' }),
    ).rejects.toMatchObject({ name: 'InvalidNextToken' });
  });

  it('refuses requests that make no sense', async () => {
    const range = { from: -60, to: 0 };
    const tooMany = Array.from({ length: 501 }, (_, index) =>
      query('a', {}, `q${index}`),
    );
    await expect(ask(tooMany, range)).rejects.toMatchObject({
      Code: 'ValidationError',
      $metadata: expect.objectContaining({ httpStatusCode: 400 }),
    });
    await expect(ask(tooMany.slice(1), range)).resolves.toBeDefined();
    for (const wrong of [
      ask([query('a', { Period: 90 })], range),
      ask([query('a', { Stat: 'Median' })], range),
      ask([query('a', {}, 'Upper')], range),
      ask([query('a'), query('b')], range),
      ask([query('a')], { from: 0, to: -60 }),
      ask([], range),
      ask([{ Id: 'e', Expression: 'm * 2' }], range),
      ask([query('a')], range, { MaxDatapoints: 100_801 }),
    ]) {
      await expect(wrong).rejects.toMatchObject({ Code: 'ValidationError' });
    }
  });

  it('marks single results with an injected status', async () => {
    fill('a', -60, 0);
    fill('b', -60, 0);
    fill('c', -60, 0);
    const { faults } = aws.simulator;
    faults.inject({ kind: 'metric-status', status: 'Forbidden', metric: 'a' });
    faults.inject({
      kind: 'metric-status',
      status: 'InternalError',
      metric: 'b',
      times: 1,
    });
    const queries = [
      query('a', {}, 'a'),
      query('b', {}, 'b'),
      query('c', {}, 'c'),
    ];
    const read = async () => {
      const { MetricDataResults } = await ask(queries, { from: -30, to: -20 });
      return MetricDataResults?.map(({ StatusCode, Values }) => [
        StatusCode,
        Values?.length,
      ]);
    };
    expect(await read()).toEqual([
      ['Forbidden', 0],
      ['InternalError', 0],
      ['Complete', 10],
    ]);
    expect(await read()).toEqual([
      ['Forbidden', 0],
      ['Complete', 10],
      ['Complete', 10],
    ]);
  });

  it('throttles beyond a configured rate, on the virtual clock', async () => {
    aws.simulator.faults.inject({
      kind: 'rate-limit',
      service: 'cloudwatch',
      operation: 'GetMetricData',
      callsPerSecond: 2,
    });
    const range = { from: -30, to: -20 };
    await ask([query('a')], range);
    await ask([query('a')], range);
    await expect(ask([query('a')], range)).rejects.toMatchObject({
      name: 'Throttling',
      $metadata: expect.objectContaining({ httpStatusCode: 400 }),
    });
    aws.advance(1);
    await expect(ask([query('a')], range)).resolves.toBeDefined();
  });

  it('keeps accounts and regions apart', async () => {
    fill('a', -60, 0);
    const elsewhere = new CloudWatchClient({
      ...aws.configuration,
      region: 'us-east-1',
    });
    const { MetricDataResults } = await elsewhere.send(
      new GetMetricDataCommand({
        MetricDataQueries: [query('a')],
        StartTime: new Date(testNow - 30 * minute),
        EndTime: new Date(testNow),
      }),
    );
    elsewhere.destroy();
    expect(MetricDataResults?.[0].Values).toEqual([]);
  });
});
