import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { before, finding, pipeline, queue, queueArn } from '../fixtures';

const MINUTE = 60_000;

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
