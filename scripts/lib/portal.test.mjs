import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databaseEnvironment, simulatorArguments } from './portal.mjs';

describe('databaseEnvironment', () => {
  it('names the folder of SQLite files', () => {
    assert.deepEqual(
      databaseEnvironment({ client: 'better-sqlite3', directory: '/data' }),
      {
        APP_CONFIG_backend_database_client: 'better-sqlite3',
        APP_CONFIG_backend_database_connection_directory: '/data',
      },
    );
  });

  it('replaces SQLite by a PostgreSQL', () => {
    assert.deepEqual(
      databaseEnvironment({ client: 'pg', url: 'postgres://db/postgres' }),
      {
        APP_CONFIG_backend_database_client: 'pg',
        APP_CONFIG_backend_database_connection: 'postgres://db/postgres',
      },
    );
    assert.equal(
      databaseEnvironment({ client: 'pg', url: 'x', prefix: 'demo_' })
        .APP_CONFIG_backend_database_prefix,
      'demo_',
    );
  });
});

describe('simulatorArguments', () => {
  it('hands on what the user chose', () => {
    const args = simulatorArguments({
      port: 4599,
      scenario: 'demo',
      seed: 7,
      reset: true,
    });
    assert.deepEqual(args.slice(-6), [
      '--port',
      '4599',
      '--scenario',
      'demo',
      '--seed',
      '7',
    ]);
  });
});
