import { mockServices } from '@backstage/backend-test-utils';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { openDatabase } from './openDatabase';

describeOnDatabases('openDatabase', ({ empty }) => {
  it('lets errors say what the database says, not what it was told', async () => {
    const knex = await openDatabase(
      mockServices.database.mock({ getClient: async () => empty() }),
    );
    const shards = Array.from({ length: 100 }, (_, index) => ({
      account: String(index).padStart(100, 'x'),
      region: null,
    }));
    const failure = async (asked: PromiseLike<unknown>) =>
      Promise.resolve(asked).then(
        () => '',
        ({ message }: Error) => message,
      );
    for (const message of [
      await failure(knex('shards').insert(shards)),
      await failure(knex.transaction(trx => trx('shards').insert(shards))),
    ]) {
      expect(message).toMatch(/^insert into .*… - .*(null|NULL)/);
      expect(message.length).toBeLessThan(300);
    }
  });
});
