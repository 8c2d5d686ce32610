import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from './userError.mjs';

const PATIENCE_MS = 5_000;
const PAUSE_MS = 5_000;

/** Why a PostgreSQL cannot be used, in one sentence; undefined where it can. */
async function faultOf(url, patience = PATIENCE_MS) {
  // Imported late: it is there only after the dependencies are installed.
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  // A connection that breaks off once it stands says so here as well.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    // What is tried at several addresses fails without a message of its own.
    const why = error.message || error.code;
    return `PostgreSQL at ${new URL(url).host} cannot be used: ${why}.`;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Throws one sentence when a PostgreSQL cannot be used, which Backstage would
 * tell by one error for each of its services.
 */
export async function requirePostgres(url, patience) {
  const fault = await faultOf(url, patience);
  if (fault) {
    throw new UserError(`${fault} Start it, or name another with --database.`);
  }
}

/** Says when a PostgreSQL goes away while it is used, and when it is back, until the signal is given. */
export async function watchPostgres(url, say, { signal, pause = PAUSE_MS }) {
  let isThere = true;
  while (!signal.aborted) {
    const fault = await faultOf(url);
    if (signal.aborted) return;
    if (fault && isThere) {
      say(`${fault} Pages say so until it is back, and then go on.`);
    } else if (!fault && !isThere) {
      say(`PostgreSQL at ${new URL(url).host} is back.`);
    }
    isThere = !fault;
    await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
  }
}
