/*
 * The page of one pipeline with very many stages, as the API tells it: queues
 * in a row, the twelfth of which waits, and what waits behind each.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BROKEN = 12;

const arnOf = name => `arn:aws:sqs:eu-central-1:123456789012:${name}`;
const nameOf = index => `orders-step-${String(index).padStart(2, '0')}`;
const isDeadLetters = index => index % 4 === 3;

function stageOf(index, now) {
  const at = new Date(now - MINUTE).toISOString();
  const name = nameOf(index);
  return {
    arn: arnOf(name),
    kind: 'sqs-queue',
    name,
    account: '123456789012',
    region: 'eu-central-1',
    origin: index === 0 ? 'declared' : 'discovered',
    health: index === BROKEN ? 'critical' : 'healthy',
    inventory: {
      retentionSeconds: 345_600,
      visibilityTimeoutSeconds: 30,
      maxReceiveCount: 3,
      ...(!isDeadLetters(index) && {
        deadLetterQueueArn: arnOf(nameOf(index + 1)),
      }),
    },
    readings: {
      oldestMessageAge: { value: 3 + index, unit: 'seconds', at },
      messagesVisible: { value: 12 * index, unit: 'count', at },
      messagesSent: { value: 640 + index, unit: 'count', at },
      messagesReceived: { value: 640, unit: 'count', at },
    },
    collectedAt: at,
  };
}

/** Three in a row, then what failed of the third; the data goes on from the third. */
function linkTo(index) {
  const before = isDeadLetters(index - 1) ? index - 2 : index - 1;
  return {
    from: arnOf(nameOf(before)),
    to: arnOf(nameOf(index)),
    relation: isDeadLetters(index) ? 'dead-letter-queue' : 'event-source',
  };
}

/** The pipeline of a summary, with so many stages. */
export function pipelineOf(summary, count) {
  const now = Date.now();
  const indices = Array.from({ length: count }, (_, index) => index);
  const reason = { ...summary.reason, stage: arnOf(nameOf(BROKEN)) };
  return {
    ...summary,
    reason,
    stageCount: count,
    stages: indices.map(index => stageOf(index, now)),
    links: indices.slice(1).map(linkTo),
    findings: [reason],
    openIncidents: [],
  };
}

/** A day of a metric, a point each five minutes. */
export function seriesOf(stage, metric) {
  const end = Math.floor(Date.now() / HOUR) * HOUR;
  return {
    stage,
    metric,
    unit: metric.endsWith('Age') ? 'seconds' : 'count',
    statistic: 'Maximum',
    step: 300,
    points: Array.from({ length: 288 }, (_, at) => [
      end - (288 - at) * 5 * MINUTE,
      200 + 100 * Math.sin(at / 20),
    ]),
    gaps: [],
  };
}

/** A kind with the metrics that its stages tell. */
export const KINDS = [
  {
    kind: 'sqs-queue',
    title: 'SQS queue',
    metrics: [
      ['oldestMessageAge', 'Age of the oldest message', 'seconds'],
      ['messagesVisible', 'Messages waiting', 'count'],
      ['messagesSent', 'Messages sent', 'count'],
      ['messagesReceived', 'Messages received', 'count'],
    ].map(([metric, title, unit]) => ({ metric, title, unit, key: true })),
    thresholds: [],
    checks: [],
    relations: [
      { relation: 'dead-letter-queue', title: 'dead letters' },
      { relation: 'event-source', title: 'feeds' },
    ],
    inventory: [],
    messages: {},
  },
];
