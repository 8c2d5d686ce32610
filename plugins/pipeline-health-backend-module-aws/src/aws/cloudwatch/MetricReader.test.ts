import {
  CloudWatchClient,
  GetMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch';
import {
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { CLOUDWATCH_RATES, CloudWatchLimiter } from './CloudWatchLimiter';
import { MetricReader } from './MetricReader';
import { PlannedQuery } from './PlannedQuery';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');

const queries = (count: number): PlannedQuery[] =>
  Array.from({ length: count }, (_, id) => ({
    request: {
      id,
      stage: {
        arn: `arn:aws:sqs:eu-central-1:123456789012:q${id}`,
        kind: 'sqs-queue',
        name: `q${id}`,
        account: '123456789012',
        region: 'eu-central-1',
      },
      inventory: {},
      metric: 'oldestMessageAge',
      from: NOW - 15 * MINUTE,
      to: NOW,
    },
    metric: {
      namespace: 'AWS/SQS',
      name: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: `q${id}` },
    },
    statistic: 'Maximum',
    period: 60,
  }));

/** A reader whose calls are answered here, in calls of at most ten queries. */
function setUp(answer: (input: GetMetricDataCommandInput) => object) {
  const inputs: GetMetricDataCommandInput[] = [];
  const access = fakeAccess({
    GetMetricData: input => {
      const asked = input as GetMetricDataCommandInput;
      inputs.push(asked);
      return answer(asked);
    },
  });
  const limiter = new CloudWatchLimiter(CLOUDWATCH_RATES, () => NOW);
  const slept: number[] = [];
  const reader = new MetricReader(access.client(CloudWatchClient), limiter, {
    limits: { queries: 10, points: 50_400 },
    backoff: {
      attempts: 3,
      base: 100,
      longest: 1_000,
      random: () => 1,
      sleep: async milliseconds => {
        slept.push(milliseconds);
      },
    },
  });
  const readAll = async (planned: PlannedQuery[]) => {
    const batches: SeriesResult[][] = [];
    for await (const batch of reader.read(planned)) {
      batches.push(batch);
    }
    return batches;
  };
  return { inputs, slept, readAll };
}

const answerAll = ({ MetricDataQueries }: GetMetricDataCommandInput) => ({
  MetricDataResults: MetricDataQueries?.map(({ Id }) => ({
    Id,
    StatusCode: 'Complete',
    Timestamps: [new Date(NOW - MINUTE)],
    Values: [7],
  })),
});

describe('MetricReader', () => {
  it('asks in full calls, and yields each when it is answered', async () => {
    const { inputs, readAll } = setUp(answerAll);
    const batches = await readAll(queries(25));
    expect(batches.map(batch => batch.length).sort()).toEqual([10, 10, 5]);
    expect(
      batches
        .flat()
        .map(({ id }) => id)
        .sort((a, b) => a - b),
    ).toEqual(queries(25).map(({ request }) => request.id));
    expect(batches[0][0]).toMatchObject({
      outcome: 'complete',
      samples: [{ at: NOW - MINUTE, value: 7 }],
    });
    expect(inputs[0]).toMatchObject({
      StartTime: new Date(NOW - 15 * MINUTE),
      EndTime: new Date(NOW),
      ScanBy: 'TimestampAscending',
    });
    expect(inputs[0].MetricDataQueries?.[0]).toEqual({
      Id: 'q0',
      MetricStat: {
        Metric: {
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateAgeOfOldestMessage',
          Dimensions: [{ Name: 'QueueName', Value: 'q0' }],
        },
        Period: 60,
        Stat: 'Maximum',
      },
    });
  });

  it('waits when it is throttled, and goes on', async () => {
    let throttles = 2;
    const { slept, readAll } = setUp(input => {
      if (throttles-- > 0) {
        throw new SourceError('throttled', 'Rate exceeded');
      }
      return answerAll(input);
    });
    const [batch] = await readAll(queries(3));
    expect(batch.every(({ outcome }) => outcome === 'complete')).toBe(true);
    expect(slept).toEqual([100, 200]);
  });

  it('stops asking when patience does not help, and answers for all that is left', async () => {
    const { inputs, readAll } = setUp(() => {
      throw new SourceError('throttled', 'Rate exceeded');
    });
    const results = (await readAll(queries(100))).flat();
    expect(results).toHaveLength(100);
    for (const result of results) {
      expect(result).toMatchObject({
        outcome: 'failed',
        problem: { code: 'throttled' },
      });
    }
    // Two calls at a time, three attempts each; the other eight were not made.
    expect(inputs).toHaveLength(6);
  });

  it('takes a status that nobody knows for no answer', async () => {
    const { readAll } = setUp(() => ({
      MetricDataResults: [{ Id: 'q0', StatusCode: 'Postponed', Values: [] }],
    }));
    expect((await readAll(queries(1))).flat()).toMatchObject([
      { id: 0, outcome: 'failed' },
    ]);
  });

  it('asks for two weeks in which nothing happened by the hour, and only for minutes of the hour that is not over', async () => {
    const { inputs, readAll } = setUp(({ StartTime, EndTime, ...input }) => ({
      MetricDataResults: input.MetricDataQueries?.map(({ Id, MetricStat }) => {
        const step = 1000 * (MetricStat?.Period ?? NaN);
        const count = (Number(EndTime) - Number(StartTime)) / step;
        const value = MetricStat?.Stat === 'SampleCount' ? step / MINUTE : 3;
        return {
          Id,
          StatusCode: 'Complete',
          Timestamps: Array.from(
            { length: count },
            (_, index) => new Date(Number(StartTime) + index * step),
          ),
          Values: Array.from({ length: count }, () => value),
        };
      }),
    }));
    const [query] = queries(1);
    const from = NOW - 14 * 24 * 60 * MINUTE;
    const to = NOW + 10 * MINUTE;
    const [[result]] = await readAll([
      {
        ...query,
        request: { ...query.request, from, to },
        metric: { ...query.metric, everyMinute: true },
      },
    ]);
    expect(result).toEqual({
      id: 0,
      outcome: 'complete',
      samples: Array.from({ length: (to - from) / MINUTE }, (_, index) => ({
        at: from + index * MINUTE,
        value: 3,
      })),
    });
    const asked = inputs.map(({ StartTime, EndTime, ...input }) => [
      (Number(EndTime) - Number(StartTime)) / MINUTE,
      input.MetricDataQueries?.length,
    ]);
    expect(asked).toEqual([
      [14 * 24 * 60, 3],
      [10, 1],
    ]);
  });
});
