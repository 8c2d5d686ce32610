import {
  ActionLine,
  Finding,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  factsOf,
  minutesAgo,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { sqsQueue } from '../../../stages/sqs-queue';
import {
  arnOf,
  DAY_SECONDS,
  deadLetterInventory,
  queueInventory,
  stageOf,
} from '../../../stages/sqs-queue/__testUtils__/queues';
import { QueueNow } from '../askQueue';
import { Destination, RedriveFacts } from '../RedriveFacts';
import { redriveLines } from '.';
import { LinePlan } from './LinePlan';

type Published = { [metric: string]: number | ((ago: number) => number) };

const collected = (name: string, published: Published, isDead = false) =>
  factsOf(sqsQueue, {
    stage: stageOf(name),
    inventory: isDead ? deadLetterInventory() : queueInventory(),
    samples: Object.fromEntries(
      Object.entries(published).map(([metric, value]) => [
        metric,
        minutesAgo(180, value, TEST_NOW),
      ]),
    ),
    described: {
      messagesVisible: isDead ? [{ at: TEST_NOW, value: 40 }] : [],
    },
  });

const now = (
  name: string,
  visible: number,
  configuration: Partial<QueueNow['configuration']> = {},
): QueueNow => {
  const { url, deadLetterSources, ...rest } = queueInventory();
  return {
    arn: arnOf(name),
    name,
    configuration: { ...rest, ...configuration },
    depths: { visible, inFlight: 0, delayed: 0 },
    total: visible,
  };
};

const WORKING = {
  messagesReceived: 10,
  messagesDeleted: 10,
  emptyReceives: 2,
};

const toOrders = (
  published: Published = WORKING,
  more: Partial<Destination> = {},
): Destination => ({
  arn: arnOf('orders'),
  queue: { answer: now('orders', 3) },
  facts: collected('orders', published),
  findings: [],
  behind: { names: ['take-orders'], findings: [] },
  ...more,
});

/** A queue that works, set up in another way. */
const toQueue = (
  name: string,
  configuration: Partial<QueueNow['configuration']>,
  depths: Partial<QueueNow['depths']> = {},
): Destination => {
  const queue = now(name, 3, configuration);
  return toOrders(WORKING, {
    arn: arnOf(name),
    queue: { answer: { ...queue, depths: { ...queue.depths, ...depths } } },
  });
};

const deadQueue = (visible = 40) =>
  now('orders-dlq', visible, {
    retentionSeconds: 14 * DAY_SECONDS,
    deadLetterQueueArn: undefined,
    maxReceiveCount: undefined,
  });

/** Forty dead letters, quiet for hours, whose consumer works again. */
const redrive = (
  is: Partial<RedriveFacts> = {},
  plan: Partial<LinePlan> = {},
): { [id: string]: ActionLine } => {
  const lines = redriveLines(
    {
      now: TEST_NOW,
      queue: deadQueue(),
      stage: collected('orders-dlq', { messagesVisible: 40 }, true),
      sources: { answer: [arnOf('orders')] },
      destinations: [toOrders()],
      deadLetterQueues: new Map(),
      tasks: { answer: [] },
      others: [],
      ...is,
    },
    { canary: 10, perSecond: 5, longestWatchSeconds: 3600, ...plan },
  );
  return Object.fromEntries(lines.map(line => [line.id, line]));
};

const finding = (is: Partial<Finding>): Finding => ({
  id: 'lambda-function/errors',
  stage: 'arn:aws:lambda:eu-central-1:123456789012:function:take-orders',
  severity: 'critical',
  claim: 'own-fault',
  title: 'Every call fails',
  evidence: {},
  remedy: '',
  message: { key: '', values: {} },
  since: '2026-03-01T00:00:00Z',
  ...is,
});

const problem = {
  problem: {
    code: 'access-denied' as const,
    message: 'Not allowed',
    missingPermission: 'sqs:ListMessageMoveTasks',
  },
};

describe('preflight of a redrive', () => {
  it('is green when the consumer works, nothing more comes and all is known', () => {
    const lines = redrive();
    expect(Object.values(lines).map(({ id, level }) => [id, level])).toEqual([
      ['messages', 'green'],
      ['running-task', 'green'],
      ['destination', 'green'],
      ['consumer-of-orders', 'green'],
      ['cause', 'green'],
      ['order', 'green'],
      ['kept', 'green'],
      ['retention', 'green'],
      ['visibility', 'green'],
    ]);
    expect(lines.messages.evidence.durationSeconds).toBe(8);
    expect(lines.visibility.message).toContain('2 min 30 s');
    expect(lines['consumer-of-orders'].message).toBe(
      'The consumer of orders processed 280 messages in the last 30 min.',
    );
  });

  it.each<[string, string, string, Partial<RedriveFacts>]>([
    ['messages', 'red', 'empty', { queue: deadQueue(0) }],
    ['running-task', 'amber', 'Not allowed', { tasks: problem }],
    [
      'running-task',
      'red',
      'already',
      { tasks: { answer: [{ status: 'CANCELLING', moved: 3, startedAt: 1 }] } },
    ],
    [
      'running-task',
      'green',
      'No other',
      { tasks: { answer: [{ status: 'FAILED', moved: 3, startedAt: 1 }] } },
    ],
    [
      'destination',
      'red',
      'PutEvents',
      { sources: { answer: [] }, destinations: [] },
    ],
    ['destination', 'amber', 'Not allowed', { sources: problem }],
    [
      'destination',
      'red',
      'does not exist',
      {
        destinations: [
          toOrders(WORKING, {
            queue: { problem: { code: 'not-found', message: 'gone' } },
          }),
        ],
      },
    ],
    [
      'destination',
      'amber',
      'could not be asked',
      { destinations: [toOrders(WORKING, { queue: problem })] },
    ],
    [
      'destination',
      'amber',
      'not among',
      {
        destination: arnOf('payments'),
        destinations: [
          toOrders(WORKING, {
            arn: arnOf('payments'),
            queue: { answer: now('payments', 0) },
          }),
        ],
      },
    ],
    [
      'destination',
      'red',
      'of the other type',
      {
        destination: arnOf('orders.fifo'),
        destinations: [
          toOrders(WORKING, {
            arn: arnOf('orders.fifo'),
            queue: { answer: now('orders.fifo', 0, { fifo: true }) },
          }),
        ],
      },
    ],
    [
      'consumer-of-orders',
      'red',
      'received 280 messages',
      {
        destinations: [
          toOrders({ ...WORKING, messagesDeleted: 0, emptyReceives: 0 }),
        ],
      },
    ],
    [
      'consumer-of-orders',
      'amber',
      'received 280 messages in the last 30 min and processed 140',
      { destinations: [toOrders({ ...WORKING, messagesDeleted: 5 })] },
    ],
    [
      'consumer-of-orders',
      'amber',
      'whether it succeeds is not seen',
      {
        destinations: [
          toOrders({
            messagesReceived: 0,
            messagesDeleted: 0,
            emptyReceives: 3,
          }),
        ],
      },
    ],
    // A queue at rest publishes nothing at all.
    [
      'consumer-of-orders',
      'red',
      'Nothing has asked',
      { destinations: [toOrders({})] },
    ],
    [
      'consumer-of-orders',
      'amber',
      'not known',
      { destinations: [toOrders(WORKING, { facts: undefined })] },
    ],
    [
      'consumer-of-orders',
      'red',
      'has stopped',
      {
        destinations: [
          toOrders(WORKING, {
            findings: [
              finding({
                id: 'sqs-queue/consumer-stopped',
                claim: 'backlog',
                title: 'The consumer has stopped',
              }),
            ],
          }),
        ],
      },
    ],
    // How a queue is set up and that nothing arrives says nothing of its consumer.
    [
      'consumer-of-orders',
      'green',
      'processed',
      {
        destinations: [
          toOrders(WORKING, {
            findings: [
              finding({ claim: 'posture' }),
              finding({ claim: 'starvation' }),
            ],
          }),
        ],
      },
    ],
    [
      'cause',
      'red',
      'Every call fails',
      {
        destinations: [
          toOrders(WORKING, {
            behind: { names: ['take-orders'], findings: [finding({})] },
          }),
        ],
      },
    ],
    [
      'cause',
      'amber',
      'could be asked',
      {
        destinations: [
          toOrders(WORKING, {
            behind: {
              names: ['take-orders'],
              findings: [finding({ severity: 'unknown', title: 'Denied' })],
            },
          }),
        ],
      },
    ],
    [
      'cause',
      'amber',
      'nothing tells why they failed',
      {
        destinations: [
          toOrders(WORKING, { behind: { names: [], findings: [] } }),
        ],
      },
    ],
    // A minute ago another came: one among hundreds that are processed, or one of two.
    [
      'cause',
      'amber',
      '1 further message',
      {
        stage: collected(
          'orders-dlq',
          { messagesVisible: ago => (ago <= 5 ? 40 : 39) },
          true,
        ),
      },
    ],
    [
      'cause',
      'red',
      '30 further messages',
      {
        stage: collected(
          'orders-dlq',
          { messagesVisible: ago => Math.max(10, 40 - ago) },
          true,
        ),
        destinations: [toOrders({})],
      },
    ],
    [
      'foreign-failures',
      'amber',
      'Failures of resize',
      { others: [{ name: 'resize', kind: 'lambda-function' }] },
    ],
    [
      'order',
      'amber',
      'FIFO',
      {
        queue: {
          ...deadQueue(),
          configuration: { ...deadQueue().configuration, fifo: true },
        },
      },
    ],
    [
      'visibility',
      'amber',
      'in flight',
      {
        queue: {
          ...deadQueue(),
          depths: { visible: 38, inFlight: 2, delayed: 0 },
        },
      },
    ],
    [
      'receive-count',
      'red',
      'has a dead-letter queue itself',
      {
        queue: now('orders-dlq', 40, { deadLetterQueueArn: arnOf('grave') }),
      },
    ],
    [
      'destination',
      'red',
      'is of account 999999999999 in eu-central-1',
      {
        destination: 'arn:aws:sqs:eu-central-1:999999999999:orders',
        destinations: [
          toOrders(WORKING, {
            arn: 'arn:aws:sqs:eu-central-1:999999999999:orders',
            queue: problem,
          }),
        ],
      },
    ],
    [
      'failing-again',
      'red',
      'orders → orders-dlq → orders',
      { queue: now('orders-dlq', 40, { deadLetterQueueArn: arnOf('orders') }) },
    ],
    [
      'failing-again',
      'red',
      'retries → retries-dlq → retries',
      {
        destination: arnOf('retries'),
        destinations: [
          toQueue('retries', { deadLetterQueueArn: arnOf('retries-dlq') }),
        ],
        deadLetterQueues: new Map([[arnOf('retries-dlq'), arnOf('retries')]]),
      },
    ],
    [
      'failing-again',
      'amber',
      'without a dead-letter queue',
      {
        destination: arnOf('retries'),
        destinations: [toQueue('retries', { deadLetterQueueArn: undefined })],
      },
    ],
    [
      'failing-again',
      'amber',
      'goes to retries-dlq, not back to orders-dlq',
      {
        destination: arnOf('retries'),
        destinations: [
          toQueue('retries', { deadLetterQueueArn: arnOf('retries-dlq') }),
        ],
      },
    ],
    // Ten a minute are processed, and 9,000 wait before them: 16 hours.
    [
      'retention',
      'red',
      'they would expire there',
      {
        destinations: [
          toQueue('orders', { retentionSeconds: 43_200 }, { visible: 9_000 }),
        ],
      },
    ],
    [
      'retention',
      'green',
      'starts anew: where they go they get a new id, a new time of sending and 12 h',
      {
        destinations: [
          toQueue('orders', { retentionSeconds: 43_200 }, { visible: 3_000 }),
        ],
      },
    ],
    // Nobody knows that anybody processes them within the hour.
    [
      'retention',
      'amber',
      'what is not processed there by then is lost',
      {
        destinations: [
          {
            ...toQueue('orders', { retentionSeconds: 3_600 }),
            facts: undefined,
          },
        ],
      },
    ],
    [
      'in-flight',
      'amber',
      '100,000 messages of orders are in flight',
      { destinations: [toQueue('orders', {}, { inFlight: 100_000 })] },
    ],
    [
      'in-flight',
      'red',
      'gives out no more',
      { destinations: [toQueue('orders', {}, { inFlight: 120_000 })] },
    ],
    [
      'size',
      'amber',
      'orders accepts messages of up to 64 KiB, orders-dlq of up to 256 KiB',
      {
        queue: now('orders-dlq', 40, { maximumMessageBytes: 262_144 }),
        destinations: [toQueue('orders', { maximumMessageBytes: 65_536 })],
      },
    ],
    [
      'encryption',
      'amber',
      'kms:Decrypt',
      { queue: now('orders-dlq', 40, { encryption: 'kms' }) },
    ],
  ])('says of %s, in %s: %s', (id, level, words, is) => {
    const line = redrive(is)[id];
    expect(line.level).toBe(level);
    expect(line.message).toContain(words);
  });

  it('tells when the first expires before all are moved', () => {
    const late = redrive(
      {
        queue: deadQueue(200_000),
        secondsToLoss: 3600,
      },
      { perSecond: 1 },
    );
    expect(late.retention).toMatchObject({ level: 'amber' });
    expect(late.retention.message).toContain('raise the retention');
  });

  it('leaves what the canary cannot do to SQS', () => {
    const whole = redrive(
      {
        queue: now('orders-dlq', 40, { deadLetterQueueArn: arnOf('grave') }),
      },
      { canary: 0, perSecond: undefined },
    );
    expect(whole['receive-count']).toBeUndefined();
    expect(whole.canary).toMatchObject({ level: 'amber' });
    expect(whole.messages).toMatchObject({ level: 'amber' });
    expect(whole.messages.message).toContain('SQS chooses the velocity');
  });
});
