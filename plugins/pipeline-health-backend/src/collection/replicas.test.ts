import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { complete } from './__testUtils__/MemorySource';
import {
  entityOf,
  MINUTE,
  setUpCollection,
} from './__testUtils__/setUpCollection';

/** A replica that would read a value of its own, by which one knows who was asked. */
function setUp(knex: Knex, value: number) {
  const collecting = setUpCollection(knex);
  const { source, entities, replica } = collecting;
  const arn = source.add('orders');
  source.stages.get(arn)!.answer = request => ({
    ...complete(request),
    samples: complete(request).samples.map(({ at }) => ({ at, value })),
  });
  entities.push(entityOf('orders', [arn]));
  return {
    ...collecting,
    /** Has it not renew its leases for so long that others may take them. */
    standStill: () =>
      knex('leases')
        .where({ holder: replica.name })
        .update({ locked_until: 1 }),
  };
}

describeOnDatabases('replicas', ({ migrated }) => {
  it('refuse what one of them writes that stood still meanwhile', async () => {
    const knex = await migrated();
    const stalled = setUp(knex, 999);
    const other = setUp(knex, 1);
    const stored = () => ({
      hours: knex('sample_hours').orderBy(['series_id', 'hour']).select(),
      series: knex('series').orderBy('id').select(),
    });
    let meanwhile: { hours: unknown; series: unknown } | undefined;
    stalled.source.beforeAnswer = async () => {
      if (!meanwhile && stalled.source.requests.length > 0) {
        await stalled.standStill();
        await other.collect();
        meanwhile = {
          hours: await stored().hours,
          series: await stored().series,
        };
      }
    };
    await stalled.collect();
    expect(meanwhile?.hours).not.toEqual([]);
    expect(await stored().hours).toEqual(meanwhile?.hours);
    expect(await stored().series).toEqual(meanwhile?.series);
    await expect(stalled.pipeline('orders')).resolves.toMatchObject({
      health: 'healthy',
    });
    expect([...stalled.announced, ...other.announced]).toHaveLength(1);
  });

  it('go on at once with what one of them that ends has given back', async () => {
    const knex = await migrated();
    const ending = setUp(knex, 1);
    await ending.collect();
    await ending.replica.leave();
    const other = setUp(knex, 1);
    other.time.now += 10 * MINUTE;
    await other.collect();
    expect(other.source.described).toHaveLength(1);
    const states = await other.stores.leases.list();
    expect(new Set(states.map(({ holder }) => holder))).toEqual(
      new Set([other.replica.name]),
    );
  });
});
