import { figuresOf } from './figures';
import { Incident } from './incident';
import { Pipeline } from './pipeline';
import { Stage } from './stage';

function stage(health: Stage['health']): Stage {
  return {
    arn: `arn:aws:sqs:eu-central-1:123456789012:${health}`,
    kind: 'sqs-queue',
    name: health,
    account: '123456789012',
    region: 'eu-central-1',
    origin: 'declared',
    health,
    inventory: {},
    readings: {},
  };
}

function pipeline(parts: Partial<Pipeline>): Pipeline {
  return {
    entityRef: 'component:default/orders',
    title: 'Orders',
    health: 'healthy',
    readings: { deadLetterMessages: 0 },
    stageCount: 1,
    stale: false,
    stages: [stage('healthy')],
    links: [],
    findings: [],
    openIncidents: [],
    posture: { score: 80, raise: [] },
    ...parts,
  };
}

const incident: Incident = {
  id: '7',
  entityRef: 'component:default/orders',
  openedAt: '2026-03-01T09:00:00.000Z',
  state: 'open',
  worst: 'critical',
  health: 'critical',
  reason: 'Messages wait',
  findingId: 'sqs-queue/oldest-message-age',
  stage: stage('critical').arn,
  findings: [],
  pipelines: [],
  otherPipelines: 0,
};

describe('the figures of a pipeline', () => {
  it('are zero where that is known', () => {
    expect(figuresOf(pipeline({}), [{ budgetLeft: 1 }])).toEqual({
      health: 'healthy',
      openIncidents: 0,
      deadLetters: 0,
      postureScore: 80,
      errorBudgetLeft: 1,
    });
  });

  it('are absent where nothing is known', () => {
    expect(
      figuresOf(
        pipeline({
          health: 'unknown',
          stages: [],
          readings: {},
          openIncidents: [],
          posture: undefined,
        }),
        [],
      ),
    ).toEqual({});
  });

  it('do not call zero what could not be asked everywhere, and forget nothing bad', () => {
    const stages = [stage('critical'), stage('unknown')];
    const partly = pipeline({ health: 'critical', stages });
    expect(figuresOf(partly, [])).toMatchObject({
      health: 'critical',
      openIncidents: undefined,
      deadLetters: undefined,
    });
    expect(
      figuresOf(
        {
          ...partly,
          openIncidents: [incident],
          readings: { deadLetterMessages: 3 },
        },
        [],
      ),
    ).toMatchObject({ openIncidents: 1, deadLetters: 3 });
  });

  it('have no number that is too old', () => {
    const stale = pipeline({
      health: 'unknown',
      stale: true,
      stages: [stage('unknown')],
      readings: { deadLetterMessages: 3 },
    });
    expect(figuresOf(stale, []).deadLetters).toBeUndefined();
  });

  it('have the budget of the objective with the least, when that of each is known', () => {
    const left = (...budgets: (number | undefined)[]) =>
      figuresOf(
        pipeline({}),
        budgets.map(budgetLeft => ({ budgetLeft })),
      ).errorBudgetLeft;
    expect(left(0.5, -0.2, 1)).toBe(-0.2);
    expect(left(0.5, undefined)).toBeUndefined();
    expect(left()).toBeUndefined();
  });
});
