import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { isPostgres } from './bulk';
import { LeaseLostError } from './leaseRecords';
import { LeaseStore } from './LeaseStore';

const T = 1_800_000_000_000;
const MINUTE = 60_000;
const SHARDS = ['1/eu', '1/us', '2/eu'];

describeOnDatabases('LeaseStore', ({ migrated }) => {
  const setUp = async () => {
    const knex = await migrated();
    const leases = new LeaseStore(knex);
    await leases.add('shard', SHARDS);
    return {
      knex,
      leases,
      /** Has a replica not renew what it holds for longer than that is held. */
      expire: (holder: string) =>
        knex('leases').where({ holder }).update({ locked_until: 1 }),
    };
  };
  const all = { kind: 'shard', limit: 10 } as const;

  it('gives a lease to one, and tells who holds what', async () => {
    const { leases } = await setUp();
    await leases.renew('one', T);
    const [first] = await leases.take('one', { kind: 'shard', limit: 1 }, T);
    expect(first).toEqual({
      name: '1/eu',
      kind: 'shard',
      epoch: 1,
      isDue: true,
    });
    const states = await leases.list();
    expect(
      states.map(({ name, kind, holder, epoch }) => [
        name,
        kind,
        holder,
        epoch,
      ]),
    ).toEqual([
      ['one', 'replica', 'one', 0],
      ['1/eu', 'shard', 'one', 1],
      ['1/us', 'shard', undefined, 0],
      ['2/eu', 'shard', undefined, 0],
    ]);
    const [replica, held, free] = states;
    expect(held.shard).toEqual({ account: '1', region: 'eu' });
    expect(held.until! - held.since!).toBeGreaterThanOrEqual(20_000);
    expect(replica.since).toBeLessThanOrEqual(held.since!);
    expect([free.since, free.until]).toEqual([undefined, undefined]);
  });

  it('is postponed, and made due for whoever holds it', async () => {
    const { leases } = await setUp();
    const [lease] = await leases.take('one', all, T);
    await leases.postpone(lease, MINUTE, T);
    const dueOf = async () =>
      (await leases.renew('one', T)).map(({ isDue }) => isDue).sort();
    expect(await dueOf()).toEqual([false, true, true]);
    await leases.makeDue({ kind: 'shard' });
    expect(await dueOf()).toEqual([true, true, true]);
  });

  it('refuses what is written under a lease that another has taken', async () => {
    const { knex, leases, expire } = await setUp();
    const [lease] = await leases.take('one', all, T);
    const write = (title: string) =>
      leases.whileHeld(lease, async trx => {
        await trx('shards').insert({
          account: title,
          region: 'eu',
          ended_at: T,
          duration_seconds: 1,
        });
      });
    await write('in time');
    await expire('one');
    // It is late, but nobody took it.
    await write('late');
    await leases.take('two', all, T);
    await expect(write('too late')).rejects.toThrow(LeaseLostError);
    expect(await knex('shards').pluck('account')).toEqual(['in time', 'late']);
    expect(await leases.renew('one', T)).toEqual([]);
  });

  it('is free at once when it is given up', async () => {
    const { leases } = await setUp();
    const [lease] = await leases.take('one', all, T);
    await leases.giveUp([lease]);
    expect(
      await leases.take('two', { kind: 'shard', limit: 1 }, T),
    ).toMatchObject([{ name: lease.name, epoch: 2 }]);
    await leases.renew('one', T);
    await leases.leave('one');
    expect((await leases.list()).map(({ name }) => name)).toEqual(SHARDS);
    expect(await leases.take('three', { ...all, limit: 2 }, T)).toHaveLength(2);
  });

  it('knows the shards of the stages that there are', async () => {
    const { knex, leases } = await setUp();
    await knex('stages').insert({
      arn: 'arn',
      kind: 'queue',
      name: 'queue',
      account: '2',
      region: 'ap',
      failures: 0,
      tier: 'warm',
      next_describe_at: 0,
    });
    await leases.addShards();
    await leases.addShards();
    expect((await leases.countShards('one', T)).shards).toBe(4);
    await leases.dropUnwatchedShards();
    expect((await leases.list()).map(({ name }) => name)).toEqual(['2/ap']);
  });

  it('counts what living replicas hold', async () => {
    const { knex, leases, expire } = await setUp();
    await leases.renew('one', T);
    await leases.renew('two', T);
    await leases.take('one', { kind: 'shard', limit: 2 }, T);
    const { byReplica } = await leases.countShards('one', T);
    expect([...byReplica].sort()).toEqual(
      // Where a database is one replica's, the other has ended.
      isPostgres(knex)
        ? [
            ['one', 2],
            ['two', 0],
          ]
        : [['one', 2]],
    );
    await expire('one');
    const without = await leases.countShards('two', T);
    expect([without.shards, [...without.byReplica.keys()]]).toEqual([
      3,
      ['two'],
    ]);
    expect((await leases.list()).map(({ name }) => name)).not.toContain('one');
  });

  it('is left alone while it is held, where replicas share the database', async () => {
    const { knex, leases, expire } = await setUp();
    await leases.take('one', { kind: 'shard', limit: 2 }, T);
    const taken = await leases.take('two', all, T);
    expect(taken).toHaveLength(isPostgres(knex) ? 1 : 3);
    await expire('one');
    await leases.take('two', all, T);
    expect(await leases.renew('two', T)).toHaveLength(3);
  });
});
