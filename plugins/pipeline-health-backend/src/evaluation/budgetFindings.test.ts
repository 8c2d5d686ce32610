import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  arnOf,
  chain,
  fakeKind,
  inventoryCheck,
  kindsOf,
  MINUTE,
  NOW,
  pipelineOf,
  stageOf,
} from './__testUtils__/facts';
import { evaluatePipeline } from './evaluatePipeline';
import { causesOf } from './incidents';
import { createRules } from './rules';
import { readConfiguredThresholds } from './thresholds';
import { CountedObjective } from './objectives';

const kinds = kindsOf(fakeKind({ checks: [inventoryCheck('leak')] }));
const rules = createRules(kinds, readConfiguredThresholds(undefined, kinds));

/** Data was too old in the last minutes, and until some minutes ago not asked. */
function burnt(
  minutes: number,
  {
    culprits = [],
    unknown = 0,
  }: { culprits?: string[]; unknown?: number } = {},
): CountedObjective {
  return {
    objective: { name: 'freshness', target: 0.99, within: 900 },
    unit: 'minutes',
    measuredBy: [],
    culprits: culprits.map(arnOf),
    counted: Array.from({ length: 360 }, (_, index) => {
      const ago = 359 - index;
      const isUnknown = ago < unknown;
      const isBad = ago < minutes;
      return {
        from: NOW - (ago + 1) * MINUTE,
        until: NOW - ago * MINUTE,
        good: Number(!isBad && !isUnknown),
        bad: Number(isBad && !isUnknown),
        unknownMinutes: Number(isUnknown),
        plannedMinutes: 0,
      };
    }),
  };
}

const evaluate = (
  objective: CountedObjective,
  leaks: { [stage: string]: string } = {},
  previousFindings: Finding[] = [],
) =>
  evaluatePipeline(
    pipelineOf(
      ['source', 'sink'].map(name =>
        stageOf(name, leaks[name] ? { inventory: { leak: leaks[name] } } : {}),
      ),
      {
        objectives: [objective],
        links: chain('source', 'sink'),
        previousFindings,
      },
    ),
    rules,
    NOW,
  );

const told = (findings: readonly Finding[]) =>
  findings.map(({ id, stage, severity, followsFrom }) =>
    [
      severity,
      id.replace('tank/', ''),
      ...(stage.startsWith('arn') ? [stage.split(':').at(-1)] : []),
      ...(followsFrom ? [`< ${followsFrom.stage.split(':').at(-1)}`] : []),
    ].join(' '),
  );

describe('an error budget that is spent too fast', () => {
  it('is told with what is left, how fast it burns and when it is spent', () => {
    const { health, reason } = evaluate(burnt(20));
    expect(health).toBe('critical');
    expect(reason).toMatchObject({
      id: 'pipeline/freshness-budget',
      stage: 'component:default/orders',
      title: expect.stringMatching(
        /^Data is older than 15.min: 95.?% of the error budget is left and burns 33 times too fast$/,
      ),
      evidence: {
        burnRateRatio: 33,
        targetRatio: 0.99,
        spentAt: expect.stringMatching(/^2026-03-02T/),
      },
    });
    expect(reason?.remedy).toContain('is spent at');
    expect(evaluate(burnt(0)).findings).toEqual([]);
  });

  it('follows from the stage at which it burns, though that is less bad', () => {
    const { findings, reason } = evaluate(burnt(20, { culprits: ['sink'] }), {
      source: 'warning',
      sink: 'warning',
    });
    expect(told(findings)).toEqual([
      'warning leak source',
      'warning leak sink',
      'critical pipeline/freshness-budget < sink',
    ]);
    expect(reason?.stage).toBe(arnOf('source'));
    expect(causesOf(findings).map(({ key, health }) => [key, health])).toEqual([
      [arnOf('source'), 'warning'],
      [arnOf('sink'), 'critical'],
    ]);
  });

  it('follows from what is looked at first where nothing is found at the stage itself', () => {
    const { findings } = evaluate(burnt(20, { culprits: ['sink'] }), {
      source: 'critical',
    });
    expect(told(findings)).toEqual([
      'critical leak source',
      'critical pipeline/freshness-budget < source',
    ]);
  });

  it('stands by itself beside mere advice, and before it', () => {
    const { findings } = evaluate(burnt(20), { sink: 'info' });
    expect(told(findings)).toEqual([
      'critical pipeline/freshness-budget',
      'info leak sink',
    ]);
    expect(causesOf(findings).map(({ key }) => key)).toEqual([
      'component:default/orders objectives',
    ]);
  });

  it('stays found while nobody knows, and ends when data is seen to be fresh', () => {
    const { findings } = evaluate(burnt(20));
    const unknown = evaluate(burnt(200, { unknown: 180 }), {}, findings);
    expect(unknown.findings).toEqual(findings);
    expect(evaluate(burnt(200, { unknown: 180 })).findings).toEqual([]);
    expect(evaluate(burnt(0), {}, findings).findings).toEqual([]);
  });
});
