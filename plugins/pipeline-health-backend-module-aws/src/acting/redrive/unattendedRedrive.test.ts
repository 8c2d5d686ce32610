import { Finding, Link } from '@pipeline-health/plugin-pipeline-health-common';
import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';
import {
  factsOf,
  minutesAgo,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { sqsQueue } from '../../stages/sqs-queue';
import {
  arnOf,
  deadLetterInventory,
  queueInventory,
  stageOf,
} from '../../stages/sqs-queue/__testUtils__/queues';
import { unattendedRedrive } from './unattendedRedrive';

type Published = { [metric: string]: number | ((ago: number) => number) };

const published = (values: Published) =>
  Object.fromEntries(
    Object.entries(values).map(([metric, value]) => [
      metric,
      minutesAgo(180, value, TEST_NOW),
    ]),
  );

const WORKING = { messagesReceived: 10, messagesDeleted: 10 };
const FUNCTION = 'arn:aws:lambda:eu-central-1:123456789012:function:take';

const isDue = ({
  visible = 40,
  depth = 40 as Published[string],
  orders = WORKING as Published | null,
  findings = [] as Partial<Finding>[],
  sources = ['orders'],
  askedAt = TEST_NOW,
} = {}) => {
  const dead = factsOf(sqsQueue, {
    stage: stageOf('orders-dlq'),
    inventory: deadLetterInventory({
      deadLetterSources: { answer: sources.map(arnOf) },
    }),
    samples: published({ messagesVisible: depth }),
    described: { messagesVisible: [{ at: TEST_NOW, value: visible }] },
    askedAt,
  });
  const consumed =
    orders &&
    factsOf(sqsQueue, {
      stage: stageOf('orders'),
      inventory: queueInventory(),
      samples: published(orders),
      askedAt,
    });
  const links: Link[] = [
    { from: arnOf('orders'), to: FUNCTION, relation: 'event-source' },
  ];
  const stages: StageFacts[] = [dead, ...(consumed ? [consumed] : [])];
  return unattendedRedrive.isDue({
    ...dead,
    pipeline: {
      entityRef: 'component:default/orders',
      stages,
      links,
      findings: findings.map(is => ({
        id: 'lambda-function/errors',
        stage: FUNCTION,
        severity: 'warning',
        claim: 'own-fault',
        title: 'Calls fail',
        evidence: {},
        remedy: '',
        message: { key: '', values: {} },
        since: '2026-03-01T00:00:00Z',
        ...is,
      })),
    },
    settings: {},
    now: TEST_NOW,
    signal: AbortSignal.abort(),
  });
};

describe('a redrive without a person', () => {
  it('is due when all that is known speaks for it', () => {
    expect(isDue()).toBe(true);
    expect(
      isDue({ findings: [{ claim: 'posture' }, { severity: 'info' }] }),
    ).toBe(true);
  });

  it.each<[string, Parameters<typeof isDue>[0]]>([
    ['nothing waits', { visible: 0, depth: 0 }],
    ['a fault is found behind', { findings: [{}] }],
    [
      'not everything behind could be asked',
      { findings: [{ severity: 'unknown' }] },
    ],
    [
      'the queue could not be asked',
      { findings: [{ stage: arnOf('orders'), severity: 'unknown' }] },
    ],
    [
      'the consumer is behind',
      { findings: [{ stage: arnOf('orders'), claim: 'backlog' }] },
    ],
    ['nobody consumes', { orders: {} }],
    ['the consumer was not seen to succeed', { orders: { emptyReceives: 5 } }],
    [
      'the consumer fails half of the time',
      { orders: { ...WORKING, messagesDeleted: 5 } },
    ],
    ['more came half an hour ago', { depth: ago => (ago < 30 ? 40 : 39) }],
    ['a source is no stage of the pipeline', { orders: null }],
    ['one of two sources is none', { sources: ['orders', 'others'] }],
    ['nobody knows who its sources are', { sources: [] }],
    ['nothing has been told for an hour', { askedAt: TEST_NOW - 3_600_000 }],
  ])('is not due when %s', (_, is) => {
    expect(isDue(is)).toBe(false);
  });

  it('never leaves out the canary', () => {
    const queue = arnOf('orders-dlq');
    expect(
      unattendedRedrive.rulesOf({
        canary: 0,
        auto: [{ queue, maxMessagesPerSecond: 5 }],
      }),
    ).toEqual([
      {
        stage: queue,
        input: { canary: 1, maxMessagesPerSecond: 5 },
        after: 3_600_000,
        perDay: 1,
        whileWorkedOn: false,
      },
    ]);
    expect(unattendedRedrive.rulesOf({})).toEqual([]);
  });
});
