import {
  Finding,
  Health,
  HealthCounts,
  Pipeline,
  PipelineSummary,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_SECONDS = 86_400;

/** The time so many milliseconds before `now`, as the API writes it. */
export function before(now: number, milliseconds: number): string {
  return new Date(now - milliseconds).toISOString();
}

/** The ARN of a queue. */
export function queueArn(name: string): string {
  return `arn:aws:sqs:eu-west-1:123456789012:${name}`;
}

/** A healthy queue; change what matters. */
export function queue(
  now: number,
  name: string,
  changes: Partial<Stage> = {},
): Stage {
  const at = before(now, MINUTE);
  return {
    arn: queueArn(name),
    kind: 'sqs-queue',
    name,
    account: '123456789012',
    region: 'eu-west-1',
    origin: 'declared',
    health: 'healthy',
    inventory: {
      url: `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`,
      fifo: false,
      retentionSeconds: 4 * DAY_SECONDS,
      visibilityTimeoutSeconds: 30,
      delaySeconds: 0,
      maximumMessageBytes: 262_144,
      maxReceiveCount: 3,
      deadLetterQueueArn: queueArn(`${name}-dlq`),
      redriveAllowPolicy: { permission: 'allowAll' },
      encryption: 'sqs-managed',
      createdAt: '2024-02-03T10:00:00.000Z',
      alarms: { answer: [] },
    },
    readings: {
      oldestMessageAge: { value: 3, unit: 'seconds', at },
      messagesVisible: { value: 12, unit: 'count', at, provisional: true },
      messagesInFlight: { value: 2, unit: 'count', at },
      messagesReceived: { value: 640, unit: 'count', at },
    },
    collectedAt: before(now, 12_000),
    ...changes,
  };
}

/** A warning about dead letters; change what matters. */
export function finding(
  now: number,
  stage: string,
  changes: Partial<Finding> = {},
): Finding {
  return {
    id: 'sqs-queue/dead-letters',
    stage,
    severity: 'warning',
    claim: 'own-fault',
    // Other words than the kind's are those of nobody's template.
    message: changes.title
      ? { key: 'a-test.says', values: {} }
      : { key: 'sqs-queue.dead-letters', values: { count: 1 } },
    title: '1 message lies in the dead-letter queue',
    evidence: { messages: 1, oldestMessageAgeSeconds: 5_400 },
    remedy: 'Read one message, mend the consumer, then redrive the queue.',
    since: before(now, 90 * MINUTE),
    ...changes,
  };
}

/** A healthy pipeline of one queue and its dead-letter queue; change what matters. */
export function pipeline(
  now: number,
  name: string,
  changes: Partial<Pipeline> = {},
): Pipeline {
  const deadLetters = queue(now, `${name}-dlq`, {
    origin: 'discovered',
    originNote: `Dead-letter queue of ${name}`,
    readings: {
      messagesVisible: {
        value: 0,
        unit: 'count',
        at: before(now, MINUTE),
      },
    },
  });
  const stages = changes.stages ?? [queue(now, name), deadLetters];
  return {
    entityRef: `component:default/${name}`,
    title: name,
    owner: 'group:default/data-platform',
    system: 'system:default/ordering',
    health: 'healthy',
    readings: { deadLetterMessages: 0, oldestMessageAge: 3 },
    keyFigure: {
      stage: queueArn(name),
      metric: 'oldestMessageAge',
      title: 'Oldest message',
      value: changes.readings?.oldestMessageAge ?? 3,
      unit: 'seconds',
    },
    trend: {
      metric: 'oldestMessageAge',
      from: now - 6 * HOUR,
      step: 900,
      values: Array.from({ length: 24 }, (_, index) => 3 + (index % 4)),
    },
    stageCount: stages.length,
    collectedAt: before(now, 12_000),
    stale: false,
    links: [
      {
        from: queueArn(name),
        to: queueArn(`${name}-dlq`),
        relation: 'dead-letter-queue',
      },
    ],
    findings: [],
    ...changes,
    stages,
  };
}

/** The part of a pipeline that its row shows. */
export function summaryOf(whole: Pipeline): PipelineSummary {
  const { stages, links, findings, openIncident, runbook, ...summary } = whole;
  return summary;
}

/** How many of them have which health. */
export function countsOf(items: { health: Health }[]): HealthCounts {
  const counts = { critical: 0, unknown: 0, warning: 0, healthy: 0 };
  items.forEach(item => counts[item.health]++);
  return counts;
}
