import { createBudget } from '../../collection';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import {
  entityOf,
  MINUTE,
  setUpCollection,
  T,
} from '../../collection/__testUtils__/setUpCollection';
import { refusalOf } from './refusalOf';
import { StoredCollection } from './StoredCollection';

describe('what allows what is refused', () => {
  const policy = {
    Version: '2012-10-17' as const,
    Statement: [
      {
        Sid: 'ReadMetrics',
        Effect: 'Allow' as const,
        Action: ['cloudwatch:GetMetricData', 'tag:GetResources'],
        Resource: '*',
      },
      {
        Sid: 'ReadQueues',
        Effect: 'Allow' as const,
        Action: ['sqs:GetQueueAttributes', 'sqs:ListQueueTags'],
        Resource: ['arn:aws:sqs:eu-central-1:1:orders'],
      },
    ],
  };

  it('is that part of the policy, for the resources that it names', () => {
    const refused = ['sqs:ListQueueTags', 'sqs:ListQueueTags'];
    expect(refusalOf('1', refused, policy)).toEqual({
      account: '1',
      actions: ['sqs:ListQueueTags'],
      policy: {
        ...policy,
        Statement: [{ ...policy.Statement[1], Action: ['sqs:ListQueueTags'] }],
      },
    });
  });

  it('is said once, although an action on a queue needs it, too', () => {
    const [, reading] = policy.Statement;
    const acting = { ...reading, Sid: 'ActRedrive' };
    const more = {
      ...reading,
      Sid: 'ActElsewhere',
      Resource: ['arn:aws:sqs:eu-central-1:1:other'],
    };
    const Statement = [...policy.Statement, acting, more];
    const refused = ['sqs:ListQueueTags'];
    expect(
      refusalOf('1', refused, { ...policy, Statement }).policy.Statement.map(
        ({ Sid }) => Sid,
      ),
    ).toEqual(['ReadQueues', 'ActElsewhere']);
  });

  it('is beside that for any resource what the policy does not know', () => {
    const refused = ['kms:Decrypt', 'cloudwatch:GetMetricData'];
    expect(refusalOf('1', refused, policy).policy.Statement).toEqual([
      { ...policy.Statement[0], Action: ['cloudwatch:GetMetricData'] },
      {
        Sid: 'AskedBeside',
        Effect: 'Allow',
        Action: ['kms:Decrypt'],
        Resource: '*',
      },
    ]);
  });
});

describeOnDatabases('how collection stands', ({ migrated }) => {
  async function setUp() {
    const set = setUpCollection(await migrated());
    const arn = set.source.add('orders');
    set.entities.push(entityOf('orders', [arn]));
    await set.collect();
    const reader = new StoredCollection({
      stores: set.stores,
      sources: [set.source],
      interval: MINUTE,
      monthlyBudgetUsd: 50,
      clock: () => set.time.now,
    });
    return { ...set, stage: set.source.stages.get(arn)!, reader };
  }

  it('is without trouble while all is read', async () => {
    const { reader } = await setUp();
    const status = await reader.get();
    expect(status).toMatchObject({
      interval: MINUTE,
      month: { budgetUsd: 50, spentUsd: expect.any(Number) },
      refusals: [],
      storage: { bytes: expect.any(Number) },
    });
    expect(status.storage?.bytes).toBeGreaterThan(10_000);
    expect(status.shards).toMatchObject([
      { lag: { hot: 0, warm: 0, cold: 0 }, seriesOverdue: 0, troubles: [] },
    ]);
  });

  it('tells how tiers are lowered to keep the budget', async () => {
    const set = await setUp();
    const statusOf = async (monthlyBudgetUsd: number) => {
      const budget = createBudget({
        stores: set.stores,
        config: { ...set.config, monthlyBudgetUsd },
        clock: () => set.time.now,
      });
      const reader = new StoredCollection({
        stores: set.stores,
        sources: [set.source],
        interval: MINUTE,
        lowered: () => budget.lowered(),
        clock: () => set.time.now,
      });
      return reader.get();
    };
    const short = await statusOf(0.004);
    expect(short.month?.lowered).toMatchObject({
      slower: { hot: 1 },
      stopped: [],
    });
    const began = new Date(set.time.now).toISOString();
    expect(short.month?.lowered).toMatchObject({ since: began });
    set.time.now += 5 * MINUTE;
    // Another process knows it too.
    expect((await statusOf(0.004)).month?.lowered).toMatchObject({
      since: began,
    });
    expect((await statusOf(50)).month?.lowered).toBeUndefined();
    expect((await statusOf(0.004)).month?.lowered).toMatchObject({
      since: new Date(set.time.now).toISOString(),
    });
  });

  it('names what is refused since when, and what would allow it', async () => {
    const { reader, stage, time, collect } = await setUp();
    stage.failure = new SourceError('access-denied', 'You may not', {
      service: 'sqs',
      missingPermission: 'sqs:GetQueueAttributes',
    });
    for (let minute = 0; minute < 10; minute++) {
      time.now += MINUTE;
      await collect();
    }
    const { shards, refusals } = await reader.get();
    const [trouble] = shards[0].troubles ?? [];
    expect(trouble).toMatchObject({
      code: 'access-denied',
      message: 'You may not',
      service: 'sqs',
      missingAction: 'sqs:GetQueueAttributes',
      questions: 1,
      pipelines: 1,
    });
    expect(Date.parse(trouble.since)).toBeGreaterThan(T);
    expect(shards[0].failedCalls).toMatchObject({
      fake: { 'access-denied': expect.any(Number) },
    });
    expect(refusals).toMatchObject([
      {
        account: '123456789012',
        actions: ['sqs:GetQueueAttributes'],
        policy: { Statement: [{ Action: ['sqs:GetQueueAttributes'] }] },
      },
    ]);
  });

  it('tells which replica reads what, and who has gone', async () => {
    const { reader, stores } = await setUp();
    // The leases of PostgreSQL go by its own clock.
    const now = Date.now();
    await stores.leases.addShards();
    const holders = await stores.leases.list();
    for (const { holder } of holders) {
      await stores.leases.leave(holder ?? '');
    }
    await stores.leases.renew('one', now);
    await stores.leases.take('one', { kind: 'shard', limit: 5 }, now);
    const at = new StoredCollection({
      stores,
      sources: [],
      interval: MINUTE,
      clock: () => now,
    });
    const { shards, replicas } = await at.get();
    expect(shards[0].lease).toMatchObject({ replica: 'one' });
    const one = replicas?.find(({ name }) => name === 'one');
    expect(one).toMatchObject({ shards: 1 });
    expect(Date.parse(one?.until ?? '')).toBeGreaterThan(now);
    await stores.leases.leave('one');
    const left = await reader.get();
    expect(left.shards[0].lease).toBeUndefined();
    expect(left.replicas?.map(({ name }) => name)).not.toContain('one');
  });
});
