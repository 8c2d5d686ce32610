/*
 * How long a list takes for who may see 5 of many pipelines, as a multiple of
 * the same list for who may see all, in the same process and database.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bundleOurs } from '../lib/bundle.mjs';
import { main } from '../lib/main.mjs';
import { cacheFolder, inRepository } from '../lib/paths.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';

const SEEN = 5;
const PAGE = 500;
const NOW = 2;

const { values } = parseArgs({
  options: {
    pipelines: { type: 'string', default: '10000' },
    times: { type: 'string', default: '21' },
  },
});
const count = Number(values.pipelines);

const refOf = index => `component:default/pipeline-${index}`;
const isSeen = index => index < SEEN;
const arnOf = index => `arn:aws:sqs:eu-central-1:111111111111:queue-${index}`;

/** Whoever sees 5 sees them for one of these reasons. */
const REASONS = {
  entities: { entityRefs: Array.from({ length: SEEN }, (_, at) => refOf(at)) },
  isOwner: { demands: { owners: ['group:default/seen'] } },
  hasLabel: { demands: { label: 'seen' } },
  hasStageKind: { demands: { stageKinds: ['seen'] } },
  inAccount: { demands: { accounts: ['222222222222'] } },
};

async function loadDatabase() {
  const outfile = join(cacheFolder, 'bench', 'visibility.cjs');
  await bundleOurs(
    {
      stdin: {
        contents: `export * from './plugins/pipeline-health-backend/src/database';`,
        resolveDir: inRepository(),
        loader: 'ts',
      },
    },
    outfile,
  );
  return createRequire(inRepository('package.json'))(outfile);
}

/** Stores pipelines of one stage each, as if they had been assessed. */
async function fill(knex, stores) {
  const indexes = Array.from({ length: count }, (_, index) => index);
  await stores.declarations.store(
    indexes.map(index => ({
      entityRef: refOf(index),
      title: `Pipeline ${index}`,
      owner: isSeen(index)
        ? 'group:default/seen'
        : `group:default/team-${index % 200}`,
      labels: isSeen(index) ? { seen: 'yes' } : { tier: 'other' },
      declaration: { stages: [], tags: {}, thresholds: {}, problems: [] },
      fingerprint: String(index),
    })),
    1,
  );
  const ids = await stores.stages.ensure(
    indexes.map(index => ({
      arn: arnOf(index),
      kind: isSeen(index) ? 'seen' : 'sqs-queue',
      name: `queue-${index}`,
      account: isSeen(index) ? '222222222222' : '111111111111',
      region: 'eu-central-1',
    })),
  );
  const rows = await knex('pipelines').select('id', 'entity_ref');
  const pipelines = new Map(rows.map(row => [row.entity_ref, row.id]));
  for (let start = 0; start < count; start += PAGE) {
    await knex('pipeline_stages').insert(
      indexes.slice(start, start + PAGE).map(index => ({
        pipeline_id: pipelines.get(refOf(index)),
        stage_id: ids.get(arnOf(index)),
        origin: 'declared',
        depth: 0,
        health: 'healthy',
        readings: '{}',
        tier: 'warm',
      })),
    );
  }
  await knex('pipelines').update({
    assessed_at: 1,
    health_rank: 3,
    summary: '{"readings":{}}',
  });
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
    await fill(knex, stores);
    await knex.raw('analyze');
    const list = visible =>
      p50(async () => {
        const options = { orderBy: 'urgency', limit: 50, now: NOW };
        await stores.overview.list({ visible }, options);
        await stores.overview.counts({ visible }, NOW);
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
