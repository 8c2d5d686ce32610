import { pipeline, stage } from './__testUtils__/pipelines';
import { showStalePipeline, showStaleSummary } from './stale';

describe('a pipeline that is not stale', () => {
  it('is shown as it is', () => {
    expect(showStalePipeline(pipeline)).toBe(pipeline);
    expect(showStaleSummary(pipeline)).toBe(pipeline);
  });
});

describe('a stale pipeline', () => {
  const shown = showStalePipeline({
    ...pipeline,
    health: 'unknown',
    stale: true,
    stages: [stage, { ...stage, arn: 'other', health: 'healthy' }],
  });

  it('claims nothing but that it is stale', () => {
    expect(shown.reason).toMatchObject({
      id: 'pipeline/stale',
      severity: 'unknown',
      evidence: { lastReadAt: '2026-03-01T12:00:00.000Z' },
    });
    expect(shown.secondsToLoss).toBeUndefined();
    expect(shown.stages.map(it => [it.health, it.secondsToLoss])).toEqual([
      ['unknown', undefined],
      ['unknown', undefined],
    ]);
  });

  it('keeps what was found last below that', () => {
    expect(shown.findings.map(it => it.id)).toEqual([
      'pipeline/stale',
      'sqs-queue/oldest-message',
    ]);
  });
});
