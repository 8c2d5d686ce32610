import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { SeriesQueue } from './SeriesQueue';
import { createStores } from './stores';

const T = 1_800_000_000_000;
const shard = { account: '1', region: 'r' };
const definition = (
  metric: string,
  more: Partial<SeriesDefinition> = {},
): SeriesDefinition => ({
  metric,
  title: metric,
  unit: 'count',
  statistic: 'Sum',
  key: false,
  period: 60,
  expectedLag: 60,
  ...more,
});

describeOnDatabases('SeriesQueue', ({ migrated }) => {
  async function setUp() {
    const knex = await migrated();
    const { stages } = createStores(knex);
    const ids = await stages.ensure(
      ['a', 'b'].map(arn => ({ arn, kind: 'k', name: arn, ...shard })),
    );
    const [a, b] = [ids.get('a') ?? -1, ids.get('b') ?? -1];
    await knex('pipelines').insert({
      id: 1,
      entity_ref: 'p',
      title: 'P',
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
    await knex('pipeline_stages').insert({
      pipeline_id: 1,
      stage_id: a,
      origin: 'declared',
      depth: 0,
      health: 'healthy',
      readings: '{}',
      tier: 'warm',
    });
    await stages.storeDescribed(
      [a, b].map(id => ({
        id,
        inventory: { id },
        failures: 0,
        askedAt: T,
        nextDescribeAt: T,
      })),
      [],
      T,
    );
    return { knex, queue: new SeriesQueue(knex), a, b };
  }

  it('has new series due at once, of stages that a pipeline has', async () => {
    const { queue, a, b } = await setUp();
    await queue.define([
      { stageId: a, definitions: [definition('x', { coolestTier: 'cold' })] },
      { stageId: b, definitions: [definition('x')] },
    ]);
    await expect(queue.due(shard, T, 10)).resolves.toEqual([
      {
        id: expect.any(Number),
        stageId: a,
        stage: { arn: 'a', kind: 'k', name: 'a', ...shard },
        inventory: { id: a },
        metric: 'x',
        period: 60,
        tier: 'warm',
        coolestTier: 'cold',
        watermark: undefined,
        askedFrom: undefined,
        wantedFrom: undefined,
        failures: 0,
      },
    ]);
    const elsewhere = { account: '1', region: 's' };
    await expect(queue.due(elsewhere, T, 10)).resolves.toEqual([]);
  });

  it('remembers how questions went', async () => {
    const { queue, a } = await setUp();
    const defined = await queue.define([
      { stageId: a, definitions: [definition('x'), definition('y')] },
    ]);
    const ids = defined.get(a);
    const [x, y] = [ids?.get('x') ?? -1, ids?.get('y') ?? -1];
    const problem = { code: 'throttled', message: 'it\'s "slow"' } as const;
    await queue.storeAsked([
      { id: x, watermark: T, nextDueAt: T + 5, failures: 0 },
      { id: y, nextDueAt: T + 3, failures: 2, problem },
    ]);
    await expect(queue.due(shard, T + 2, 10)).resolves.toEqual([]);
    const due = await queue.due(shard, T + 5, 10);
    expect(due).toMatchObject([
      { metric: 'y', failures: 2, watermark: undefined },
      { metric: 'x', failures: 0, watermark: T },
    ]);
    await expect(queue.due(shard, T + 5, 1)).resolves.toHaveLength(1);
    await expect(queue.answered([a])).resolves.toMatchObject([{ id: x }]);
  });

  it('finds what an older version defined when its stage is described again', async () => {
    const { knex, queue, a } = await setUp();
    const stages = [{ stageId: a, definitions: [definition('x')] }];
    await queue.define(stages);
    await knex('series').update({ shard: null });
    await expect(queue.due(shard, T, 10)).resolves.toEqual([]);
    await queue.define(stages);
    await expect(queue.due(shard, T, 10)).resolves.toHaveLength(1);
    await expect(
      queue.due({ ...shard, region: 'other' }, T, 10),
    ).resolves.toEqual([]);
  });

  it('asks at once for what a verdict wants, unless it cannot be asked', async () => {
    const { queue, a } = await setUp();
    const defined = await queue.define([
      { stageId: a, definitions: [definition('x'), definition('y')] },
    ]);
    const ids = defined.get(a);
    const [x, y] = [ids?.get('x') ?? -1, ids?.get('y') ?? -1];
    const asked = { watermark: T, askedFrom: T - 100, nextDueAt: T + 50 };
    await queue.storeAsked([
      { id: x, ...asked, failures: 0 },
      { id: y, ...asked, failures: 1 },
    ]);
    await queue.want(
      [x, y].map(id => ({ id, from: T - 900 })),
      T,
    );
    await expect(queue.due(shard, T, 10)).resolves.toMatchObject([
      { metric: 'x', askedFrom: T - 100, wantedFrom: T - 900 },
    ]);
    await queue.storeAsked([
      { id: x, ...asked, askedFrom: T - 900, failures: 0 },
    ]);
    await expect(queue.due(shard, T, 10)).resolves.toEqual([]);
    await expect(queue.due(shard, T + 50, 1)).resolves.toMatchObject([
      { metric: 'x', askedFrom: T - 900, wantedFrom: undefined },
    ]);
  });

  it('asks anew for what changed, and no more for what is gone', async () => {
    const { queue, knex, a } = await setUp();
    const define = (...definitions: SeriesDefinition[]) =>
      queue.define([{ stageId: a, definitions }]);
    const metrics = async (now: number) =>
      (await queue.due(shard, now, 10)).map(({ metric }) => metric).sort();
    const defined = await define(
      definition('same'),
      definition('gone'),
      definition('new'),
    );
    await queue.storeAsked(
      [...(defined.get(a) ?? [])].map(([, id]) => ({
        id,
        watermark: T,
        nextDueAt: T + 9,
        failures: 0,
      })),
    );
    await expect(
      define(definition('same'), definition('new', { period: 300 })),
    ).resolves.toEqual(defined);
    await expect(metrics(T)).resolves.toEqual(['new']);
    await expect(metrics(T + 9)).resolves.toEqual(['new', 'same']);
    await expect(knex('series')).resolves.toHaveLength(3);

    await define(definition('same'), definition('gone'), definition('new'));
    await expect(metrics(T)).resolves.toEqual(['gone', 'new']);
  });
});
