import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { before, finding, pipeline, queue, queueArn } from './fixtures';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A queue whose consumer stopped: it loses data in three hours. */
export function losing(now: number): Pipeline {
  const name = 'payments';
  const arn = queueArn(name);
  const reason = finding(now, arn, {
    id: 'sqs-queue/consumer-stopped',
    severity: 'critical',
    title:
      'The consumer has stopped: 48,210 messages wait, nothing was received for 20 h 48 min',
    evidence: {
      messagesWaiting: 48_210,
      oldestMessageAgeSeconds: 74_880,
      retentionSeconds: 86_400,
      lastReceivedAt: before(now, 20.8 * HOUR),
      receivedRatio: 0,
    },
    remedy:
      'Start the consumer again. If that takes longer than the time to loss, raise the retention of the queue now: it takes effect within 15 minutes.',
    onsetAt: before(now, 20.8 * HOUR),
    since: before(now, 20 * HOUR),
  });
  const at = before(now, MINUTE);
  return pipeline(now, name, {
    title: 'Payments',
    health: 'critical',
    reason,
    owner: 'group:default/payments',
    readings: { deadLetterMessages: 2, oldestMessageAge: 74_880 },
    trend: {
      metric: 'oldestMessageAge',
      from: now - 24 * HOUR,
      step: 3_600,
      values: Array.from({ length: 24 }, (_, hour) =>
        hour < 3 ? 20 : (hour - 3) * 3_600,
      ),
    },
    secondsToLoss: 3 * 3_600 + 12 * 60 + 20,
    runbook: 'https://runbooks.example.com/payments',
    stages: [
      queue(now, name, {
        health: 'critical',
        secondsToLoss: 3 * 3_600 + 12 * 60 + 20,
        readings: {
          oldestMessageAge: { value: 74_880, unit: 'seconds', at },
          messagesVisible: { value: 48_210, unit: 'count', at },
          messagesReceived: { value: 0, unit: 'count', at },
          messagesSent: { value: 38, unit: 'count', at },
        },
      }),
      queue(now, `${name}-dlq`, {
        origin: 'discovered',
        originNote: 'Dead-letter queue of payments',
        health: 'warning',
        readings: { messagesVisible: { value: 2, unit: 'count', at } },
      }),
    ],
    findings: [
      reason,
      finding(now, arn, {
        id: 'sqs-queue/oldest-message-age',
        severity: 'critical',
        title: 'The oldest message waits for 20 h 48 min',
        evidence: { oldestMessageAgeSeconds: 74_880, limitSeconds: 1_800 },
        remedy: 'Find out why the consumer does not keep up.',
      }),
      finding(now, queueArn(`${name}-dlq`), {
        title: '2 messages lie in the dead-letter queue',
        evidence: { messages: 2, sourceQueues: [arn] },
      }),
      finding(now, arn, {
        id: 'sqs-queue/short-retention',
        severity: 'info',
        title: 'Messages are kept for 1 d only',
        evidence: { retentionSeconds: 86_400, recommendedSeconds: 1_209_600 },
        remedy: 'Raise the retention to 14 days: it costs nothing.',
      }),
    ],
  });
}

/** A dead-letter queue that fills up. */
export function filling(now: number): Pipeline {
  const name = 'invoices';
  const reason = finding(now, queueArn(`${name}-dlq`), {
    severity: 'critical',
    title:
      '1,284 messages lie in the dead-letter queue, 96 more than an hour ago',
    evidence: { messages: 1_284, growthPerHour: 96 },
  });
  return pipeline(now, name, {
    health: 'critical',
    reason,
    secondsToLoss: 3.4 * 86_400,
    readings: { deadLetterMessages: 1_284, oldestMessageAge: 41 },
    findings: [reason],
    trend: {
      metric: 'oldestMessageAge',
      from: now - 24 * HOUR,
      step: 3_600,
      values: Array.from({ length: 24 }, (_, hour) =>
        hour === 9 || hour === 10 ? null : 30 + ((hour * 17) % 23),
      ),
    },
  });
}

/** A queue that we may not read. */
export function unknown(now: number): Pipeline {
  const name = 'ledger';
  const reason = finding(now, queueArn(name), {
    id: 'stage/access-denied',
    severity: 'unknown',
    title: 'AWS refuses to tell about the queue ledger',
    evidence: { action: 'sqs:GetQueueAttributes' },
    remedy: 'Allow sqs:GetQueueAttributes on this queue.',
  });
  return pipeline(now, name, {
    health: 'unknown',
    reason,
    readings: {},
    keyFigure: undefined,
    trend: undefined,
    collectedAt: undefined,
    findings: [reason],
    links: [],
    stages: [
      queue(now, name, {
        health: 'unknown',
        inventory: {},
        readings: {},
        collectedAt: undefined,
        problem: {
          code: 'access-denied',
          message:
            'User: arn:aws:iam::123456789012:role/backstage is not authorized to perform: sqs:GetQueueAttributes',
          missingPermission: 'sqs:GetQueueAttributes',
        },
      }),
    ],
  });
}

/** A pipeline whose newest answer is two hours old. */
export function stale(now: number): Pipeline {
  const reason = finding(now, queueArn('emails'), {
    id: 'pipeline/stale',
    severity: 'unknown',
    title: 'Nothing was heard of the queue for 2 h 5 min',
    evidence: { lastReadAt: before(now, 125 * MINUTE) },
    remedy: 'See whether the backend runs and reaches AWS.',
  });
  return pipeline(now, 'emails', {
    health: 'unknown',
    reason,
    findings: [reason],
    stale: true,
    collectedAt: before(now, 125 * MINUTE),
    secondsToLoss: 90_000,
  });
}

/** An annotation that cannot be read. */
export function misannotated(now: number): Pipeline {
  const entityRef = 'component:default/shipments';
  const reason = finding(now, entityRef, {
    id: 'pipeline/annotation',
    title: "pipeline-health.io/aws-arns: 'arn:aws:sqs' is not an ARN",
    evidence: {
      key: 'pipeline-health.io/aws-arns',
      expected: 'arn:partition:service:region:account:resource',
    },
    remedy: 'Correct the annotation in the catalog file of the entity.',
  });
  return pipeline(now, 'shipments', {
    health: 'warning',
    reason,
    findings: [reason],
    stages: [],
    links: [],
    readings: {},
    keyFigure: undefined,
    trend: undefined,
    owner: undefined,
  });
}

/** Names that try to be more than text. */
export function hostile(now: number): Pipeline {
  return pipeline(now, 'hostile', {
    title: '<img src=x onerror=alert(1)> & <b>bold</b>',
  });
}

/** Names that are far too long. */
export function longNamed(now: number): Pipeline {
  const name = `customer-lifetime-value-recalculation-${'very-'.repeat(
    12,
  )}long`;
  const reason = finding(now, queueArn(name), {
    title: `The oldest message waits for 22 min in ${name}`,
  });
  return pipeline(now, name, {
    health: 'warning',
    reason,
    findings: [reason],
    secondsToLoss: 400_000,
    owner: 'group:analytics/customer-intelligence-and-lifetime-value-team',
    readings: { oldestMessageAge: 1_320, deadLetterMessages: 0 },
  });
}

/** A queue to which nothing happens; that is well. */
export function idle(now: number): Pipeline {
  const at = before(now, MINUTE);
  return pipeline(now, 'returns', {
    title: 'Returns',
    readings: { deadLetterMessages: 0, oldestMessageAge: 0 },
    trend: {
      metric: 'oldestMessageAge',
      from: now - 6 * HOUR,
      step: 900,
      values: Array.from({ length: 24 }, () => 0),
    },
    stages: [
      queue(now, 'returns', {
        readings: {
          oldestMessageAge: { value: 0, unit: 'seconds', at },
          messagesVisible: { value: 0, unit: 'count', at },
        },
      }),
    ],
    links: [],
  });
}

/** Every scene, most urgent first. */
export function scenes(now: number): Pipeline[] {
  return [
    losing(now),
    filling(now),
    unknown(now),
    stale(now),
    misannotated(now),
    crawled(now),
    longNamed(now),
    hostile(now),
    idle(now),
    pipeline(now, 'orders', { title: 'Orders' }),
  ];
}

/** A way of many stages, with a crawler that ran. */
export function crawled(now: number): Pipeline {
  const account = { account: '123456789012', region: 'eu-west-1' };
  const at = before(now, MINUTE);
  const bucket = 'arn:aws:s3:::clicks-raw';
  const stream = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks';
  const firehose =
    'arn:aws:firehose:eu-west-1:123456789012:deliverystream/clicks';
  const crawler = 'arn:aws:glue:eu-west-1:123456789012:crawler/clicks';
  const transform = 'arn:aws:lambda:eu-west-1:123456789012:function:clean';
  const reason = finding(now, firehose, {
    id: 'firehose-stream/delivery-success',
    title: '97.2 % of the records are delivered, less than 99 %',
    evidence: { deliverySuccessRatio: 0.972, limitRatio: 0.99 },
    remedy: 'Look at the error log of the stream.',
  });
  return pipeline(now, 'clicks', {
    title: 'Clicks',
    health: 'warning',
    reason,
    findings: [reason],
    readings: { deliverySuccess: 0.972, dataFreshness: 312 },
    keyFigure: {
      stage: firehose,
      metric: 'deliverySuccess',
      title: 'Delivery success',
      value: 0.972,
      unit: 'ratio',
      expected: 0.99,
    },
    trend: {
      metric: 'deliverySuccess',
      from: now - 6 * HOUR,
      step: 900,
      values: Array.from({ length: 24 }, (_, i) => (i < 18 ? 1 : 0.972)),
    },
    stages: [
      queue(now, 'clicks', {
        ...account,
        arn: stream,
        kind: 'kinesis-stream',
        origin: 'discovered',
        inventory: { shards: 4, retentionSeconds: 86_400 },
        readings: { iteratorAge: { value: 2, unit: 'seconds', at } },
      }),
      queue(now, 'clicks', {
        ...account,
        arn: firehose,
        kind: 'firehose-stream',
        health: 'warning',
        inventory: { bufferSeconds: 300, bufferBytes: 5_242_880 },
        readings: {
          deliverySuccess: { value: 0.972, unit: 'ratio', at },
          dataFreshness: { value: 312, unit: 'seconds', at },
        },
      }),
      queue(now, 'clean', {
        ...account,
        arn: transform,
        kind: 'lambda-function',
        origin: 'discovered',
        inventory: { timeoutSeconds: 60 },
        readings: { errors: { value: 0, unit: 'count', at } },
      }),
      queue(now, 'clicks-raw', {
        arn: bucket,
        kind: 's3-bucket',
        origin: 'discovered',
        account: '',
        region: '',
        inventory: { versioned: true },
        readings: {
          newestObjectAge: { value: 540, unit: 'seconds', at },
          objects: { value: 182_311, unit: 'count', at },
        },
      }),
      queue(now, 'clicks', {
        ...account,
        arn: crawler,
        kind: 'glue-crawler',
        origin: 'discovered',
        health: 'warning',
        consequenceOf: firehose,
        inventory: { schedule: 'cron(0 * * * ? *)' },
        readings: {},
        runs: Array.from({ length: 12 }, (_, index) => ({
          id: `run-${index}`,
          state: index === 3 ? ('failed' as const) : ('succeeded' as const),
          startedAt: before(now, (index + 1) * HOUR),
          endedAt: before(now, (index + 1) * HOUR - (5 + index) * MINUTE),
          durationSeconds: (5 + index) * 60,
          estimatedCostUsd: 0.07 + index / 100,
          error:
            index === 3
              ? 'Internal Service Exception while reading <s3://clicks-raw/_tmp>'
              : undefined,
        })),
      }),
    ],
    links: [
      { from: stream, to: firehose, relation: 'source' },
      { from: firehose, to: transform, relation: 'transform' },
      { from: firehose, to: bucket, relation: 'backup' },
      { from: bucket, to: crawler, relation: 'crawler-target' },
    ],
  });
}
