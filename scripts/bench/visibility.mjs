/*
 * How long a list takes for who may see 5 of many pipelines, as a multiple of
 * the same list for who may see all, in the same process and database.
 */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bundleExports } from '../lib/bundle.mjs';
import { main } from '../lib/main.mjs';
import { inRepository } from '../lib/paths.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';
import { fill, REASONS, SEEN } from './lib/fill.mjs';

const { values } = parseArgs({
  options: {
    pipelines: { type: 'string', default: '10000' },
    times: { type: 'string', default: '21' },
  },
});
const count = Number(values.pipelines);

async function loadDatabase() {
  const outfile = await bundleExports(
    `export * from './plugins/pipeline-health-backend/src/database';`,
    'bench',
    'visibility.cjs',
  );
  return createRequire(inRepository('package.json'))(outfile);
}

async function p50(work) {
  const times = [];
  for (let time = 0; time < Number(values.times); time++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

async function measureOn(connection, { createStores, migrate }) {
  const require = createRequire(
    inRepository('plugins', 'pipeline-health-backend', 'package.json'),
  );
  const knex = require('knex')({ ...connection, useNullAsDefault: true });
  try {
    await migrate(knex);
    const stores = createStores(knex);
    await fill(knex, stores, count);
    const list = visible =>
      p50(async () => {
        const options = { orderBy: 'urgency', limit: 50, now: Date.now() };
        await stores.overview.list({ visible }, options);
        await stores.overview.counts({ visible }, options.now);
      });
    const all = await list({});
    const result = { allMilliseconds: Math.round(all) };
    for (const [reason, visible] of Object.entries(REASONS)) {
      result[reason] = Number(((await list(visible)) / all).toFixed(2));
    }
    return result;
  } finally {
    await knex.destroy();
  }
}

await main(async progress => {
  await ensureToolchain(progress);
  const database = await loadDatabase();
  const result = { pipelines: count, seen: SEEN };
  result.sqlite = await measureOn(
    { client: 'better-sqlite3', connection: { filename: ':memory:' } },
    database,
  );
  const postgres = await startPostgres();
  try {
    result.postgres = await measureOn(
      { client: 'pg', connection: postgres.url },
      database,
    );
  } finally {
    await postgres.stop();
  }
  progress.say(JSON.stringify(result));
});
