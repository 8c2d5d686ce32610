import { object, time } from './parts';

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
    policy: {
      type: 'object',
      description: 'An IAM policy: the least privilege that collection needs',
    },
  },
  ['shards', 'estimatedMonthlyUsd', 'priceSource', 'policy'],
);
