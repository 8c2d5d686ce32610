import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { complete } from './__testUtils__/MemorySource';
import { createStores } from '../database';

const denied = new SourceError('access-denied', 'You may not', {
  missingPermission: 'fake:Describe',
});

/** Nothing there, in few words. */
const silence = ({ id }: { id: number }): SeriesResult => ({
  id,
  outcome: 'complete',
  samples: [],
});

describeOnDatabases('a round', ({ migrated }) => {
  it('shows the health of a queue and of the dead-letter queue behind it', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline, incidentNews } =
      setUpCollection(knex);
    const dlq = source.add('orders-dlq', { depth: 3 });
    const queue = source.add('orders');
    source.stages.get(queue)!.links = [
      { from: queue, to: dlq, relation: 'dead-letter-queue' },
    ];
    entities.push(entityOf('orders', [queue]));
    await collect();

    const orders = await pipeline('orders');
    expect(orders).toMatchObject({
      health: 'critical',
      stale: false,
      stageCount: 2,
      collectedAt: new Date(T).toISOString(),
      reason: { id: 'fake-queue/depth', stage: dlq },
      links: [{ from: queue, to: dlq, relation: 'dead-letter-queue' }],
      openIncident: { worst: 'critical', openedAt: new Date(T).toISOString() },
    });
    expect(orders?.stages).toMatchObject([
      { arn: queue, origin: 'declared', health: 'healthy' },
      {
        arn: dlq,
        origin: 'discovered',
        originNote: 'Linked.',
        health: 'critical',
        readings: { depth: { value: 3, at: new Date(T).toISOString() } },
      },
    ]);
    expect(orders?.trend?.values.filter(value => value !== null)).toHaveLength(
      48,
    );
    expect(incidentNews).toMatchObject([
      {
        type: 'opened',
        incident: {
          stage: dlq,
          pipelines: [{ entityRef: 'component:default/orders' }],
        },
      },
    ]);
  });

  it('begins the series of a stage with what its first description tells of the past', async () => {
    const knex = await migrated();
    const { source, entities, collect, stores, time } = setUpCollection(knex);
    const arn = source.add('orders', {
      depth: 2,
      answer: silence,
      past: [
        { at: T - 2 * HOUR, value: 7 },
        { at: T + HOUR, value: 9 },
      ],
    });
    entities.push(entityOf('orders', [arn]));
    await collect();
    source.stages.get(arn)!.past = [{ at: T - HOUR, value: 8 }];
    time.now += HOUR;
    await collect();

    const { id } = await knex('series').where({ metric: 'depth' }).first('id');
    const { samples } = stores;
    const known = await samples.since([id], T - 3 * HOUR, time.now);
    expect(known.get(id)).toEqual([
      { at: T - 2 * HOUR, value: 7 },
      { at: T, value: 2 },
      { at: T + HOUR, value: 2 },
    ]);
  });

  it('describes a stage once, however many pipelines share it', async () => {
    const knex = await migrated();
    const { source, entities, collect, overview } = setUpCollection(knex);
    const shared = source.add('shared', { depth: 1 });
    entities.push(entityOf('one', [shared]), entityOf('two', [shared]));
    await collect();

    expect(source.described).toEqual([shared]);
    const counts = await overview.counts({ visible: {} }, T);
    expect(counts.critical).toBe(2);
  });

  it('goes on where one stage cannot be read', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline } = setUpCollection(knex);
    const good = source.add('good');
    entities.push(
      entityOf('good', [good]),
      entityOf('bad', [source.add('bad', { failure: denied })]),
      entityOf('half', [
        source.add('half', { failure: new Error('<b>boom</b>') }),
        good,
      ]),
    );
    await collect();

    await expect(pipeline('good')).resolves.toMatchObject({
      health: 'healthy',
    });
    await expect(pipeline('bad')).resolves.toMatchObject({
      health: 'unknown',
      stages: [
        {
          problem: {
            code: 'access-denied',
            message: 'You may not',
            missingPermission: 'fake:Describe',
          },
        },
      ],
    });
    const half = await pipeline('half');
    expect(half?.health).toBe('unknown');
    expect(half?.stages.map(stage => stage.health).sort()).toEqual([
      'healthy',
      'unknown',
    ]);
    const [shard] = await createStores(knex).collection.status(T);
    expect(shard.missingActions).toEqual(['fake:Describe']);
    expect(shard.errors.map(({ code }) => code).sort()).toEqual([
      'access-denied',
      'failed',
    ]);
  });

  it('stands annotations and titles that a database would refuse', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline } = setUpCollection(knex);
    const good = source.add('good');
    const odd = entityOf('odd', [
      good,
      `${good}\0`,
      `arn:aws:sqs:eu-${'x'.repeat(300)}-1:123456789012:far`,
    ]);
    odd.metadata.title = 'O\0dd';
    odd.metadata.links = [{ type: 'runbook', url: 'https://r.example/\0' }];
    entities.push(odd, entityOf('good', [good]));
    await collect();

    await expect(pipeline('good')).resolves.toMatchObject({
      health: 'healthy',
    });
    await expect(pipeline('odd')).resolves.toMatchObject({
      title: 'Odd',
      runbook: 'https://r.example/',
      health: 'warning',
      findings: [
        { title: expect.stringContaining('is not an ARN') },
        {
          title: expect.stringMatching(/aws-arns: .* has the region/),
          evidence: {
            key: 'pipeline-health.io/aws-arns',
            message: expect.stringContaining('has the region'),
          },
        },
      ],
      openIncident: { reason: expect.stringContaining('is not an ARN') },
    });
  });

  it('keeps the neighbours that cannot be asked for, and no others', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline, time } = setUpCollection(knex);
    const reader = source.add('reader');
    const dlq = source.add('dlq');
    const queue = source.add('queue');
    const stage = source.stages.get(queue)!;
    stage.links = [
      { from: queue, to: reader, relation: 'event-source' },
      { from: queue, to: dlq, relation: 'dead-letter-queue' },
    ];
    entities.push(entityOf('orders', [queue]));
    await collect();
    const arns = async () =>
      (await pipeline('orders'))?.stages.map(({ arn }) => arn).sort();
    expect(await arns()).toEqual([dlq, queue, reader]);

    stage.links = [];
    stage.unknownRelations = ['event-source'];
    time.now += 10 * MINUTE;
    await collect();
    expect(await arns()).toEqual([queue, reader]);

    stage.unknownRelations = [];
    time.now += 10 * MINUTE;
    await collect();
    expect(await arns()).toEqual([queue]);
  });

  it('goes on where one answer cannot be stored', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline } = setUpCollection(knex);
    const bad = source.add('bad', {
      links: [{ from: 'x'.repeat(5000), to: 'y', relation: 'z' }],
    });
    if (knex.client.config.client !== 'pg') {
      // SQLite stores texts of any length.
      await knex.raw(
        `create trigger refuse before insert on links
         when length(new.from_arn) > 600
         begin select raise(abort, 'too long'); end`,
      );
    }
    entities.push(
      entityOf('good', [source.add('good')]),
      entityOf('bad', [bad]),
    );
    await collect();
    await expect(pipeline('good')).resolves.toMatchObject({
      health: 'healthy',
    });
    await expect(pipeline('bad')).resolves.toMatchObject({
      health: 'unknown',
      stages: [
        {
          problem: {
            code: 'failed',
            message: expect.stringMatching('not be stored'),
          },
        },
      ],
    });
  });

  it('describes on where no series can be read', async () => {
    const knex = await migrated();
    const { source, entities, collect } = setUpCollection(knex);
    for (let index = 0; index < 205; index++) {
      const name = `queue-${index}`;
      entities.push(entityOf(name, [source.add(name)]));
    }
    source.brokenRegions.set('eu-central-1', new Error('No metrics today'));
    await collect();
    expect(new Set(source.described).size).toBe(205);
    expect(source.requests).toEqual([]);
  }, 30_000);

  it('goes on where one region cannot be read', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline } = setUpCollection(knex);
    entities.push(
      entityOf('here', [source.add('here')]),
      entityOf('there', [source.add('there', {}, 'us-east-1')]),
    );
    source.brokenRegions.set(
      'us-east-1',
      new SourceError('unreachable', 'No route'),
    );
    await collect();

    await expect(pipeline('here')).resolves.toMatchObject({
      health: 'healthy',
    });
    const shards = await createStores(knex).collection.status(T);
    expect(shards).toMatchObject([
      // Those of now and those of before.
      { region: 'eu-central-1', errors: [], metricsRequested: 4 },
      {
        region: 'us-east-1',
        errors: [{ code: 'unreachable', message: 'No route' }],
        metricsRequested: 0,
      },
    ]);
    const series = await knex('series').whereNotNull('problem');
    expect(series.map(({ watermark }) => watermark)).toEqual([null, null]);
  });

  it('does not ask every stage of an account that cannot be entered', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline } = setUpCollection(knex);
    const failure = new SourceError('credentials', 'The token has expired');
    const names = [...Array(60).keys()].map(index => `queue-${index}`);
    names.forEach(name =>
      entities.push(entityOf(name, [source.add(name, { failure })])),
    );
    await collect();

    expect(source.described.length).toBeLessThan(20);
    for (const name of names) {
      await expect(pipeline(name)).resolves.toMatchObject({
        health: 'unknown',
        stages: [{ problem: { code: 'credentials' } }],
      });
    }
  });

  it('asks again from the watermark, which moves on complete answers only', async () => {
    const knex = await migrated();
    const { source, entities, collect, time } = setUpCollection(knex);
    const flaky = source.add('flaky');
    entities.push(entityOf('flaky', [flaky]));
    const windows = () =>
      source.requests
        .splice(0)
        .filter(({ metric }) => metric === 'age')
        .map(({ from, to }) => [from, to]);
    await collect();
    const first = T - 2 * MINUTE;
    expect(windows()).toEqual([
      [T - 3 * HOUR, first],
      [T - 24 * HOUR, T - 3 * HOUR],
    ]);

    source.stages.get(flaky)!.answer = ({ id, from }) => ({
      id,
      outcome: 'partial',
      samples: [{ at: from, value: 1 }],
    });
    time.now += 30 * MINUTE;
    await collect();
    const overlapping = first - 3 * HOUR;
    expect(windows()).toEqual([[overlapping, first + 30 * MINUTE]]);

    source.stages.get(flaky)!.answer = () => undefined;
    time.now += 30 * MINUTE;
    await collect();
    expect(windows()).toEqual([[overlapping, first + 60 * MINUTE]]);

    source.stages.get(flaky)!.answer = undefined;
    time.now += 30 * MINUTE;
    await collect();
    expect(windows()).toEqual([[overlapping, first + 90 * MINUTE]]);
    const [age] = await knex('series').where({ metric: 'age' });
    expect(Number(age.watermark)).toBe(first + 90 * MINUTE);
    expect(age).toMatchObject({ failures: 0, problem: null });

    const { series } = createStores(knex);
    const stored = (await series.ofStage(flaky)).get('age')!;
    const read = await series.read(
      flaky,
      stored,
      { from: T - 3 * HOUR, to: time.now, step: 60 },
      time.now,
    );
    expect(read.gaps).toEqual([]);
    expect(read.points).toHaveLength(180 + 90 - 2);
  });

  it('stores what came before a source failed, and asks for the rest later', async () => {
    const knex = await migrated();
    const { source, entities, collect } = setUpCollection(knex);
    source.batch = 1;
    source.beforeAnswer = async () => {
      if (source.requests.length === 1) {
        throw new SourceError('throttled', 'Rate exceeded');
      }
    };
    entities.push(entityOf('one', [source.add('one')]));
    await collect();

    const series = await knex('series').orderBy('metric');
    expect(series.filter(({ watermark }) => watermark !== null)).toHaveLength(
      1,
    );
    expect(series.filter(({ problem }) => problem !== null)).toHaveLength(1);
  });

  it('tells nothing there from could not ask', async () => {
    const knex = await migrated();
    const { source, entities, collect, time } = setUpCollection(knex);
    const silent = source.add('silent', { answer: silence });
    const refused = source.add('refused', {
      answer: ({ id }) => ({
        id,
        outcome: 'refused',
        problem: { code: 'access-denied', message: 'no' },
      }),
    });
    entities.push(entityOf('both', [silent, refused]));
    await collect();

    const { series } = createStores(knex);
    const gapsOf = async (arn: string) => {
      const stored = (await series.ofStage(arn)).get('age')!;
      const window = { from: T - 3 * HOUR, to: T - 2 * HOUR, step: 60 };
      return (await series.read(arn, stored, window, time.now)).gaps;
    };
    const [from, to] = [T - 3 * HOUR, T - 2 * HOUR];
    expect(await gapsOf(silent)).toEqual([[from, to, 'no-data']]);
    expect(await gapsOf(refused)).toEqual([[from, to, 'not-asked']]);
    const asked = source.requests.length;
    time.now += MINUTE;
    await collect();
    // One is tried every round, in case that somebody allowed it.
    expect(
      source.requests.slice(asked).filter(it => it.stage.arn === refused),
    ).toHaveLength(1);
  });

  it('watches closely what burns', async () => {
    const knex = await migrated();
    const { source, entities, collect } = setUpCollection(knex);
    entities.push(
      entityOf('calm', [source.add('calm')]),
      entityOf('hot', [source.add('hot', { depth: 5 })]),
    );
    await collect();

    const rows = await knex('stages')
      .orderBy('name')
      .select('name', 'tier', 'next_describe_at');
    expect(rows.map(({ name, tier }) => [name, tier])).toEqual([
      ['calm', 'warm'],
      ['hot', 'hot'],
    ]);
    expect(Number(rows[1].next_describe_at)).toBeLessThanOrEqual(T + MINUTE);
  });

  it('reads at once after a pause what it watched closely', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline, time } = setUpCollection(knex);
    entities.push(entityOf('hot', [source.add('hot', { depth: 5 })]));
    await collect();
    time.now += 60 * MINUTE;
    source.requests.splice(0);
    await collect();

    expect(source.requests).not.toEqual([]);
    const [stage] = (await pipeline('hot'))?.stages ?? [];
    expect(stage).toMatchObject({
      health: 'critical',
      collectedAt: new Date(time.now).toISOString(),
    });
  });

  it('tells the first health of a pipeline, not that it was not read yet', async () => {
    const knex = await migrated();
    const { source, entities, collect, announced, time } =
      setUpCollection(knex);
    const orders = source.add('orders');
    const declared = entityOf('orders', [orders]);
    entities.push(declared);
    await collect();
    expect(announced).toMatchObject([{ health: 'healthy' }]);
    expect(announced[0]).not.toHaveProperty('previousHealth');

    entities[0] = entityOf('orders', [orders, source.add('more')]);
    time.now += MINUTE;
    await collect();
    expect(announced).toHaveLength(1);
  });

  it('tells in the first two rounds as unknown only what could not be asked', async () => {
    const knex = await migrated();
    const { source, entities, collect, announced, time } =
      setUpCollection(knex);
    let answered = false;
    const throttled = {
      code: 'throttled' as const,
      message: 'Too many questions',
    };
    const late = source.add('late', {
      answer: request =>
        answered
          ? complete(request)
          : { id: request.id, outcome: 'complete', samples: [] },
    });
    const refused = source.add('throttled', {
      answer: request =>
        answered
          ? complete(request)
          : { id: request.id, outcome: 'failed', problem: throttled },
    });
    entities.push(
      entityOf('late', [late]),
      entityOf('throttled', [refused]),
      entityOf('denied', [source.add('denied', { failure: denied })]),
      entityOf('by-tags', [], { 'pipeline-health.io/aws-tags': 'team=a' }),
    );
    source.add('tagged', { tags: { team: 'a' } });
    await collect();
    time.now += MINUTE;
    answered = true;
    await collect();
    time.now += MINUTE;
    await collect();
    expect(
      announced.map(({ title, health }) => [title, health]).sort(),
    ).toEqual([
      ['by-tags', 'healthy'],
      ['denied', 'unknown'],
      ['late', 'healthy'],
      ['throttled', 'healthy'],
      ['throttled', 'unknown'],
    ]);
  });

  it('goes on while whom it tells does not answer', async () => {
    const knex = await migrated();
    const { source, entities, collection, announced, telling, pipeline, time } =
      setUpCollection(knex);
    const queue = source.add('orders');
    entities.push(entityOf('orders', [queue]));
    await collection.sync.run();
    telling.before = () => new Promise(() => {});
    for (const depth of [1, 0, 1]) {
      source.stages.get(queue)!.depth = depth;
      await collection.round.run(new AbortController().signal);
      await expect(pipeline('orders')).resolves.toMatchObject({
        health: depth ? 'critical' : 'healthy',
      });
      time.now += 2 * MINUTE;
    }
    expect(announced).toEqual([]);

    telling.before = async () => {};
    await collection.announcer.run();
    time.now += 10 * MINUTE;
    await collection.announcer.run();
    expect(announced.map(({ health }) => health)).toEqual([
      'critical',
      'healthy',
      'critical',
    ]);
  });

  it('ends an incident once the pipeline was healthy for some minutes', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline, time, incidentNews } =
      setUpCollection(knex);
    const queue = source.add('orders', { depth: 1 });
    source.stages.get(queue)!.answer = silence;
    entities.push(entityOf('orders', [queue]));
    await collect();
    const before = await pipeline('orders');
    expect(before?.openIncident).toMatchObject({ state: 'open' });

    source.stages.get(queue)!.depth = 0;
    time.now += 2 * MINUTE;
    const healthyAt = time.now;
    await collect();
    await expect(pipeline('orders')).resolves.toMatchObject({
      health: 'healthy',
      openIncident: undefined,
      openIncidents: [
        {
          id: before?.openIncident?.id,
          state: 'recovering',
          recoveredAt: new Date(healthyAt).toISOString(),
        },
      ],
    });

    time.now += 5 * MINUTE;
    await collect();
    await expect(pipeline('orders')).resolves.toMatchObject({
      openIncidents: [],
    });
    const [incident] = await knex('incidents');
    expect(Number(incident.resolved_at)).toBe(healthyAt);
    expect(incidentNews.map(({ type }) => type)).toEqual([
      'opened',
      'changed',
      'resolved',
    ]);
  });

  it('finds stages by tags, and says where it could not look', async () => {
    const knex = await migrated();
    const { source, entities, collect, pipeline, time } = setUpCollection(knex);
    const tagged = source.add('tagged', { tags: { team: 'a' } });
    source.add('other', { tags: { team: 'b' } });
    entities.push(
      entityOf('by-tags', [], { 'pipeline-health.io/aws-tags': 'team=a' }),
    );
    await collect();
    const found = await pipeline('by-tags');
    expect(found?.stages).toMatchObject([{ arn: tagged, origin: 'declared' }]);
    expect(found?.health).toBe('healthy');

    source.brokenRegions.set('us-east-1', new Error('No route'));
    source.stages.delete(tagged);
    time.now += 20 * MINUTE;
    await collect();
    const kept = await pipeline('by-tags');
    expect(kept?.stages).toHaveLength(1);
    expect(kept?.findings.map(({ title }) => title).join()).toContain(
      'Could not search account 123456789012 in us-east-1: No route',
    );
  });

  it('asks for no metrics beyond the budget, and says so', async () => {
    const knex = await migrated();
    const { source, entities, collect, time } = setUpCollection(knex, {
      monthlyBudgetUsd: 0.0003,
    });
    entities.push(entityOf('one', [source.add('one')]));
    await collect();
    expect(source.requests).toHaveLength(2);
    time.now += HOUR;
    await collect();
    expect(source.requests).toHaveLength(2);
    const [shard] = await createStores(knex).collection.status(time.now);
    expect(shard.errors).toMatchObject([
      {
        code: 'budget',
        message: expect.stringContaining('pipelineHealth.monthlyBudgetUsd'),
      },
    ]);
    time.now = Date.UTC(2027, 1, 1, 1);
    await collect();
    expect(source.requests.length).toBeGreaterThan(2);
  });

  it('asks more seldom where the budget is short, and everything stays known', async () => {
    const it = setUpCollection(await migrated(), { monthlyBudgetUsd: 0.004 });
    it.entities.push(entityOf('one', [it.source.add('one')]));
    for (let quarter = 0; quarter < 24; quarter++) {
      await it.collect();
      expect(await it.pipeline('one')).toMatchObject({ health: 'healthy' });
      it.time.now += 15 * MINUTE;
    }
    const times = new Set(it.source.requests.map(({ to }) => to));
    // Each quarter of an hour would be 24 times.
    expect(times.size).toBeGreaterThan(2);
    expect(times.size).toBeLessThan(7);
  }, 60_000);

  it('asks for no metrics of an owner beyond their budget, and for those of others', async () => {
    const knex = await migrated();
    // Ten queues of two metrics, asked for each quarter of an hour: $ 0.576 a month.
    const { source, entities, collect, time, pipeline } = setUpCollection(
      knex,
      { limits: { monthlyUsdPerOwner: 0.3 } },
    );
    const own = (name: string, arns: string[], owner?: string) =>
      entities.push({
        ...entityOf(name, arns),
        ...(owner && {
          relations: [{ type: RELATION_OWNED_BY, targetRef: owner }],
        }),
      });
    const shared = source.add('shared');
    const many = Array.from({ length: 9 }, (_, at) => source.add(`many-${at}`));
    own('greedy', [shared, ...many], 'group:default/greedy');
    own('modest', [shared, source.add('modest')], 'group:default/modest');
    own('nobodys', [source.add('nobodys')]);
    await collect();
    const before = source.requests.length;
    time.now += HOUR;
    await collect();
    const asked = source.requests.slice(before).map(({ stage }) => stage.name);
    expect([...new Set(asked)].sort()).toEqual(['modest', 'nobodys', 'shared']);
    await expect(pipeline('modest')).resolves.toMatchObject({
      health: 'healthy',
    });
    await expect(pipeline('greedy')).resolves.toMatchObject({
      health: 'unknown',
      reason: {
        title: expect.stringContaining('budget is spent'),
        remedy: expect.stringContaining('monthlyUsdPerOwner'),
      },
    });
  });

  it('stops when its time is up; the next round does the rest', async () => {
    const knex = await migrated();
    const { source, entities, sync, round } = setUpCollection(knex);
    for (let index = 0; index < 205; index++) {
      const name = `queue-${index}`;
      entities.push(entityOf(name, [source.add(name, { answer: silence })]));
    }
    await sync.run();
    const abort = new AbortController();
    source.beforeAnswer = async () => abort.abort();
    await round.run(abort.signal);
    expect(source.described.length).toBeGreaterThan(0);
    expect(source.described.length).toBeLessThan(205);

    source.beforeAnswer = async () => {};
    await round.run(new AbortController().signal);
    expect(new Set(source.described).size).toBe(205);
    const open = await knex('series').whereNull('watermark');
    expect(open).toEqual([]);
  }, 30_000);

  it('stops at once although nobody answers; what was not answered stays due', async () => {
    const knex = await migrated();
    const { source, entities, sync, round, collect } = setUpCollection(knex);
    const silent = source.add('silent');
    entities.push(entityOf('one', [source.add('one'), silent]));
    await sync.run();
    const abort = new AbortController();
    let asked = 0;
    source.beforeAnswer = () => {
      asked += 1;
      if (asked === 2) {
        setImmediate(() => abort.abort());
        return new Promise(() => {});
      }
      return Promise.resolve();
    };
    await round.run(abort.signal);
    const stages = await knex('stages').orderBy('next_describe_at');
    expect(stages).toMatchObject([
      {
        next_describe_at: expect.anything(),
        described_at: null,
        problem: null,
      },
      { described_at: expect.anything(), problem: null },
    ]);
    expect(Number(stages[0].next_describe_at)).toBe(0);

    const stop = new AbortController();
    source.beforeAnswer = () => {
      if (source.requests.length > 0 || source.described.length > 1) {
        setImmediate(() => stop.abort());
        return new Promise(() => {});
      }
      return Promise.resolve();
    };
    await round.run(stop.signal);
    await expect(knex('series').where('failures', '>', 0)).resolves.toEqual([]);

    source.beforeAnswer = async () => {};
    await collect();
    await expect(knex('series').whereNull('watermark')).resolves.toEqual([]);
  });

  it('answers the same when nothing is due', async () => {
    const knex = await migrated();
    const { source, entities, collect } = setUpCollection(knex);
    entities.push(entityOf('one', [source.add('one', { answer: complete })]));
    await collect();
    const before = await knex('pipelines');
    const asked = [source.described.length, source.requests.length];
    await collect();
    expect([source.described.length, source.requests.length]).toEqual(asked);
    await expect(knex('pipelines')).resolves.toEqual(before);
  });
});
