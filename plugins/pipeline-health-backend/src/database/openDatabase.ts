import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';

/** Connects to the plugin's database and brings its tables up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  knex.on('query-error', (error: Error) => {
    error.message = inFewWords(error.message);
  });
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  return knex;
}

/** Brings the tables up to date. */
export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@pipeline-health/plugin-pipeline-health-backend',
      'migrations',
    ),
  });
}

/** What stands before the words of the database is the whole statement, with all values. */
function inFewWords(message: string): string {
  const end = message.lastIndexOf(' - ');
  return end < 0
    ? message
    : `${abridge(message.slice(0, end))}${message.slice(end)}`;
}
