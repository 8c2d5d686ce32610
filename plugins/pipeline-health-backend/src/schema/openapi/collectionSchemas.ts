import { message, object, time } from './parts';

const trouble = object(
  {
    code: { type: 'string' },
    message: { type: 'string' },
    sentence: message,
    service: { type: 'string' },
    missingAction: { type: 'string' },
    since: time,
    questions: { type: 'integer' },
    pipelines: { type: 'integer' },
  },
  ['code', 'message', 'since', 'questions', 'pipelines'],
);

const lease = object(
  {
    replica: { type: 'string' },
    since: time,
    until: time,
    epoch: { type: 'integer' },
  },
  ['replica', 'until', 'epoch'],
);

const policy = {
  type: 'object',
  description: 'An IAM policy',
} as const;

const shard = object(
  {
    account: { type: 'string' },
    region: { type: 'string' },
    stageCount: { type: 'integer' },
    seriesCount: { type: 'integer' },
    lastRoundAt: time,
    durationSeconds: { type: 'number' },
    calls: { type: 'object', additionalProperties: { type: 'number' } },
    failedCalls: {
      type: 'object',
      description:
        'Of these calls, the ones that failed, by service and by why',
      additionalProperties: {
        type: 'object',
        additionalProperties: { type: 'number' },
      },
    },
    metricsRequested: { type: 'number' },
    estimatedMonthlyUsd: { type: 'number' },
    throttles: { type: 'number' },
    lag: {
      ...object(
        {
          hot: { type: 'number' },
          warm: { type: 'number' },
          cold: { type: 'number' },
        },
        ['hot', 'warm', 'cold'],
      ),
      description:
        'Seconds by which the stage or series is late that has been due longest',
    },
    seriesOverdue: { type: 'integer' },
    troubles: { type: 'array', items: trouble },
    lease,
    errors: {
      type: 'array',
      items: object(
        {
          code: { type: 'string' },
          message: { type: 'string' },
          count: { type: 'integer' },
        },
        ['code', 'message', 'count'],
      ),
    },
    missingActions: { type: 'array', items: { type: 'string' } },
  },
  [
    'account',
    'region',
    'stageCount',
    'seriesCount',
    'calls',
    'metricsRequested',
    'estimatedMonthlyUsd',
    'throttles',
    'errors',
    'missingActions',
  ],
);

/** The state of collection over all shards. */
export const collectionStatus = object(
  {
    shards: { type: 'array', items: shard },
    estimatedMonthlyUsd: { type: 'number' },
    priceSource: { type: 'string' },
    priceSourceMessages: { type: 'array', items: message },
    prices: {
      type: 'array',
      items: object(
        {
          title: { type: 'string' },
          unit: { type: 'string' },
          messages: object({ title: message, unit: message }, [
            'title',
            'unit',
          ]),
          usd: { type: 'number' },
          region: { type: 'string' },
          countedIn: { type: 'array', items: { type: 'string' } },
          source: { type: 'string' },
          asOf: { type: 'string' },
        },
        ['title', 'unit', 'usd', 'region', 'countedIn'],
      ),
      description:
        'What collection is counted at: the region whose price it is, where it is counted, who said so, and when',
    },
    policy: {
      type: 'object',
      description: 'An IAM policy: the least privilege that collection needs',
    },
    interval: {
      type: 'integer',
      description: 'Milliseconds between two rounds',
    },
    month: {
      ...object(
        {
          spentUsd: { type: 'number' },
          forecastUsd: { type: 'number' },
          budgetUsd: { type: 'number' },
          lowered: {
            ...object({
              since: time,
              slower: object({
                hot: { type: 'number' },
                warm: { type: 'number' },
                cold: { type: 'number' },
              }),
              stopped: {
                type: 'array',
                items: { type: 'string', enum: ['hot', 'warm', 'cold'] },
              },
            }),
            description:
              'How many times more seldom metrics of a tier are asked for to keep the budget, and of which they are not asked for; absent while nothing is lowered',
          },
        },
        ['spentUsd', 'forecastUsd'],
      ),
      description: 'This month in UTC',
    },
    refusals: {
      type: 'array',
      items: object(
        {
          account: { type: 'string' },
          actions: { type: 'array', items: { type: 'string' } },
          policy,
        },
        ['account', 'actions', 'policy'],
      ),
    },
    storage: object(
      {
        database: { type: 'string', enum: ['PostgreSQL', 'SQLite'] },
        bytes: { type: 'number' },
        tables: {
          type: 'array',
          items: object(
            {
              name: { type: 'string' },
              rows: { type: 'number' },
              bytes: { type: 'number' },
            },
            ['name', 'bytes'],
          ),
        },
      },
      ['database', 'bytes', 'tables'],
    ),
    replicas: {
      type: 'array',
      items: object(
        {
          name: { type: 'string' },
          since: time,
          until: time,
          shards: { type: 'integer' },
        },
        ['name', 'until', 'shards'],
      ),
    },
  },
  ['shards', 'estimatedMonthlyUsd', 'priceSource', 'policy'],
);
