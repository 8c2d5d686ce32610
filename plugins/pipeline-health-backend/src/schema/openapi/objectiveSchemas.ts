import { object, time } from './parts';

const counts = {
  good: { type: 'number', description: 'In the unit of the objective' },
  bad: { type: 'number', description: 'In the unit of the objective' },
  unknownMinutes: {
    type: 'integer',
    description: 'Minutes of which we do not know; neither good nor bad',
  },
  plannedMinutes: {
    type: 'integer',
    description: 'Minutes of maintenance, which are left out',
  },
} as const;

const COUNTS = ['good', 'bad', 'unknownMinutes', 'plannedMinutes'] as const;

const burnRate = object(
  {
    window: { type: 'number', description: 'Seconds of the long window' },
    shortWindow: { type: 'number', description: 'Seconds of the short window' },
    threshold: {
      type: 'number',
      description: 'From how much in both windows on it is told',
    },
    severity: { enum: ['warning', 'critical'] },
    rate: {
      type: 'number',
      description: 'Over the long window; 1 spends exactly the budget',
    },
    shortRate: { type: 'number', description: 'Over the short window' },
    burning: { type: 'boolean' },
  },
  ['window', 'shortWindow', 'threshold', 'severity', 'burning'],
);

const objective = object(
  {
    name: { enum: ['freshness', 'delivery'] },
    target: { type: 'number', description: 'The share that must be good' },
    within: {
      type: 'number',
      description: 'Seconds; how old data may be, of freshness',
    },
    kinds: {
      type: 'array',
      items: { type: 'string' },
      description: 'The kinds of stages that count, when not all do',
    },
    unit: { enum: ['minutes', 'events', 'runs'] },
    from: time,
    until: time,
    ...counts,
    attained: {
      type: 'number',
      description: 'The share that was good of all that is known',
    },
    budget: {
      type: 'number',
      description: 'What may be bad over four weeks',
    },
    budgetLeft: {
      type: 'number',
      description: 'A share of the budget; below 0 when it is overspent',
    },
    burnRates: { type: 'array', items: burnRate },
    spentAt: {
      ...time,
      description: 'When the budget is spent at the pace at which it burns',
    },
    days: {
      type: 'array',
      items: object({ from: time, ...counts }, ['from', ...COUNTS]),
    },
    measuredBy: {
      type: 'array',
      items: object(
        {
          stage: { type: 'string', description: 'ARN' },
          metrics: { type: 'array', items: { type: 'string' } },
          metricNames: { type: 'array', items: { type: 'string' } },
        },
        ['stage', 'metrics'],
      ),
      description: 'Empty when no stage tells',
    },
  },
  [
    'name',
    'target',
    'unit',
    'from',
    'until',
    ...COUNTS,
    'burnRates',
    'days',
    'measuredBy',
  ],
);

/** What a pipeline is held to, and how it does. */
export const pipelineObjectives = object(
  { objectives: { type: 'array', items: objective } },
  ['objectives'],
);
