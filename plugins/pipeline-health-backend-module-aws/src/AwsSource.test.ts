import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { testPipelineSource } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import {
  ACCOUNT,
  createSource,
  NOW,
  queueStage,
  REGION,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from './__testUtils__/simulatedAws';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A queue with its dead-letter queue, and an hour of life. */
function createQueues({ simulator }: SimulatedAws) {
  const dlq = simulator.sqs.createQueue({
    ...scope,
    name: 'orders-dlq',
    attributes: { MessageRetentionPeriod: '1209600' },
    tags: { team: 'orders', stage: 'prod' },
  });
  const orders = simulator.sqs.createQueue({
    ...scope,
    name: 'orders',
    attributes: {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queueStage('orders-dlq').arn,
        maxReceiveCount: 3,
      }),
    },
    tags: { team: 'orders' },
  });
  simulator.sqs.send(orders, 40);
  simulator.sqs.send(dlq, 2);
  simulator.clock.advance(HOUR);
}

testPipelineSource('AWS', async () => {
  const aws = await startSimulatedAws();
  createQueues(aws);
  return {
    source: aws.source,
    existing: [queueStage('orders'), queueStage('orders-dlq')],
    missing: queueStage('no-such-queue'),
    now: NOW + HOUR,
    close: aws.close,
  };
});

describe('AwsSource', () => {
  let aws: SimulatedAws;
  const orders = queueStage('orders');
  const deadLetters = queueStage('orders-dlq');

  beforeEach(async () => {
    aws = await startSimulatedAws({ maxAttempts: 2 });
    createQueues(aws);
  });

  afterEach(() => aws.close());

  const problemOf = async (answer: Promise<unknown>) =>
    SourceError.toProblem(
      await answer.then(
        () => undefined,
        error => error,
      ),
    );

  const read = async (metric: string, stage = orders) => {
    const { inventory } = await aws.source.describe(stage);
    const to = aws.simulator.clock.now();
    const request = { id: 0, stage, inventory, metric, from: to - HOUR, to };
    for await (const [result] of aws.source.readSeries(scope, [request])) {
      return result;
    }
    return undefined;
  };

  it('describes a queue with what it holds and where its dead letters go', async () => {
    const { inventory, samples, links } = await aws.source.describe(orders);
    expect(inventory).toMatchObject({
      fifo: false,
      retentionSeconds: 345_600,
      maxReceiveCount: 3,
      deadLetterQueueArn: deadLetters.arn,
      deadLetterSources: { answer: [] },
      alarms: { answer: [] },
    });
    expect(samples.messagesVisible).toEqual({ at: NOW + HOUR, value: 40 });
    expect(links).toEqual([
      {
        from: orders.arn,
        to: deadLetters.arn,
        relation: 'dead-letter-queue',
        note: 'orders moves messages here after 3 receives without a delete.',
        noteMessage: expect.anything(),
      },
    ]);
  });

  it('finds the way back from a dead-letter queue to its source', async () => {
    const { links, inventory } = await aws.source.describe(deadLetters);
    expect(inventory.deadLetterSources).toEqual({ answer: [orders.arn] });
    expect(links).toMatchObject([{ from: orders.arn, to: deadLetters.arn }]);
  });

  it('reads the age of the oldest message from CloudWatch', async () => {
    const result = await read('oldestMessageAge');
    expect(result?.outcome).toBe('complete');
    const samples = result && 'samples' in result ? result.samples : [];
    expect(samples.length).toBeGreaterThan(50);
    expect(samples[samples.length - 1].value).toBeGreaterThan(50 * 60);
  });

  it('sees the alarms on a queue', async () => {
    aws.simulator.cloudwatch.putAlarm(scope, {
      AlarmName: 'orders-age',
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1800,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: ['arn:aws:sns:eu-central-1:123456789012:team'],
    });
    const { inventory } = await aws.source.describe(orders);
    expect(inventory.alarms).toMatchObject({
      answer: [
        {
          name: 'orders-age',
          metrics: ['ApproximateAgeOfOldestMessage'],
          reachesSomebody: true,
          hearing: {
            heard: 'somebody',
            to: ['topic team (email)'],
            silences: [],
          },
        },
      ],
    });
  });

  describe('when something is refused', () => {
    it('names the missing action of a queue', async () => {
      aws.simulator.faults.inject({
        kind: 'access-denied',
        operation: 'GetQueueAttributes',
        resource: 'orders',
      });
      expect(await problemOf(aws.source.describe(orders))).toMatchObject({
        code: 'access-denied',
        missingPermission: 'sqs:GetQueueAttributes',
      });
      await expect(aws.source.describe(deadLetters)).resolves.toBeDefined();
    });

    it('describes the queue without its alarms', async () => {
      aws.simulator.faults.inject({
        kind: 'access-denied',
        operation: 'DescribeAlarms',
      });
      const { inventory } = await aws.source.describe(orders);
      expect(inventory.alarms).toMatchObject({
        problem: { code: 'access-denied' },
      });
    });

    it('describes the queue without the sources of its dead letters', async () => {
      aws.simulator.faults.inject({
        kind: 'access-denied',
        operation: 'ListDeadLetterSourceQueues',
      });
      const { inventory } = await aws.source.describe(deadLetters);
      expect(inventory.deadLetterSources).toMatchObject({
        problem: { missingPermission: 'sqs:ListDeadLetterSourceQueues' },
      });
    });

    it('refuses the series when all metrics are refused, and one when one is', async () => {
      const fault = aws.simulator.faults.inject({
        kind: 'metric-status',
        metric: 'NumberOfMessagesSent',
        status: 'Forbidden',
      });
      expect((await read('messagesSent'))?.outcome).toBe('refused');
      expect((await read('messagesReceived'))?.outcome).toBe('complete');
      aws.simulator.faults.remove(fault);
      aws.simulator.faults.inject({
        kind: 'access-denied',
        operation: 'GetMetricData',
      });
      expect(await read('messagesReceived')).toMatchObject({
        outcome: 'refused',
        problem: { missingPermission: 'cloudwatch:GetMetricData' },
      });
    });
  });

  describe('when another service is in trouble', () => {
    it.each([
      ['throttling', 'throttled'],
      ['disconnect', 'unreachable'],
      ['expired-credentials', 'credentials'],
      ['internal-error', 'failed'],
    ] as const)('describes the queue all the same: %s', async (kind, code) => {
      aws.simulator.faults.inject({ kind, service: 'lambda' });
      aws.simulator.faults.inject({ kind, operation: 'DescribeAlarms' });
      const { inventory, samples, unknownRelations } =
        await aws.source.describe(orders);
      expect(samples.messagesVisible.value).toBe(40);
      expect(inventory.alarms).toMatchObject({ problem: { code } });
      expect(inventory['neighboursOfKind-lambda-function']).toMatchObject({
        problem: { code },
      });
      expect(unknownRelations).toEqual(['event-source']);
    });

    it('has the stage answer again for all at once after one failed call', async () => {
      aws.simulator.faults.inject({
        kind: 'disconnect',
        operation: 'ListEventSourceMappings',
        times: 2,
      });
      const first = await aws.source.describe(orders);
      const readers = 'neighboursOfKind-lambda-function';
      expect(first.inventory[readers]).toHaveProperty('problem');
      const second = await aws.source.describe(deadLetters);
      expect(second.inventory).not.toHaveProperty(readers);
    });

    it('says of what fails which service failed', async () => {
      aws.simulator.faults.inject({
        kind: 'disconnect',
        operation: 'GetQueueAttributes',
      });
      expect(await problemOf(aws.source.describe(orders))).toMatchObject({
        code: 'unreachable',
        service: 'sqs',
      });
    });
  });

  it('asks again when CloudWatch met an internal error', async () => {
    aws.simulator.faults.inject({
      kind: 'metric-status',
      metric: 'NumberOfMessagesSent',
      status: 'InternalError',
      times: 1,
    });
    expect((await read('messagesSent'))?.outcome).toBe('complete');
  });

  it('says that a queue does not exist, or not in this region', async () => {
    expect(
      await problemOf(aws.source.describe(queueStage('nothing'))),
    ).toMatchObject({ code: 'not-found' });
    expect(
      await problemOf(
        aws.source.describe(queueStage('orders', { region: 'eu-west-1' })),
      ),
    ).toMatchObject({ code: 'not-found' });
  });

  it('says that credentials have expired', async () => {
    aws.simulator.faults.inject({ kind: 'expired-credentials' });
    expect(await problemOf(aws.source.describe(orders))).toMatchObject({
      code: 'credentials',
      message: expect.stringContaining('aws.accounts'),
    });
  });

  it('says which account has no credentials', async () => {
    const foreign = queueStage('orders', { account: '999999999999' });
    expect(await problemOf(aws.source.describe(foreign))).toMatchObject({
      code: 'credentials',
      message: expect.stringMatching(/999999999999.*aws\.accounts/),
    });
  });

  it('counts throttled attempts, and says that it was throttled in the end', async () => {
    aws.source.takeUsage(scope);
    aws.simulator.faults.inject({
      kind: 'throttling',
      operation: 'GetQueueAttributes',
    });
    expect(await problemOf(aws.source.describe(orders))).toMatchObject({
      code: 'throttled',
    });
    expect(aws.source.takeUsage(scope)).toMatchObject({
      calls: { sqs: 2 },
      throttles: 2,
    });
  });

  it('tells how far the clock of AWS is ahead of its own', async () => {
    expect(aws.source.clockOffset(scope)).toBeUndefined();
    const late = createSource({}, () => aws.simulator.clock.now() - HOUR);
    await late.describe(orders);
    expect(late.clockOffset(scope)).toBe(HOUR);
    const early = createSource({}, () => aws.simulator.clock.now() + HOUR);
    await expect(early.describe(queueStage('no-such-queue'))).rejects.toThrow();
    expect(early.clockOffset(scope)).toBe(-HOUR);
    await Promise.all([late.close(), early.close()]);
  });

  it.each(['throttling', 'disconnect', 'internal-error'] as const)(
    'tries as often as it is configured, and no oftener, to read metrics: %s',
    async kind => {
      await aws.source.describe(orders);
      aws.source.takeUsage(scope);
      aws.simulator.faults.inject({ kind, operation: 'GetMetricData' });
      await read('messagesSent').catch(() => undefined);
      expect(aws.source.takeUsage(scope).calls.cloudwatch).toBe(2);
    },
  );

  describe('what it counts', () => {
    const bill = () => {
      const { lines, usd } = aws.simulator.meter.take();
      const metrics = lines.filter(({ item }) => /metrics/.test(item));
      return {
        usd,
        metrics: metrics.reduce((sum, it) => sum + it.quantity, 0),
      };
    };
    const counted = () => {
      const { metricsRequested, costUsd } = aws.source.takeUsage(scope);
      return { metrics: metricsRequested, usd: costUsd };
    };
    /** What is counted of what is billed. */
    const share = () => {
      const [ours, billed] = [counted(), bill()];
      return {
        metrics: ours.metrics / billed.metrics,
        usd: Number((ours.usd / billed.usd).toFixed(6)),
      };
    };
    const ALL = { metrics: 1, usd: 1 };

    beforeEach(() => {
      counted();
      bill();
    });

    it('is what AWS bills for metrics, and for the requests of queues of both types', async () => {
      const fifo = 'orders.fifo';
      aws.simulator.sqs.createQueue({
        ...scope,
        name: fifo,
        attributes: { FifoQueue: 'true' },
      });
      await read('messagesSent');
      await aws.source.describe(queueStage(fifo));
      expect(share()).toEqual(ALL);
    });

    it.each(['throttling', 'internal-error', 'lost-answer'] as const)(
      'is what AWS bills when there is %s',
      async kind => {
        const fault = { kind, times: 1 };
        aws.simulator.faults.inject({ ...fault, operation: 'GetMetricData' });
        aws.simulator.faults.inject({ ...fault, service: 'sqs' });
        await read('messagesSent');
        expect(share()).toEqual(ALL);
      },
    );
  });

  it('keeps the alarms and the sources of dead letters for a while', async () => {
    await aws.source.describe(orders);
    aws.source.takeUsage(scope);
    aws.simulator.clock.advance(14 * MINUTE);
    await aws.source.describe(orders);
    expect(aws.source.takeUsage(scope).calls).toEqual({ lambda: 1, sqs: 1 });
    aws.simulator.clock.advance(2 * MINUTE);
    await aws.source.describe(orders);
    expect(aws.source.takeUsage(scope).calls).toEqual({
      sqs: 2,
      cloudwatch: 1,
    });
  });

  it('throws when nobody answers', async () => {
    aws.simulator.faults.inject({ kind: 'disconnect' });
    expect(await problemOf(aws.source.describe(orders))).toMatchObject({
      code: 'unreachable',
    });
    await expect(read('messagesSent')).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});

describe('AwsSource against strange answers', () => {
  const before = process.env.AWS_ENDPOINT_URL;

  afterEach(() => {
    if (before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = before;
    }
  });

  const askServer = async (status: number, body: string) => {
    const server = createServer((_, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end(body),
    );
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${port}`;
    const source = createSource({ maxAttempts: 1 });
    try {
      return await source.describe(queueStage('orders')).then(
        () => undefined,
        error => error,
      );
    } finally {
      await source.close();
      server.close();
    }
  };

  it.each([
    [503, 'unreachable'],
    [502, 'unreachable'],
    [403, 'access-denied'],
    [404, 'failed'],
    [500, 'unreachable'],
  ])('reads an HTML page with status %d as %s', async (status, code) => {
    const error = await askServer(status, '<html><b>Sorry</b></html>');
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ code });
    expect(error.message).not.toContain('<');
  });

  it('does not take an empty answer for a queue', async () => {
    expect(await askServer(200, '{}')).toMatchObject({
      code: 'failed',
      message: expect.stringContaining('ApproximateNumberOfMessages'),
    });
  });

  it('says that nobody listens', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    const source = createSource({ maxAttempts: 1 });
    await expect(source.describe(queueStage('orders'))).rejects.toMatchObject({
      code: 'unreachable',
    });
    await source.close();
  });
});

describe('policy', () => {
  it('allows on each queue what is asked of it, and nothing else', async () => {
    const source = createSource();
    expect(
      source.policy([queueStage('b'), queueStage('a'), queueStage('a')]),
    ).toEqual([
      {
        Sid: 'ReadMetricsAndTags',
        Effect: 'Allow',
        Action: [
          'cloudwatch:DescribeAlarms',
          'cloudwatch:GetAlarmMuteRule',
          'cloudwatch:GetMetricData',
          'cloudwatch:ListAlarmMuteRules',
          'cloudwatch:ListMetrics',
          'lambda:ListEventSourceMappings',
          'sns:ListSubscriptionsByTopic',
          'tag:GetResources',
        ],
        Resource: '*',
      },
      {
        Sid: 'ReadSqsQueue',
        Effect: 'Allow',
        Action: ['sqs:GetQueueAttributes', 'sqs:ListDeadLetterSourceQueues'],
        Resource: [
          `arn:aws:sqs:${REGION}:${ACCOUNT}:a`,
          `arn:aws:sqs:${REGION}:${ACCOUNT}:b`,
        ],
      },
    ]);
    await source.close();
  });
});
