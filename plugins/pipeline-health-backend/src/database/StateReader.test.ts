import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { StateReader } from './StateReader';

describeOnDatabases('StateReader', ({ migrated }) => {
  it('tells that something was written, and only then', async () => {
    const knex = await migrated();
    const reader = new StateReader(knex);
    const before = await reader.state();
    await knex('traits').select();
    expect(await reader.state()).toBe(before);
    await knex('traits').increment('version', 1);
    const written = await reader.state();
    expect(written).not.toBe(before);
    await knex.transaction(async trx => {
      await trx('traits').increment('version', 1);
    });
    expect(await reader.state()).not.toBe(written);
  });
});
