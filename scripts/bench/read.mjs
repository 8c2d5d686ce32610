/*
 * How fast the API reads, as a multiple of the same backend's health endpoint:
 * while nothing is collected, by who may see what and what is asked for, and
 * while a simulated AWS is collected from in the same process.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { backendArguments } from '../lib/backend.mjs';
import { bundleExports } from '../lib/bundle.mjs';
import { main } from '../lib/main.mjs';
import { inRepository } from '../lib/paths.mjs';
import { LOCAL } from '../lib/portal.mjs';
import { freePort } from '../lib/ports.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { startProgram } from '../lib/program.mjs';
import { startSimulator } from '../lib/simulator.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';
import { CHARTED, chartedStage, chartQuery, refOf } from './lib/fill.mjs';
import { measureLatency, ratio } from './lib/load.mjs';
import { createQueues, queueArn, queuePath } from './lib/queues.mjs';

const PAGE = 50;
const START_SECONDS = 240;
const COLLECTING_SECONDS = 240;

const { values } = parseArgs({
  options: {
    pipelines: { type: 'string', default: '1000,10000' },
    clients: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '5' },
    collecting: { type: 'string', default: '1000' },
    postgres: { type: 'boolean', default: false },
  },
});

/** Who asks: each sees all, five, or all but five pipelines. */
const CALLERS = ['all', 'few', 'most'];
const tokenOf = caller => `a-token-of-this-benchmark-only-${caller}`;

const backend = './plugins/pipeline-health-backend/src';

async function bundleBackend() {
  return bundleExports(
    `
          export { createStores, migrate } from '${backend}/database';
          export { pipelineHealthPlugin } from '${backend}/plugin';
          export { default as awsModule } from './plugins/pipeline-health-backend-module-aws/src';
          export { pipelineHealthConditions } from './plugins/pipeline-health-node/src';`,
    'bench',
    'read.cjs',
  );
}

/** Runs `work` with the address of a backend that holds, or collects, a number of pipelines. */
async function withBackend({ bundle, pipelines, aws }, work) {
  const postgres = values.postgres ? await startPostgres() : undefined;
  const port = await freePort(LOCAL);
  const { child, ended, said } = startProgram(
    [
      ...backendArguments(
        inRepository('scripts', 'bench', 'lib', 'readBackend.mjs'),
      ),
      JSON.stringify({
        bundle,
        pipelines,
        port,
        postgres: postgres?.url,
        collects: aws !== undefined,
        tokens: Object.fromEntries(
          CALLERS.map(caller => [caller, tokenOf(caller)]),
        ),
      }),
    ],
    {
      env: { LOG_LEVEL: 'error', ...(aws && { AWS_ENDPOINT_URL: aws }) },
      ipc: true,
    },
  );
  try {
    await said(/^(ready)$/, { withinSeconds: START_SECONDS });
    return await work(`http://${LOCAL}:${port}`, () => cpuOf(child));
  } finally {
    child.kill();
    await ended;
    await postgres?.stop();
  }
}

/** Milliseconds of the processor that a backend has used. */
async function cpuOf(child) {
  child.send('cpu');
  const [milliseconds] = await once(child, 'message');
  return milliseconds;
}

/** The latency of a question, and what an answer takes of the processor, which other work on the machine does not change much. */
async function load(url, cpu, { caller = 'all', headers = {} } = {}) {
  const before = await cpu();
  const { requests, ...latency } = await measureLatency({
    url,
    token: tokenOf(caller),
    connections: Number(values.clients),
    seconds: Number(values.seconds),
    headers,
  });
  const cpuMs = ((await cpu()) - before) / requests;
  return { ...latency, cpuMs: Number(cpuMs.toFixed(2)) };
}

async function get(url, caller = 'all') {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${tokenOf(caller)}` },
  });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return { body: await response.json(), etag: response.headers.get('etag') };
}

/** The address of the last page of a list. */
async function lastPage(list) {
  let url = list;
  for (;;) {
    const { body } = await get(url);
    if (!body.nextCursor) return url;
    url = `${list}&cursor=${body.nextCursor}`;
  }
}

const pathOf = entityRef => {
  const [kind, namespace, name] = entityRef.split(/[:/]/);
  return `/pipelines/${kind}/${namespace}/${name}`;
};

/** Measures questions beside the health endpoint of the same process. */
async function beside(address, cpu, questions) {
  const health = await load(`${address}/.backstage/health/v1/readiness`, cpu);
  const result = { health };
  for (const [name, { url, ...asker }] of Object.entries(questions)) {
    const { p50, p99, cpuMs } = await load(url, cpu, asker);
    result[name] = {
      p50,
      p99,
      cpuMs,
      p50OfHealth: ratio(p50, health.p50),
      p99OfHealth: ratio(p99, health.p99),
      cpuOfHealth: Number((cpuMs / health.cpuMs).toFixed(1)),
    };
  }
  return result;
}

async function measureIdle(address, cpu, pipelines) {
  const api = `${address}/api/pipeline-health`;
  const list = `${api}/pipelines?limit=${PAGE}`;
  const pipeline = `${api}${pathOf(refOf(CHARTED))}`;
  const { body, etag } = await get(list);
  // An empty list would be read fast.
  if (body.totalItems !== pipelines) {
    throw new Error(
      `The list has ${body.totalItems} of ${pipelines} pipelines`,
    );
  }
  return beside(address, cpu, {
    list: { url: list },
    listOfFew: { url: list, caller: 'few' },
    listOfMost: { url: list, caller: 'most' },
    search: { url: `${list}&text=pipeline%2099` },
    lastPage: { url: await lastPage(list) },
    ...(etag && {
      unchangedList: { url: list, headers: { 'if-none-match': etag } },
    }),
    detail: { url: pipeline },
    incidents: { url: `${pipeline}/incidents` },
    series: { url: `${pipeline}/series?${chartQuery(chartedStage())}` },
  });
}

/** While pipelines are collected for the first time, and their history after them. */
async function measureCollecting(bundle) {
  const pipelines = Number(values.collecting);
  const simulated = await startSimulator();
  try {
    await createQueues(simulated.address, pipelines);
    return await withBackend(
      { bundle, pipelines, aws: simulated.address },
      async (address, cpu) => {
        const api = `${address}/api/pipeline-health`;
        const list = `${api}/pipelines?limit=${PAGE}`;
        const path = queuePath(0);
        const end = Date.now() + COLLECTING_SECONDS * 1000;
        const isRead = async () => {
          const { body } = await get(list);
          return body.totalItems - body.counts.unknown > 0;
        };
        while (!(await isRead())) {
          if (Date.now() > end) throw new Error('No pipeline has a verdict');
          await new Promise(resolve => setTimeout(resolve, 500));
        }
        return beside(address, cpu, {
          list: { url: list },
          detail: { url: `${api}${path}` },
          series: { url: `${api}${path}/series?${chartQuery(queueArn(0))}` },
        });
      },
    );
  } finally {
    await simulated.stop();
  }
}

await main(async progress => {
  await ensureToolchain(progress);
  const bundle = await bundleBackend();
  const results = [];
  for (const pipelines of values.pipelines.split(',').map(Number)) {
    const result = await progress.step(
      `Reading of ${pipelines} pipelines`,
      () =>
        withBackend({ bundle, pipelines }, (address, cpu) =>
          measureIdle(address, cpu, pipelines),
        ),
    );
    progress.say(JSON.stringify({ pipelines, ...result }));
    results.push({ pipelines, ...result });
  }
  const collecting =
    values.collecting === '0'
      ? undefined
      : await progress.step(
          `Reading while ${values.collecting} pipelines are collected`,
          () => measureCollecting(bundle),
        );
  const idle = results.find(
    ({ pipelines }) => String(pipelines) === values.collecting,
  );
  progress.say(
    JSON.stringify({
      database: values.postgres ? 'postgres' : 'sqlite',
      clients: Number(values.clients),
      results,
      collecting,
      ...(collecting &&
        idle && {
          listP99OfIdle: ratio(collecting.list.p99, idle.list.p99),
        }),
    }),
  );
});
