import {
  Finding,
  Pipeline,
  PipelineObjective,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * A pipeline of one healthy queue, and what a test says of it.
 *
 * @param name - of its component
 * @public
 */
export function testPipeline(
  name: string,
  parts: Partial<Pipeline> = {},
): Pipeline {
  const stages = parts.stages ?? [testQueue(name)];
  return {
    entityRef: `component:default/${name}`,
    title: name,
    owner: 'group:default/shop',
    health: 'healthy',
    readings: {},
    stageCount: stages.length,
    collectedAt: '2026-03-01T12:00:00.000Z',
    stale: false,
    links: [],
    findings: [],
    openIncidents: [],
    ...parts,
    stages,
  };
}

/**
 * A healthy queue.
 *
 * @public
 */
export function testQueue(name: string, parts: Partial<Stage> = {}): Stage {
  return {
    arn: `arn:aws:sqs:eu-central-1:123456789012:${name}`,
    kind: 'sqs-queue',
    name,
    account: '123456789012',
    region: 'eu-central-1',
    origin: 'declared',
    health: 'healthy',
    inventory: {},
    readings: {},
    ...parts,
  };
}

/**
 * That the messages of a queue wait.
 *
 * @public
 */
export function testFinding(
  name: string,
  parts: Partial<Finding> = {},
): Finding {
  return {
    id: 'sqs-queue/oldest-message-age',
    stage: testQueue(name).arn,
    severity: 'critical',
    claim: 'backlog',
    title: 'Messages wait for 3 h 10 min',
    evidence: {},
    remedy: 'Start the consumer.',
    message: { key: 'sqs-queue.oldest-message-age', values: {} },
    since: '2026-03-01T09:00:00.000Z',
    ...parts,
  };
}

/**
 * That the data of a pipeline is fresh, which it was for nine minutes of ten.
 *
 * @public
 */
export function testObjective(
  parts: Partial<PipelineObjective> = {},
): PipelineObjective {
  return {
    name: 'freshness',
    target: 0.99,
    unit: 'minutes',
    from: '2026-02-01T12:00:00.000Z',
    until: '2026-03-01T12:00:00.000Z',
    good: 90,
    bad: 10,
    unknownMinutes: 0,
    plannedMinutes: 0,
    burnRates: [],
    days: [],
    measuredBy: [],
    ...parts,
  };
}
