import { health, lossTimes, object, time, unit } from './parts';

const reading = object(
  {
    value: { type: 'number' },
    unit,
    at: time,
    provisional: { type: 'boolean' },
  },
  ['value', 'unit', 'at'],
);

const run = object(
  {
    id: { type: 'string' },
    state: { enum: ['running', 'succeeded', 'failed', 'stopped'] },
    startedAt: time,
    endedAt: time,
    durationSeconds: { type: 'number' },
    error: { type: 'string' },
    estimatedCostUsd: { type: 'number' },
    figures: { type: 'object' },
  },
  ['id', 'state', 'startedAt'],
);

const problem = object(
  {
    code: {
      enum: [
        'access-denied',
        'not-found',
        'throttled',
        'credentials',
        'unreachable',
        'invalid',
        'failed',
        'budget',
        'clock',
      ],
    },
    message: { type: 'string' },
    missingPermission: { type: 'string' },
    service: { type: 'string' },
  },
  ['code', 'message'],
);

/** One AWS resource of a pipeline. */
export const stage = object(
  {
    arn: { type: 'string' },
    kind: { type: 'string' },
    name: { type: 'string' },
    account: { type: 'string' },
    region: { type: 'string' },
    origin: { enum: ['declared', 'discovered'] },
    originNote: { type: 'string' },
    health,
    consequenceOf: {
      type: 'string',
      description:
        'ARN of the stage whose fault explains this one, up or down the flow',
    },
    inventory: { type: 'object' },
    readings: { type: 'object', additionalProperties: reading },
    ...lossTimes,
    runs: { type: 'array', items: run },
    collectedAt: time,
    problem,
  },
  [
    'arn',
    'kind',
    'name',
    'account',
    'region',
    'origin',
    'health',
    'inventory',
    'readings',
  ],
);

/** The values of one metric of a stage over time. */
export const series = object(
  {
    stage: { type: 'string' },
    metric: { type: 'string' },
    unit,
    statistic: { type: 'string' },
    step: { type: 'number', description: 'Seconds' },
    points: {
      type: 'array',
      items: {
        type: 'array',
        description: '[epoch milliseconds, value]',
        items: { type: 'number' },
        minItems: 2,
        maxItems: 2,
      },
    },
    gaps: {
      type: 'array',
      items: {
        type: 'array',
        description:
          '[from, to, reason]: `no-data` was asked for and is not there; `not-asked` nobody knows',
        items: {
          anyOf: [{ type: 'number' }, { enum: ['no-data', 'not-asked'] }],
        },
        minItems: 3,
        maxItems: 3,
      },
    },
    threshold: object(
      {
        breach: { enum: ['at-least', 'above', 'below'] },
        warning: { type: 'number' },
        critical: { type: 'number' },
      },
      ['breach'],
    ),
  },
  ['stage', 'metric', 'unit', 'statistic', 'step', 'points', 'gaps'],
);
