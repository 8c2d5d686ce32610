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
        title: 'Age',
        breach: 'above',
        unit: 'seconds',
        warning: 900,
        critical: 1800,
        description: 'Old water.',
      },
      left: {
        title: 'What is left',
        breach: 'below',
        unit: 'ratio',
        warning: 0.25,
        critical: 0.1,
        description: 'Little water.',
      },
      leaks: {
        title: 'Leaks',
        breach: 'at-least',
        unit: 'count',
        warning: 1,
        critical: 2,
        description: 'Any leak.',
      },
    },
    checks: [],
    identify: () => undefined,
    metrics: [
      {
        metric: 'age',
        title: 'Age',
        unit: 'seconds',
        statistic: 'Maximum',
        expectedLag: 120,
      },
    ],
    inventory: {},
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
    title: id,
    description: `Looks for ${id}.`,
    claim: 'own-fault',
    messages: { title: `${id} is bad`, remedy: `Stop ${id}.` },
    run: ({ inventory }) => {
      switch (inventory[id]) {
        case 'critical':
        case 'warning':
        case 'info':
          return {
            severity: inventory[id],
            evidence: { count: 1 },
            ...(inventory[`${id}Starves`] === true && { claim: 'starvation' }),
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

/** A stage that was described and asked a minute ago; `readings` are the newest values of its series. */
export function stageOf(
  name: string,
  {
    readings = {},
    ...overrides
  }: Partial<CollectedStage> & {
    readings?: { [metric: string]: Reading };
  } = {},
): CollectedStage {
  const asked = overrides.series ?? [
    {
      metric: 'age',
      unit: 'seconds',
      every: 900,
      askedUntil: NOW - 3 * MINUTE,
    },
  ];
  const only = Object.keys(readings).filter(
    metric => !asked.some(series => series.metric === metric),
  );
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
    samples: {},
    runs: [],
    ...overrides,
    series: [
      ...asked,
      ...only.map(metric => ({
        metric,
        unit: readings[metric].unit,
        every: 300,
      })),
    ].map(series => {
      const newest = readings[series.metric];
      return newest
        ? {
            ...series,
            last: { at: Date.parse(newest.at), value: newest.value },
          }
        : series;
    }),
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
    objectives: [],
    stages,
    links: [],
    previousFindings: [],
    acknowledged: [],
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
