import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { CollectionStore } from './CollectionStore';
import { HOUR } from './packing';

const NOW = 500_000 * HOUR + HOUR / 2;
const shard = { account: '1', region: 'r' };
const usage = {
  calls: { sqs: 10, cloudwatch: 1 },
  metricsRequested: 500,
  costUsd: 0.005,
  throttles: 2,
};

describeOnDatabases('CollectionStore', ({ migrated }) => {
  async function setUp() {
    const knex = await migrated();
    await knex('pipelines').insert({
      id: 1,
      entity_ref: 'a',
      title: 'A',
      declaration: '{}',
      fingerprint: 'f',
      found: '{}',
      revision: 1,
      assessed_revision: 1,
      health_rank: 0,
      urgency: 0,
      findings: '[]',
      stage_count: 1,
    });
    for (const id of [1, 2]) {
      await knex('stages').insert({
        id,
        arn: `arn:${id}`,
        kind: 'k',
        name: 'n',
        ...shard,
        failures: 0,
        tier: 'warm',
        next_describe_at: 0,
        problem: JSON.stringify({ code: 'throttled', message: 'slow' }),
      });
    }
    await knex('pipeline_stages').insert({
      pipeline_id: 1,
      stage_id: 1,
      origin: 'declared',
      depth: 0,
      health: 'healthy',
      readings: '{}',
      tier: 'warm',
    });
    return { knex, store: new CollectionStore(knex) };
  }

  it('adds up the usage of the last 24 hours and projects it to a month', async () => {
    const { store } = await setUp();
    await store.addUsage(shard, usage, NOW - 30 * HOUR);
    await store.addUsage(shard, usage, NOW - 2 * HOUR);
    await store.addUsage(shard, usage, NOW);
    await store.addUsage(shard, usage, NOW);
    const [status] = await store.status(NOW);
    expect(status).toMatchObject({
      ...shard,
      calls: { sqs: 30, cloudwatch: 3 },
      metricsRequested: 1500,
      throttles: 6,
      lastRoundAt: undefined,
    });
    expect(status.estimatedMonthlyUsd).toBeCloseTo((0.015 / 2.5) * 720, 6);
    await expect(store.spentSince(NOW - 24 * HOUR, NOW)).resolves.toBeCloseTo(
      0.015,
    );
    await store.dropBefore(NOW - HOUR);
    await expect(store.spentSince(0, NOW)).resolves.toBeCloseTo(0.01);
  });

  it('does not make a fortune of the first minutes', async () => {
    const { store } = await setUp();
    await store.addUsage(shard, usage, 500_000 * HOUR + 1000);
    const [status] = await store.status(500_000 * HOUR + 2000);
    expect(status.estimatedMonthlyUsd).toBeCloseTo(0.005 * 720, 6);
  });

  it('tells of the last round, and of what cannot be read in watched stages', async () => {
    const { store } = await setUp();
    const problem = {
      code: 'access-denied',
      message: 'no',
      missingPermission: 'a:B',
    };
    await store.storeRound(shard, { endedAt: NOW - 1, durationSeconds: 9 });
    await store.storeRound(shard, {
      endedAt: NOW,
      durationSeconds: 2,
      problem,
    });
    await expect(store.status(NOW)).resolves.toMatchObject([
      {
        stageCount: 1,
        lastRoundAt: new Date(NOW).toISOString(),
        durationSeconds: 2,
        errors: [
          { code: 'throttled', message: 'slow', count: 1 },
          { code: 'access-denied', message: 'no', count: 1 },
        ],
        missingActions: ['a:B'],
      },
    ]);
  });

  it('names the watched stages only', async () => {
    const { store } = await setUp();
    await expect(store.watchedStages()).resolves.toEqual([
      { arn: 'arn:1', kind: 'k', name: 'n', ...shard },
    ]);
  });
});
