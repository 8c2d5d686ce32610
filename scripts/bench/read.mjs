/*
 * How fast the API reads, as a multiple of the same backend's health endpoint.
 * The pipelines are stored by collection itself, from a simulated AWS.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureFrontend } from '../lib/frontend.mjs';
import { main } from '../lib/main.mjs';
import { LOCAL, startPortal } from '../lib/portal.mjs';
import { freePort } from '../lib/ports.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';
import { createQueues, pipelinePath, writeCatalog } from './lib/queues.mjs';
import { measureLatency, ratio } from './lib/load.mjs';

const TOKEN = 'a-token-of-this-benchmark-only';
const STORE_MINUTES = 10;

const { values } = parseArgs({
  options: {
    pipelines: { type: 'string', default: '1000' },
    clients: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
  },
});
const count = Number(values.pipelines);

const environment = {
  APP_CONFIG_catalog_locations: JSON.stringify([
    { type: 'file', target: writeCatalog(count) },
  ]),
  APP_CONFIG_backend_auth_externalAccess: JSON.stringify([
    { type: 'static', options: { token: TOKEN, subject: 'benchmark' } },
  ]),
  LOG_LEVEL: 'warn',
};

async function get(url) {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return response.ok ? response.json() : undefined;
}

/** Waits until every pipeline is stored and has been read once. */
async function untilStored(api) {
  const deadline = Date.now() + STORE_MINUTES * 60_000;
  for (;;) {
    const page = await get(`${api}/pipelines?limit=1`);
    const read = page ? page.totalItems - page.counts.unknown : 0;
    if (read === count) return;
    if (Date.now() > deadline) {
      throw new Error(
        `Only ${read} of ${count} pipelines were read within ${STORE_MINUTES} minutes`,
      );
    }
    await sleep(1_000);
  }
}

async function measure(portal, progress) {
  const api = `${portal.address}/api/pipeline-health`;
  await portal.untilReady();
  const began = Date.now();
  await progress.step(`Collecting ${count} pipelines`, () => untilStored(api));
  const storedSeconds = Math.round((Date.now() - began) / 1000);

  const load = path =>
    measureLatency({
      url: path,
      token: TOKEN,
      connections: Number(values.clients),
      seconds: Number(values.seconds),
    });
  const health = await load(`${portal.address}/.backstage/health/v1/readiness`);
  const list = await load(`${api}/pipelines?limit=50`);
  const detail = await load(`${api}${pipelinePath(0)}`);
  return {
    storedSeconds,
    health,
    list,
    detail,
    ratios: {
      listP50: ratio(list.p50, health.p50),
      listP99: ratio(list.p99, health.p99),
      detailP50: ratio(detail.p50, health.p50),
      detailP99: ratio(detail.p99, health.p99),
    },
  };
}

async function measureOn(database, progress) {
  const portal = await startPortal({
    port: await freePort(LOCAL),
    host: LOCAL,
    scenario: '',
    seed: 1,
    database,
    environment,
    prepareAws: address => createQueues(address, count),
  });
  try {
    return await Promise.race([
      measure(portal, progress),
      portal.failure.then(() => {
        throw new Error('The portal ended');
      }),
    ]);
  } finally {
    await portal.stop();
  }
}

await main(async progress => {
  await ensureToolchain(progress);
  await ensureFrontend(progress);
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-bench-'));
  const postgres = await startPostgres();
  const result = { pipelines: count, clients: Number(values.clients) };
  try {
    result.sqlite = await measureOn(
      { client: 'better-sqlite3', directory: folder },
      progress,
    );
    result.postgres = await measureOn(
      { client: 'pg', url: postgres.url },
      progress,
    );
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  progress.say(JSON.stringify(result));
});
