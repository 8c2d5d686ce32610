import { Fault } from '@pipeline-health/aws-simulator';
import {
  queueStage,
  SimulatedAws,
  startSimulatedAws,
} from '../../__testUtils__/simulatedAws';
import { contextOfStage, startTask } from '../__testUtils__/doAction';

const DAY = 86_400;
const QUEUE = queueStage('orders');
const STREAM = {
  ...queueStage('clicks'),
  arn: 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks',
  kind: 'kinesis-stream',
};

const SCENARIO = `
history: 2h
queues:
  - name: orders
    retention: 4d
    deadLetter: { queue: orders-dlq, maxReceiveCount: 3 }
    producer: { rate: 60/m, noise: 0 }
  - { name: orders-dlq, retention: 7d }
streams:
  - { name: clicks, shards: 2, producer: { rate: 60/m, noise: 0 } }`;

let aws: SimulatedAws;
beforeEach(async () => {
  aws = await startSimulatedAws({}, SCENARIO);
});
afterEach(() => aws.close());

const actionFor = (kind: string) => {
  const action = aws.source.actions.find(
    ({ id, stageKinds }) =>
      id === 'extend-retention' && stageKinds.includes(kind),
  );
  if (!action) {
    throw new Error(`Nothing extends the retention of ${kind}`);
  }
  return action;
};
const suffer = (fault: Pick<Fault, 'kind' | 'times'>) =>
  aws.simulator.faults.inject({
    service: 'sqs',
    operation: 'SetQueueAttributes',
    ...fault,
  } as Fault);

describe('the retention of a queue', () => {
  const propose = async (input = {}, more = {}) => {
    const action = actionFor('sqs-queue');
    return action.preflight(
      { ...(await contextOfStage(aws, QUEUE)), ...more },
      action.inputSchema.parse(input),
    );
  };

  it('is proposed at its longest, with the call, the time that it buys and the price', async () => {
    expect(await propose({}, { secondsToLoss: 3600 })).toEqual({
      lines: [
        expect.objectContaining({
          id: 'longer',
          level: 'green',
          message: expect.stringMatching(/14 d instead of 4 d/),
        }),
        expect.objectContaining({ id: 'in-time', level: 'green' }),
      ],
      calls: [
        {
          service: 'sqs',
          operation: 'SetQueueAttributes',
          input: {
            QueueUrl: expect.stringMatching(/123456789012\/orders$/),
            Attributes: { MessageRetentionPeriod: '1209600' },
          },
        },
      ],
      effects: [
        {
          name: 'retention',
          unit: 'seconds',
          before: 4 * DAY,
          after: 14 * DAY,
        },
        {
          name: 'secondsToLoss',
          unit: 'seconds',
          before: 3600,
          after: 3600 + 10 * DAY,
        },
      ],
      price: expect.objectContaining({ usd: 0 }),
      seen: { from: 4 * DAY },
    });
  });

  it('is only ever made longer', async () => {
    const { lines, calls } = await propose({ retentionSeconds: 2 * DAY });
    expect(lines).toEqual([
      expect.objectContaining({ id: 'longer', level: 'red', final: true }),
    ]);
    expect(calls).toEqual([]);
  });

  it('says that the change may be too late', async () => {
    const { lines } = await propose({}, { secondsToLoss: 600 });
    expect(lines).toContainEqual(
      expect.objectContaining({
        id: 'in-time',
        level: 'amber',
        evidence: { lagSeconds: 900, lossInSeconds: 600 },
      }),
    );
  });

  it('tells of dead letters that expire sooner', async () => {
    const deadLetters = await contextOfStage(aws, queueStage('orders-dlq'));
    const context = await contextOfStage(aws, QUEUE, { stages: [deadLetters] });
    const action = actionFor('sqs-queue');
    const { lines } = await action.preflight(
      context,
      action.inputSchema.parse({}),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        id: 'dead-letter-retention',
        level: 'amber',
        message: expect.stringContaining('orders-dlq keeps messages for 7 d'),
      }),
    );
    const enough = await action.preflight(
      context,
      action.inputSchema.parse({ retentionSeconds: 7 * DAY }),
    );
    expect(enough.lines.map(({ id }) => id)).not.toContain(
      'dead-letter-retention',
    );
  });

  it.each([
    [{ retentionSeconds: 14 * DAY + 1 }, /at most 1209600 seconds/],
    [{ retentionSeconds: 1.5 }, /whole seconds/],
    [{ days: 3 }, /days/],
  ])('refuses %j', (input, message) => {
    const result = actionFor('sqs-queue').inputSchema.safeParse(input);
    expect(JSON.stringify(result.error?.issues)).toMatch(message);
  });

  it('is raised, and what came of it is seen', async () => {
    const context = await contextOfStage(aws, QUEUE);
    const task = await (
      await startTask(aws, 'extend-retention', context)
    ).run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { retentionSeconds: 14 * DAY },
      message: expect.stringMatching(/kept for 14 d.*within 15 min/),
    });
    const { inventory } = await aws.source.describe(QUEUE);
    expect(inventory).toMatchObject({ retentionSeconds: 14 * DAY });
    expect(
      actionFor('sqs-queue').unavailable?.(await contextOfStage(aws, QUEUE)),
    ).toMatchObject({ message: expect.stringMatching(/14 d already/) });
  });

  it('is raised when the answer is lost, and when the process dies', async () => {
    const task = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, QUEUE),
      { retentionSeconds: 5 * DAY },
    );
    suffer({ kind: 'lost-answer', times: 1 });
    await task.run();
    expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
    const other = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, QUEUE),
    );
    await other.dieAfter();
    suffer({ kind: 'access-denied' });
    await other.run();
    expect(other.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { retentionSeconds: 14 * DAY },
    });
  });

  it('is not lowered when somebody raised it further meanwhile', async () => {
    const task = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, QUEUE),
      { retentionSeconds: 5 * DAY },
    );
    const other = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, QUEUE),
    );
    await other.run();
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { retentionSeconds: 14 * DAY },
    });
  });

  it('fails at once where the role may not, and names what it lacks', async () => {
    const task = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, QUEUE),
    );
    suffer({ kind: 'access-denied' });
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      missingPermission: 'sqs:SetQueueAttributes',
    });
  });

  it('is tried again when AWS throttles', async () => {
    const task = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, QUEUE),
    );
    suffer({ kind: 'throttling', times: 5 });
    expect(await task.step()).toBe(false);
    await task.run();
    expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('is left as it is by who stops the task before the call, and stays raised after it', async () => {
    const early = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, QUEUE),
    );
    early.cancel();
    await early.run();
    expect(early.outcome).toMatchObject({
      outcome: 'cancelled',
      after: { retentionSeconds: 4 * DAY },
    });
    const late = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, QUEUE),
    );
    await late.step();
    late.cancel();
    await late.run();
    expect(late.outcome).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('the retention of a stream', () => {
  it('is proposed with what it costs', async () => {
    const action = actionFor('kinesis-stream');
    const context = {
      ...(await contextOfStage(aws, STREAM)),
      // 2 GiB an hour.
      samples: {
        incomingBytes: [{ at: 0, value: (2 * 2 ** 30) / 60 }],
      },
    };
    const priced = async (days: number) =>
      (
        await action.preflight(
          context,
          action.inputSchema.parse({ retentionSeconds: days * DAY }),
        )
      ).price?.usd;
    expect(await priced(7)).toBeCloseTo(2 * 730 * 0.02);
    expect(await priced(17)).toBeCloseTo(2 * 730 * 0.02 + 2 * 24 * 10 * 0.023);
    const unknown = await action.preflight(
      { ...context, samples: {} },
      action.inputSchema.parse({ retentionSeconds: 17 * DAY }),
    );
    expect(unknown.price).toBeUndefined();
  });

  it('is raised by whole hours', async () => {
    const action = actionFor('kinesis-stream');
    expect(
      action.inputSchema.safeParse({ retentionSeconds: 90_000 }).success,
    ).toBe(true);
    expect(
      action.inputSchema.safeParse({ retentionSeconds: 90_001 }).success,
    ).toBe(false);
    const task = await startTask(
      aws,
      'extend-retention',
      await contextOfStage(aws, STREAM),
    );
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { retentionSeconds: 7 * DAY },
    });
  });
});
