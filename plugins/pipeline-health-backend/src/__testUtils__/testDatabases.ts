import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrate } from '../database';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** Describes tests on every database that is there to test on. */
export function describeOnDatabases(
  name: string,
  describeOn: (database: {
    /** An empty database with all tables. */
    migrated: () => Promise<Knex>;
    /** An empty database. */
    empty: () => Promise<Knex>;
  }) => void,
): void {
  describe.each(databases.eachSupportedId())(
    `${name} on %s`,
    (id: TestDatabaseId) => {
      const empty = () => databases.init(id);
      describeOn({
        empty,
        migrated: async () => {
          const knex = await empty();
          await migrate(knex);
          return knex;
        },
      });
    },
  );
}
