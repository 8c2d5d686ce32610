import { Knex } from 'knex';
import {
  incidentOptions,
  incidentSettings,
} from '../__testUtils__/incidentOptions';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { createRules } from '../evaluation';
import { StoredPipelineHealthService } from '../service/stored/StoredPipelineHealthService';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';

const refOf = (name: string) => `component:default/${name}`;

describeOnDatabases('incidents', ({ migrated }) => {
  /** Two pipelines with one queue, and what the API says of them. */
  function setUp(knex: Knex) {
    const collecting = setUpCollection(knex);
    const { source, entities, sources, stores, time } = collecting;
    const queue = source.add('shared');
    for (const name of ['orders', 'stock']) {
      const entity = entityOf(name, [queue]);
      entity.relations = [{ type: 'ownedBy', targetRef: 'group:default/shop' }];
      entities.push(entity);
    }
    const service = new StoredPipelineHealthService({
      stores,
      sources: [],
      rules: createRules(sources.kinds, new Map()),
      ...incidentOptions,
      interval: 60_000,
      clock: () => time.now,
    });
    const stage = source.stages.get(queue)!;
    return { ...collecting, service, queue, stage };
  }

  it('are one for a stage that pipelines share, told once to their owner', async () => {
    const { collect, stage, time, pipeline, incidentNews, notices, queue } =
      setUp(await migrated());
    await collect();
    stage.depth = 3;
    time.now += 2 * MINUTE;
    await collect();

    const [orders, stock] = [await pipeline('orders'), await pipeline('stock')];
    expect(orders?.openIncident).toMatchObject({
      entityRef: refOf('orders'),
      stage: queue,
      pipelines: [
        { entityRef: refOf('orders'), health: 'critical' },
        { entityRef: refOf('stock'), health: 'critical' },
      ],
    });
    expect(stock?.openIncident?.id).toBe(orders?.openIncident?.id);
    expect(notices).toMatchObject([
      { recipient: 'group:default/shop', about: 'critical' },
    ]);

    stage.depth = 0;
    time.now += 2 * MINUTE;
    await collect();
    time.now += 6 * MINUTE;
    await collect();
    await collect();
    const types = incidentNews.map(({ type }) => type);
    expect(types.filter(type => type !== 'changed')).toEqual([
      'opened',
      'resolved',
    ]);
    expect(notices.map(({ about }) => about)).toEqual(['critical', 'resolved']);
  });

  it('tell what was set differently just before, and what happened meanwhile', async () => {
    const { collect, stage, time, service, queue } = setUp(await migrated());
    stage.retention = 345_600;
    await collect();
    stage.retention = 3_600;
    time.now += 10 * MINUTE;
    const changedAt = time.now;
    await collect();
    stage.depth = 3;
    time.now += HOUR;
    await collect();
    stage.retention = 1_209_600;
    time.now += 10 * MINUTE;
    await collect();

    const { items } = await service.listIncidents(refOf('orders'), {
      limit: 1,
    });
    const incident = await service.getIncident(refOf('orders'), items[0].id);
    expect(incident.changedBefore).toEqual([
      {
        stage: queue,
        at: new Date(changedAt).toISOString(),
        setting: 'retention',
        title: 'Retention',
        before: 345_600,
        after: 3_600,
      },
    ]);
    expect(incident.timeline.map(({ type, text }) => [type, text])).toEqual([
      ['opened', 'Messages wait'],
      ['joined', undefined],
      ['configuration', 'Retention'],
    ]);
    const [opened] = incident.timeline;
    expect(opened.message?.key).toBeTruthy();
    expect([incident.message, incident.findings[0].message]).toEqual([
      opened.message,
      opened.message,
    ]);
    expect(incident.timeline[2].change).toMatchObject({
      setting: 'retention',
      before: 3_600,
      after: 1_209_600,
    });
    const { changes } = await service.getPipeline(refOf('orders'));
    expect(changes?.map(({ after }) => after)).toEqual([1_209_600, 3_600]);
  });

  it('are told once maintenance is over, and shown with its reason meanwhile', async () => {
    const knex = await migrated();
    const { collect, stage, time, pipeline, notices, stores, entities } =
      setUp(knex);
    const minutes = (count: number) =>
      new Date(T + count * MINUTE).toISOString();
    entities[0].metadata.annotations![
      'pipeline-health.io/maintenance'
    ] = `[{ until: "${minutes(30)}", reason: upgrade }, { cron: bad }]`;
    await collect();
    const until = minutes(20);
    await stores.maintenance.add(
      refOf('stock'),
      { until, reason: 'patches' },
      'user:default/ann',
      time.now,
    );
    stage.depth = 3;
    time.now += 2 * MINUTE;
    await collect();
    expect(notices).toEqual([]);
    const stock = await pipeline('stock');
    expect(stock).toMatchObject({
      health: 'critical',
      maintenance: { reason: 'patches', until },
      openIncident: { state: 'maintenance' },
    });
    const orders = await pipeline('orders');
    expect(orders?.maintenance?.reason).toBe('upgrade');
    expect(orders?.findings).toContainEqual(
      expect.objectContaining({
        id: 'pipeline/annotation',
        title: expect.stringContaining('maintenance[1].cron'),
      }),
    );
    const rows = await stores.overview.list(
      { visible: {} },
      { orderBy: 'name', limit: 5, now: time.now },
    );
    expect(rows.items[1]).toMatchObject({
      incident: { state: 'maintenance' },
      maintenance: { reason: 'patches' },
    });

    time.now = Date.parse(until) + MINUTE;
    await collect();
    await collect();
    expect(notices).toMatchObject([{ about: 'critical' }]);
  });

  it('open, resolve and are told once by two backends on one database', async () => {
    const knex = await migrated();
    const one = setUp(knex);
    const other = setUp(knex);
    const both = async (depth: number, minutes: number) => {
      for (const backend of [one, other]) {
        backend.stage.depth = depth;
        backend.time.now += minutes * MINUTE;
      }
      await Promise.all([one.collect(), other.collect()]);
      await one.collect();
    };
    await one.collect();
    for (const depth of [3, 0, 0]) {
      await both(depth, 6);
    }
    const types = [...one.incidentNews, ...other.incidentNews].map(
      ({ type }) => type,
    );
    expect(types.filter(type => type === 'opened')).toHaveLength(1);
    expect(types.filter(type => type === 'resolved')).toHaveLength(1);
    expect(
      [...one.notices, ...other.notices].map(({ about }) => about).sort(),
    ).toEqual(['critical', 'resolved']);
    await expect(knex('incidents')).resolves.toHaveLength(1);
  });

  it('are over for who owns what is gone from the catalog, told once, and go on for others', async () => {
    const knex = await migrated();
    const one = setUp(knex);
    const other = setUp(knex);
    one.entities[1].relations = [
      { type: 'ownedBy', targetRef: 'group:default/stores' },
    ];
    await one.collect();
    one.stage.depth = 3;
    one.time.now += 2 * MINUTE;
    await one.collect();
    expect(one.notices.map(it => [it.recipient, it.about]).sort()).toEqual([
      ['group:default/shop', 'critical'],
      ['group:default/stores', 'critical'],
    ]);

    one.notices.length = 0;
    one.entities.pop();
    // What a listing lacked is known to the next, whoever reads it.
    other.entities.splice(0, 2, ...one.entities);
    other.time.now = one.time.now;
    await one.sync.run();
    await other.sync.run();
    await Promise.all([one.sync.run(), other.sync.run()]);
    await one.announcer.run();
    const told = () => [...one.notices, ...other.notices];
    expect(told()).toMatchObject([
      {
        recipient: 'group:default/stores',
        about: 'resolved',
        incident: {
          unwatched: true,
          pipelines: [{ entityRef: refOf('stock'), title: 'stock' }],
        },
      },
    ]);
    await expect(one.pipeline('orders')).resolves.toMatchObject({
      openIncident: { state: 'open', health: 'critical' },
    });

    one.entities.pop();
    await one.sync.run();
    await one.sync.run();
    await one.sync.run();
    await one.announcer.run();
    expect(told()).toHaveLength(2);
    expect(
      told().filter(({ recipient }) => recipient === 'group:default/shop'),
    ).toMatchObject([
      {
        about: 'resolved',
        incident: { unwatched: true, resolvedAt: expect.any(String) },
      },
    ]);
    const news = [...one.incidentNews, ...other.incidentNews];
    expect(news.filter(({ type }) => type === 'resolved')).toHaveLength(1);
    const open = await knex('incidents').whereNull('resolved_at');
    expect(open).toEqual([]);
  });

  it('are not opened by who judged by what is old', async () => {
    const knex = await migrated();
    const { collect, stage, stores, time } = setUp(knex);
    await collect();
    const [{ id, revision }] = await knex('pipelines');
    const [stale] = await stores.facts.load([id], time.now);
    stage.depth = 3;
    time.now += 2 * MINUTE;
    await collect();
    stage.depth = 0;
    time.now += 2 * MINUTE;
    await collect();
    const before = await knex('incident_entries');
    await stores.assessments.store(
      [
        {
          id,
          entityRef: stale.entityRef,
          revision,
          basis: stale.basis,
          stageIds: new Map(),
          assessment: {
            health: 'critical',
            findings: [],
            losses: [],
            remembered: [],
            readings: {},
            staleAfter: T,
            stages: new Map(),
          },
          healthSince: T,
          looks: {},
          found: {
            entityRef: stale.entityRef,
            title: stale.title,
            causes: [],
            findings: [],
            remembered: [],
            losses: [],
          },
        },
      ],
      { settings: incidentSettings, announcementsOf: () => [] },
      time.now,
    );
    await expect(knex('incident_entries')).resolves.toEqual(before);
    const [pipeline] = await knex('pipelines').where({ id });
    expect(pipeline.health_rank).toBe(3);
  });
});
