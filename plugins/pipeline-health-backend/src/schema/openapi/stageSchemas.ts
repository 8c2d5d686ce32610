import { health, lossTimes, message, object, time, unit } from './parts';

const reading = object(
  {
    value: { type: 'number' },
    unit,
    at: time,
    provisional: { type: 'boolean' },
  },
  ['value', 'unit', 'at'],
);

const places = object(
  {
    console: {
      type: 'string',
      description: 'The address of its page in the console of its provider',
    },
    logs: { type: 'string', description: 'The address of its logs' },
    command: {
      type: 'string',
      description: 'A command, changing nothing, that shows it in a terminal',
    },
  },
  [],
);

const run = object(
  {
    id: { type: 'string' },
    state: { enum: ['running', 'succeeded', 'failed', 'stopped'] },
    startedAt: time,
    endedAt: time,
    durationSeconds: { type: 'number' },
    error: { type: 'string' },
    cause: object({ message: { type: 'string' }, sentence: message }, [
      'message',
      'sentence',
    ]),
    estimatedCostUsd: { type: 'number' },
    figures: { type: 'object' },
    places,
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
    sentence: message,
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
    originMessage: message,
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
    nextRuns: {
      type: 'array',
      description: 'When the next runs are due, soonest first',
      items: time,
    },
    collectedAt: time,
    problem,
    places,
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
    statistic: { type: 'string', description: 'As it was measured' },
    joinedBy: {
      enum: ['Maximum', 'Sum', 'Average', 'Minimum'],
      description:
        'How the values of a step were joined. Of percentiles only the greatest is known, which that of the whole step is not above',
    },
    period: {
      type: 'number',
      description: 'Seconds between two measured values',
    },
    step: {
      type: 'number',
      description:
        'Seconds between two points: as asked for, unless only longer steps are kept of the range',
    },
    resolution: {
      type: 'number',
      description: 'Seconds of the stored values the points were made of',
    },
    detailSince: {
      ...time,
      description:
        'Since then values are kept as they were measured; before it only what longer steps came to',
    },
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
    partial: {
      type: 'array',
      items: {
        type: 'array',
        description:
          '[epoch milliseconds, seconds]: a sum of only so many seconds of its step',
        items: { type: 'number' },
        minItems: 2,
        maxItems: 2,
      },
    },
    threshold: object(
      {
        breach: { enum: ['at-least', 'above', 'below'] },
        warning: { type: 'number' },
        critical: { type: 'number' },
        loss: {
          type: 'number',
          description:
            'Where the first data is lost: for an age how long the stage keeps what waits',
        },
      },
      ['breach'],
    ),
  },
  [
    'stage',
    'metric',
    'unit',
    'statistic',
    'joinedBy',
    'period',
    'step',
    'resolution',
    'detailSince',
    'points',
    'gaps',
  ],
);
