import { UserError } from './userError.mjs';

const PATIENCE_MS = 5_000;

/**
 * Throws one sentence when a PostgreSQL cannot be used, which Backstage would
 * tell by one error for each of its services.
 */
export async function requirePostgres(url, patience = PATIENCE_MS) {
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
  } catch (error) {
    // What is tried at several addresses fails without a message of its own.
    const why = error.message || error.code;
    throw new UserError(
      `PostgreSQL at ${
        new URL(url).host
      } cannot be used: ${why}. Start it, or name another with --database.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
