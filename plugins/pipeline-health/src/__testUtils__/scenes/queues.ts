import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { before, finding, pipeline, queue, queueArn } from '../fixtures';

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
