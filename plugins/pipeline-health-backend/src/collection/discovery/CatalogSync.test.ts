import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import { entityOf, setUpCollection, T } from '../__testUtils__/setUpCollection';

describeOnDatabases('CatalogSync', ({ migrated }) => {
  it('stores what entities say, and writes again only what changed', async () => {
    const knex = await migrated();
    const { sync, entities, source, time } = setUpCollection(knex);
    const arn = source.add('orders');
    entities.push({
      ...entityOf('orders', [arn, 'nonsense']),
      metadata: {
        ...entityOf('orders', [arn, 'nonsense']).metadata,
        title: 'Orders',
        links: [
          { url: 'https://example.com/other' },
          { url: 'https://example.com/runbook', type: 'runbook' },
        ],
      },
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/shop' },
        { type: 'partOf', targetRef: 'component:default/x' },
        { type: 'partOf', targetRef: 'system:default/sales' },
      ],
    });
    await expect(sync.run()).resolves.toEqual({
      listed: 1,
      changed: 1,
      removed: 0,
    });
    const [row] = await knex('pipelines');
    expect(row).toMatchObject({
      entity_ref: 'component:default/orders',
      title: 'Orders',
      owner: 'group:default/shop',
      system: 'system:default/sales',
      runbook: 'https://example.com/runbook',
      revision: 1,
      assessed_revision: 0,
    });
    expect(JSON.parse(row.declaration)).toMatchObject({
      stages: [{ arn, kind: 'fake-queue', name: 'orders' }],
      problems: [
        {
          key: 'pipeline-health.io/aws-arns',
          message: expect.stringContaining("'nonsense' is not an ARN"),
        },
      ],
    });

    time.now += 1000;
    await expect(sync.run()).resolves.toMatchObject({ changed: 0 });
    entities[0].metadata.title = 'All orders';
    await expect(sync.run()).resolves.toMatchObject({ changed: 1 });
    const [changed] = await knex('pipelines');
    expect(changed.title).toBe('All orders');
    expect(Number(changed.next_resolve_at)).toBe(T + 1000);
  });

  it('stores what the catalog calls owner and system, and follows a new name', async () => {
    const knex = await migrated();
    const { sync, entities, source, catalog } = setUpCollection(knex);
    const group: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'shop', title: 'Shop' },
      spec: { profile: { displayName: 'The shop' } },
    };
    const system: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: 'sales' },
    };
    entities.push({
      ...entityOf('orders', [source.add('orders')]),
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/shop' },
        { type: 'partOf', targetRef: 'system:default/sales' },
      ],
    });
    catalog.getEntitiesByRefs = (...asked) =>
      catalogServiceMock({ entities: [group, system] }).getEntitiesByRefs(
        ...asked,
      );
    const stored = async () => {
      await sync.run();
      return knex('pipelines').first('owner_title', 'system_title');
    };
    await expect(stored()).resolves.toEqual({
      owner_title: 'The shop',
      system_title: null,
    });
    group.spec = {};
    await expect(stored()).resolves.toMatchObject({ owner_title: 'Shop' });
  });

  it('forgets an entity that two listings in a row lack, with its stages', async () => {
    const knex = await migrated();
    const { sync, entities, source, collect, overview, retention } =
      setUpCollection(knex);
    entities.push(
      entityOf('stays', [source.add('stays')]),
      entityOf('goes', [source.add('goes', { depth: 1 })]),
    );
    await collect();
    const gone = entities.pop() as Entity;
    await expect(sync.run()).resolves.toMatchObject({ removed: 0 });
    entities.push(gone);
    await expect(sync.run()).resolves.toMatchObject({ removed: 0 });
    entities.pop();
    await expect(sync.run()).resolves.toMatchObject({ removed: 0 });
    await expect(sync.run()).resolves.toMatchObject({ removed: 1 });

    const counts = await overview.counts({ visible: {} }, T);
    expect(counts).toMatchObject({ healthy: 1, critical: 0 });
    const incidents = await knex('incidents').whereNull('resolved_at');
    expect(incidents).toEqual([]);
    await retention.run();
    const stages = await knex('stages').select('name');
    expect(stages).toEqual([{ name: 'stays' }]);
  });

  it('removes nothing when the catalog fails in the middle', async () => {
    const knex = await migrated();
    const { sync, entities, source, catalog } = setUpCollection(knex);
    entities.push(entityOf('one', [source.add('one')]));
    await sync.run();
    const gone = new Error('The catalog is gone');
    catalog.queryEntities = jest
      .fn()
      .mockRejectedValue(gone)
      .mockResolvedValueOnce({ items: [], pageInfo: { nextCursor: 'next' } });
    await expect(sync.run()).rejects.toThrow('The catalog is gone');
    await expect(sync.run()).rejects.toThrow('The catalog is gone');
    await expect(knex('pipelines')).resolves.toHaveLength(1);
  });

  it('follows an annotation that changes', async () => {
    const knex = await migrated();
    const { entities, source, collect, pipeline } = setUpCollection(knex);
    const [before, after] = [source.add('before'), source.add('after')];
    entities.push(entityOf('one', [before]));
    await collect();
    entities[0] = entityOf('one', [after]);
    await collect();
    const one = await pipeline('one');
    expect(one?.stages.map(({ arn }) => arn)).toEqual([after]);
    expect(one?.health).toBe('healthy');
  });

  describe('what other plugins name', () => {
    const resourceOf = (
      name: string,
      annotations: { [key: string]: string },
      dependants: string[],
    ): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name, annotations },
      relations: dependants.map(targetRef => ({
        type: 'dependencyOf',
        targetRef,
      })),
    });
    const SHOP = 'component:default/shop';
    const declared = async (knex: Knex) =>
      Object.fromEntries(
        (await knex('pipelines').select('entity_ref', 'declaration')).map(
          ({ entity_ref: ref, declaration }) => {
            const { stages, problems } = JSON.parse(declaration);
            return [
              ref,
              { stages: stages.map((it: StageRef) => it.name), problems },
            ];
          },
        ),
      );

    it('are stages of the components that depend on it, each once', async () => {
      const knex = await migrated();
      const { collect, entities, source, pipeline } = setUpCollection(knex);
      const [orders, bills] = [source.add('orders'), source.add('bills')];
      entities.push(
        entityOf('shop', []),
        entityOf('nobody', []),
        resourceOf('a', { 'amazon.com/sqs-queue-arn': orders }, [
          SHOP,
          'system:default/sales',
        ]),
        resourceOf('b', { 'aws.amazon.com/arn': orders }, [SHOP]),
        resourceOf('c', { 'aws.amazon.com/arn': bills }, [SHOP]),
        resourceOf(
          'd',
          {
            'aws.amazon.com/arn': 'arn:aws:rds:eu-central-1:123456789012:db:d',
          },
          [SHOP, 'component:default/nobody'],
        ),
        resourceOf('e', { 'aws.amazon.com/arn': '' }, [SHOP]),
      );
      await collect();
      expect(await declared(knex)).toEqual({
        [SHOP]: { stages: ['bills', 'orders'], problems: [] },
      });
      expect((await pipeline('shop'))?.health).toBe('healthy');
    });

    it('is trouble where it is no ARN, and costs nothing else', async () => {
      const knex = await migrated();
      const { sync, entities, source } = setUpCollection(knex);
      entities.push(
        entityOf('shop', []),
        resourceOf('bad', { 'amazon.com/sqs-queue-arn': 'orders' }, [SHOP]),
        resourceOf('alike', { 'amazon.com/sqs-queue-arn': 'orders' }, [SHOP]),
        resourceOf('good', { 'aws.amazon.com/arn': source.add('bills') }, [
          SHOP,
        ]),
      );
      await sync.run();
      expect(await declared(knex)).toEqual({
        [SHOP]: {
          stages: ['bills'],
          problems: ['resource:default/alike', 'resource:default/bad'].map(
            entityRef => ({
              key: 'amazon.com/sqs-queue-arn',
              message:
                "'orders' is not an ARN; expected arn:partition:service:region:account:resource",
              sentence: { key: 'arn.none', values: { text: 'orders' } },
              entityRef,
            }),
          ),
        },
      });
    });

    it('gives way to what is written for Pipeline Health', async () => {
      const knex = await migrated();
      const { sync, entities, source } = setUpCollection(knex);
      const [own, other] = [source.add('own'), source.add('other')];
      entities.push(
        entityOf('declares', [own]),
        entityOf('adopts', []),
        resourceOf(
          'both',
          {
            'aws.amazon.com/arn': other,
            'pipeline-health.io/aws-arns': own,
          },
          ['component:default/declares', 'component:default/adopts'],
        ),
        resourceOf('queue', { 'aws.amazon.com/arn': other }, [
          'component:default/declares',
        ]),
      );
      await sync.run();
      expect(await declared(knex)).toEqual({
        'component:default/adopts': { stages: ['own'], problems: [] },
        'component:default/declares': { stages: ['own'], problems: [] },
        'resource:default/both': { stages: ['own'], problems: [] },
      });
    });

    it('ends with the annotation, and is nothing when nothing is adopted', async () => {
      const knex = await migrated();
      const { sync, entities, source } = setUpCollection(knex);
      const entity = entityOf('shop', [], {
        'amazon.com/lambda-function-arn': source.add('orders'),
      });
      entities.push(entity);
      await sync.run();
      expect(Object.keys(await declared(knex))).toEqual([SHOP]);
      entity.metadata.annotations = {};
      await sync.run();
      await expect(sync.run()).resolves.toMatchObject({ removed: 1 });

      entity.metadata.annotations = {
        'amazon.com/lambda-function-arn': source.add('orders'),
      };
      const off = setUpCollection(knex, {
        discovery: { adoptedAnnotations: [] },
      });
      off.entities.push(entity);
      await expect(off.sync.run()).resolves.toMatchObject({ listed: 0 });
    });
  });
});
