import { Reading, Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { Check, StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { CollectedStage, PipelineFacts } from '../PipelineFacts';

export const NOW = Date.parse('2026-03-01T12:00:00Z');
export const MINUTE = 60_000;

export const iso = (time: number) => new Date(time).toISOString();

/** A kind with a threshold of each sort, judged by checks that a test gives. */
export function fakeKind(overrides: Partial<StageKind> = {}): StageKind {
  return {
    kind: 'tank',
    title: 'Tank',
    thresholds: {
      age: {
        breach: 'above',
        unit: 'seconds',
        warning: 900,
        critical: 1800,
        description: 'Old water.',
      },
      left: {
        breach: 'below',
        unit: 'ratio',
        warning: 0.25,
        critical: 0.1,
        description: 'Little water.',
      },
      leaks: {
        breach: 'at-least',
        unit: 'count',
        warning: 1,
        critical: 2,
        description: 'Any leak.',
      },
    },
    checks: [],
    identify: () => undefined,
    series: () => [
      {
        metric: 'age',
        title: 'Age',
        unit: 'seconds',
        statistic: 'Maximum',
        period: 60,
        expectedLag: 120,
      },
    ],
    chartThresholds: { age: 'age' },
    ...overrides,
  };
}

export const kindsOf = (...kinds: StageKind[]) =>
  new Map(kinds.map(kind => [kind.kind, kind]));

/** Finds what the inventory of a stage says under `findings`, by check id. */
export function inventoryCheck(id: string): Check {
  return {
    id,
    description: `Looks for ${id}.`,
    run: ({ inventory }) => {
      switch (inventory[id]) {
        case 'critical':
        case 'warning':
        case 'info':
          return {
            severity: inventory[id],
            title: `${id} is bad`,
            evidence: { count: 1 },
            remedy: `Stop ${id}.`,
            starvation: inventory[`${id}Starves`] === true,
          };
        case 'throw':
          throw new Error('cannot divide by zero');
        default:
          return undefined;
      }
    },
  };
}

export const arnOf = (name: string) =>
  `arn:aws:tank:eu-central-1:123456789012:${name}`;

export const reading = (
  value: number,
  unit: Unit = 'seconds',
  at = NOW - 2 * MINUTE,
): Reading => ({ value, unit, at: iso(at) });

/** A stage that was described and asked a minute ago. */
export function stageOf(
  name: string,
  overrides: Partial<CollectedStage> = {},
): CollectedStage {
  return {
    stage: {
      arn: arnOf(name),
      kind: 'tank',
      name,
      account: '123456789012',
      region: 'eu-central-1',
    },
    origin: 'declared',
    inventory: {},
    describedAt: NOW - MINUTE,
    describeEvery: 300,
    readings: {},
    samples: {},
    runs: [],
    series: [{ metric: 'age', every: 900, askedUntil: NOW - 3 * MINUTE }],
    ...overrides,
  };
}

export function pipelineOf(
  stages: CollectedStage[],
  overrides: Partial<PipelineFacts> = {},
): PipelineFacts {
  return {
    entityRef: 'component:default/orders',
    title: 'Orders',
    problems: [],
    thresholdOverrides: {},
    stages,
    links: [],
    previousFindings: [],
    ...overrides,
  };
}

/** Links each stage to the next, by name. */
export const chain = (...names: string[]) =>
  names.slice(1).map((name, index) => ({
    from: arnOf(names[index]),
    to: arnOf(name),
    relation: 'feeds',
  }));
