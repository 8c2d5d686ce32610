import { Finding } from './finding';
import { Pipeline } from './pipeline';
import { Stage } from './stage';
import { pipelineAsOf, summaryAsOf } from './stale';

const READ = '2026-03-01T12:00:00.000Z';
const STALE_AFTER = Date.parse(READ) + 600_000;

const finding: Finding = {
  id: 'sqs-queue/oldest-message',
  stage: 'arn',
  severity: 'critical',
  claim: 'backlog',
  message: { key: 'sqs-queue.oldest-message', values: {} },
  title: 'Messages wait for 3 h 10 min',
  evidence: {},
  remedy: 'Start the consumer.',
  since: READ,
};

const stage: Stage = {
  arn: 'arn',
  kind: 'sqs-queue',
  name: 'orders',
  account: '123456789012',
  region: 'eu-central-1',
  origin: 'declared',
  health: 'critical',
  inventory: {},
  readings: {},
  secondsToLoss: 7_200,
};

const pipeline: Pipeline = {
  entityRef: 'component:default/orders',
  title: 'Orders',
  health: 'critical',
  reason: finding,
  readings: {},
  secondsToLoss: 7_200,
  stageCount: 2,
  collectedAt: READ,
  staleAfter: new Date(STALE_AFTER).toISOString(),
  stale: false,
  stages: [stage, { ...stage, arn: 'other', health: 'healthy' }],
  links: [],
  findings: [finding],
};

describe('what is known', () => {
  it('is believed until its time has passed', () => {
    expect(summaryAsOf(pipeline, STALE_AFTER - 1)).toBe(pipeline);
    expect(pipelineAsOf(pipeline, STALE_AFTER - 1)).toBe(pipeline);
    const { staleAfter, ...forever } = pipeline;
    expect(summaryAsOf(forever, Infinity)).toBe(forever);
  });

  it('is unknown from then on', () => {
    const row = summaryAsOf(pipeline, STALE_AFTER);
    expect(row).toMatchObject({ health: 'unknown', stale: true });
    expect(row.secondsToLoss).toBeUndefined();
    expect(row.reason).toMatchObject({
      id: 'pipeline/stale',
      severity: 'unknown',
      evidence: { lastReadAt: READ },
    });
  });

  it('is unknown when its reader said so, whatever the time', () => {
    expect(summaryAsOf({ ...pipeline, stale: true }, 0).health).toBe('unknown');
  });

  it('says nothing of any stage, and keeps what was found last', () => {
    const shown = pipelineAsOf(pipeline, STALE_AFTER);
    expect(shown.stages.map(it => [it.health, it.secondsToLoss])).toEqual([
      ['unknown', undefined],
      ['unknown', undefined],
    ]);
    expect(shown.findings.map(({ id }) => id)).toEqual([
      'pipeline/stale',
      'sqs-queue/oldest-message',
    ]);
  });

  it('stays unknown for the reason that was there before', () => {
    const denied: Finding = {
      ...finding,
      id: 'sqs-queue/not-readable',
      severity: 'unknown',
      title: 'We may not read it',
    };
    const unknown: Pipeline = {
      ...pipeline,
      health: 'unknown',
      reason: denied,
      findings: [denied],
    };
    const shown = pipelineAsOf(unknown, STALE_AFTER);
    expect(shown).toMatchObject({ stale: true, reason: denied });
    expect(shown.findings).toEqual([denied]);
    expect(pipelineAsOf(shown, STALE_AFTER + 1)).toBe(shown);
  });

  it('is told stale once', () => {
    const shown = pipelineAsOf(pipeline, STALE_AFTER);
    expect(pipelineAsOf(shown, STALE_AFTER + 1)).toBe(shown);
  });
});
