import {
  CollectionStatus,
  ShardCollection,
} from '@pipeline-health/plugin-pipeline-health-common';

const ACCOUNT = '123456789012';

const policyOf = (actions: string[]): CollectionStatus['policy'] => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'ReadQueues', Effect: 'Allow', Action: actions, Resource: '*' },
  ],
});

/** An account and region that is read without trouble. */
export function shardAt(now: number): ShardCollection {
  return {
    account: ACCOUNT,
    region: 'eu-central-1',
    stageCount: 1_240,
    seriesCount: 9_870,
    lastRoundAt: new Date(now - 20_000).toISOString(),
    durationSeconds: 4.2,
    calls: { sqs: 28_800, cloudwatch: 5_760 },
    failedCalls: {},
    metricsRequested: 1_421_280,
    estimatedMonthlyUsd: 21,
    throttles: 0,
    lag: { hot: 0, warm: 12, cold: 0 },
    seriesOverdue: 0,
    troubles: [],
    lease: {
      replica: 'backend-7f9c-1',
      since: new Date(now - 3_600_000).toISOString(),
      until: new Date(now + 15_000).toISOString(),
      epoch: 3,
    },
    errors: [],
    missingActions: [],
  };
}

/** Collection that goes well. */
export function collectionAt(now: number): CollectionStatus {
  return {
    shards: [shardAt(now)],
    estimatedMonthlyUsd: 21,
    priceSource: 'List prices of November 2026',
    policy: policyOf(['sqs:GetQueueAttributes', 'sqs:ListQueueTags']),
    interval: 60_000,
    month: { spentUsd: 17.4, forecastUsd: 20.5, budgetUsd: 50 },
    refusals: [],
    storage: {
      database: 'PostgreSQL',
      bytes: 3_400_000,
      tables: [
        { name: 'sample_hours', rows: 41_000, bytes: 2_400_000 },
        { name: 'runs', bytes: 1_000_000 },
      ],
    },
    replicas: [
      {
        name: 'backend-7f9c-1',
        since: new Date(now - 7_200_000).toISOString(),
        until: new Date(now + 15_000).toISOString(),
        shards: 1,
      },
    ],
  };
}

/** Collection to which one service refuses a question. */
export function refusedAt(now: number): CollectionStatus {
  const missingAction = 'sqs:GetQueueAttributes';
  const shard = shardAt(now);
  return {
    ...collectionAt(now),
    shards: [
      {
        ...shard,
        failedCalls: { sqs: { 'access-denied': 240, throttled: 12 } },
        throttles: 12,
        troubles: [
          {
            code: 'access-denied',
            message: 'Not allowed to ask sqs:GetQueueAttributes',
            service: 'sqs',
            missingAction,
            since: new Date(now - 720_000).toISOString(),
            questions: 28,
            pipelines: 14,
          },
        ],
        missingActions: [missingAction],
      },
    ],
    refusals: [
      {
        account: ACCOUNT,
        actions: [missingAction],
        policy: policyOf([missingAction]),
      },
    ],
  };
}
