import { mockServices } from '@backstage/backend-test-utils';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { openDatabase } from './openDatabase';

describeOnDatabases('openDatabase', ({ empty }) => {
  it('lets errors say what the database says, not what it was told', async () => {
    const knex = await openDatabase(
      mockServices.database.mock({ getClient: async () => empty() }),
    );
    const shard = { account: 'x'.repeat(10_000), region: null };
    const failure = async (asked: PromiseLike<unknown>) =>
      Promise.resolve(asked).then(
        () => '',
        ({ message }: Error) => message,
      );
    for (const message of [
      await failure(knex('shards').insert(shard)),
      await failure(knex.transaction(trx => trx('shards').insert(shard))),
    ]) {
      expect(message).toMatch(/^insert into .*… - .*(null|NULL)/);
      expect(message.length).toBeLessThan(300);
    }
  });
});
