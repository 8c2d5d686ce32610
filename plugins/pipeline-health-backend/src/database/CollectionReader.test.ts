import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { createStores } from './stores';
import { HOUR } from './packing';

const NOW = 500_000 * HOUR + HOUR / 2;
const shard = { account: '1', region: 'r' };
const used = {
  calls: { sqs: 10, cloudwatch: 1 },
  metricsRequested: 500,
  costUsd: 0.005,
  throttles: 2,
};

describeOnDatabases('CollectionReader', ({ migrated }) => {
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
    return createStores(knex);
  }

  it('adds up the usage of the last 24 hours and projects it to a month', async () => {
    const { collection, usage } = await setUp();
    await usage.add(shard, used, NOW - 30 * HOUR);
    await usage.add(shard, used, NOW - 2 * HOUR);
    await usage.add(shard, used, NOW);
    await usage.add(shard, used, NOW);
    const [status] = await collection.status(NOW);
    expect(status).toMatchObject({
      ...shard,
      calls: { sqs: 30, cloudwatch: 3 },
      metricsRequested: 1500,
      throttles: 6,
      lastRoundAt: undefined,
    });
    expect(status.estimatedMonthlyUsd).toBeCloseTo((0.015 / 2.5) * 720, 6);
    await expect(usage.spentSince(NOW - 24 * HOUR, NOW)).resolves.toBeCloseTo(
      0.015,
    );
    await usage.dropBefore(NOW - HOUR);
    await expect(usage.spentSince(0, NOW)).resolves.toBeCloseTo(0.01);
  });

  it('does not make a fortune of the first minutes', async () => {
    const { collection, usage } = await setUp();
    await usage.add(shard, used, 500_000 * HOUR + 1000);
    const [status] = await collection.status(500_000 * HOUR + 2000);
    expect(status.estimatedMonthlyUsd).toBeCloseTo(0.005 * 720, 6);
  });

  it('tells of the last round, and of what cannot be read in watched stages', async () => {
    const { collection, rounds } = await setUp();
    const problem = {
      code: 'access-denied',
      message: 'no',
      missingPermission: 'a:B',
    } as const;
    await rounds.store(shard, { endedAt: NOW - 1, durationSeconds: 9 });
    await rounds.store(shard, {
      endedAt: NOW,
      durationSeconds: 2,
      problem,
    });
    await expect(collection.status(NOW)).resolves.toMatchObject([
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
    const { collection } = await setUp();
    await expect(collection.watchedStages()).resolves.toEqual([
      { arn: 'arn:1', kind: 'k', name: 'n', ...shard },
    ]);
  });
});
