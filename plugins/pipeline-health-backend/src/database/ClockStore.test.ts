import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { isPostgres } from './bulk';
import { ClockStore } from './ClockStore';

describeOnDatabases('ClockStore', ({ migrated }) => {
  it('tells whole milliseconds, which columns of times take, where the database has a clock', async () => {
    const knex = await migrated();
    const now = await new ClockStore(knex).now();
    expect(now === undefined).toBe(!isPostgres(knex));
    expect(
      await knex('action_tasks').where('leased_until', '<=', now ?? 0),
    ).toEqual([]);
  });
});
