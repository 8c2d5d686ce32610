import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { StageRefusal } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
} from '../__testUtils__/setUpCollection';

describeOnDatabases('stages that a pipeline may not have', ({ migrated }) => {
  function setUp(knex: Knex, settings = {}) {
    const setup = setUpCollection(knex, settings);
    const { source, entities, pipeline } = setup;
    const state = {
      /** By the name of a queue: the owner who may have it; nobody can tell of one without. */
      owners: {} as { [name: string]: string | undefined },
    };
    const refuse = async (
      stages: readonly { arn: string; name: string }[],
      owner?: string,
    ) =>
      stages.flatMap(({ arn, name }): StageRefusal[] => {
        const allowed = state.owners[name];
        if (allowed === undefined) {
          return [{ stage: arn, reason: 'nobody can tell', uncertain: true }];
        }
        return allowed === owner
          ? []
          : [{ stage: arn, reason: 'it is of another' }];
      });
    const own = (name: string, arns: string[], owner: string) => {
      const entity = entityOf(name, arns);
      entity.relations = [{ type: RELATION_OWNED_BY, targetRef: owner }];
      entities.push(entity);
      return entity;
    };
    const stagesOf = async (name: string) =>
      (await pipeline(name))?.stages.map(stage => stage.name).sort();
    const told = async (name: string) =>
      (await pipeline(name))?.findings.map(finding => finding.title);
    return { ...setup, source, state, refuse, own, stagesOf, told };
  }

  const SHOP = 'group:default/shop';
  const FINANCE = 'group:default/finance';

  it('are not read, and the pipeline tells why', async () => {
    const { source, state, refuse, own, collect, stagesOf, told } = setUp(
      await migrated(),
    );
    source.refusals = refuse;
    state.owners = { orders: SHOP, payments: FINANCE, dlq: FINANCE };
    const dlq = source.add('dlq');
    const orders = source.add('orders');
    source.stages.get(orders)!.links = [
      { from: orders, to: dlq, relation: 'dead-letter-queue' },
    ];
    own('mine', [orders, source.add('payments')], SHOP);
    await collect();
    await collect();

    expect(await stagesOf('mine')).toEqual(['orders']);
    expect(source.described).toEqual([orders]);
    expect(await told('mine')).toEqual([
      expect.stringContaining('payments is not watched: it is of another'),
    ]);
  });

  it('leave when the entity or the resource gets another owner, and come back', async () => {
    const { source, state, refuse, own, collect, stagesOf, time } = setUp(
      await migrated(),
    );
    source.refusals = refuse;
    state.owners = { orders: SHOP };
    const entity = own('mine', [source.add('orders')], SHOP);
    await collect();
    expect(await stagesOf('mine')).toEqual(['orders']);

    entity.relations = [{ type: RELATION_OWNED_BY, targetRef: FINANCE }];
    await collect();
    expect(await stagesOf('mine')).toEqual([]);

    state.owners.orders = FINANCE;
    time.now += HOUR + MINUTE;
    await collect();
    expect(await stagesOf('mine')).toEqual(['orders']);
  });

  it('are kept and not added while nobody can tell', async () => {
    const { source, state, refuse, own, collect, stagesOf, told, time } = setUp(
      await migrated(),
    );
    source.refusals = refuse;
    state.owners = { orders: SHOP };
    own('mine', [source.add('orders'), source.add('payments')], SHOP);
    await collect();
    expect(await stagesOf('mine')).toEqual(['orders']);
    expect(await told('mine')).toEqual([
      expect.stringContaining('payments is not watched: nobody can tell'),
    ]);
    state.owners = {};
    time.now += HOUR + MINUTE;
    await collect();
    expect(await stagesOf('mine')).toEqual(['orders']);
  });

  it('are asked about once more after a start, for pipelines of before', async () => {
    const knex = await migrated();
    const before = setUp(knex);
    before.own('mine', [before.source.add('orders')], SHOP);
    await before.collect();
    expect(await before.stagesOf('mine')).toEqual(['orders']);
    await before.replica.leave();

    const after = setUp(knex);
    after.source.refusals = after.refuse;
    after.state.owners = { orders: FINANCE };
    after.own('mine', [after.source.add('orders')], SHOP);
    await after.collect();
    expect(await after.stagesOf('mine')).toEqual([]);
  });

  it('are those beyond the number that is allowed', async () => {
    const { source, own, collect, stagesOf, told } = setUp(await migrated(), {
      limits: { stagesPerPipeline: 2 },
    });
    const arns = ['a', 'b', 'c'].map(name => source.add(name));
    own('large', arns, SHOP);
    own('small', arns.slice(0, 2), SHOP);
    await collect();
    expect(await stagesOf('large')).toEqual(['a', 'b']);
    expect(source.described).toHaveLength(2);
    expect(await told('large')).toEqual([
      expect.stringContaining('Only the first 2 stages are watched'),
    ]);
    expect(await told('small')).toEqual([]);
  });
});

describeOnDatabases('links that an entity declares', ({ migrated }) => {
  it('bring their stages and are judged and shown, until they are declared no more', async () => {
    const { source, entities, collect, pipeline, time } = setUpCollection(
      await migrated(),
    );
    const failed = source.add('failed');
    const orders = source.add('orders');
    const entity = entityOf('mine', [failed]);
    const annotations = entity.metadata.annotations ?? {};
    const link = { from: orders, to: failed, relation: 'dead-letter-queue' };
    annotations['pipeline-health.io/links'] = JSON.stringify([link]);
    entities.push(entity);
    await collect();
    await collect();
    expect(await pipeline('mine')).toMatchObject({
      links: [link],
      stages: [
        { name: 'failed', origin: 'declared' },
        { name: 'orders', origin: 'discovered' },
      ],
    });
    delete annotations['pipeline-health.io/links'];
    time.now += 5 * MINUTE;
    await collect();
    expect(await pipeline('mine')).toMatchObject({
      links: [],
      stages: [{ name: 'failed' }],
    });
  });
});
