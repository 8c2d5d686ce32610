import { setTimeout as sleep } from 'node:timers/promises';
import { backendArguments } from '../../lib/backend.mjs';
import { inRepository } from '../../lib/paths.mjs';
import { startPostgres } from '../../lib/postgres.mjs';
import { startProgram } from '../../lib/program.mjs';
import { connectSimulator, startSimulator } from '../../lib/simulator.mjs';
import { createQueues, placesOf } from '../lib/queues.mjs';
import { round } from './measure.mjs';

const SHARDS = { accounts: 4, regions: 3 };
/** What each answer of the simulated AWS takes. */
const LATENCY_MS = 50;
const PATIENCE_MS = 240_000;

/** A process that collects its part when it is asked to. */
function startReplica(options) {
  const { child, ended } = startProgram(
    [
      ...backendArguments(
        inRepository('scripts', 'bench', 'collection', 'replica.mjs'),
      ),
      JSON.stringify(options),
    ],
    { env: { AWS_ENDPOINT_URL: options.address }, ipc: true },
  );
  const ask = what =>
    new Promise((resolve, reject) => {
      child.once('message', resolve);
      ended.then(code => reject(new Error(`A replica ended with ${code}`)));
      child.send(what);
    });
  return { child, ask };
}

/** What a full round of twelve shards takes so many processes on a PostgreSQL of theirs: wall time, and CPU of the busiest. */
export async function measureReplicas({ bundle, replicas, pipelines, rounds }) {
  const simulated = await startSimulator({ speed: 0 });
  const postgres = await startPostgres();
  const { address } = simulated;
  const options = { bundle, address, pipelines, postgres: postgres.url };
  const started = [];
  try {
    await createQueues(address, pipelines, placesOf(SHARDS));
    const { ask, advance } = await connectSimulator(address);
    while (started.length < replicas) {
      started.push(startReplica({ ...options, ...SHARDS }));
      // One after the other, so that one makes the tables.
      await started.at(-1).ask('keep');
    }
    const all = what => Promise.all(started.map(replica => replica.ask(what)));
    const until = Date.now() + PATIENCE_MS;
    const isShared = parts =>
      parts.every(
        ({ shards, unknown }) => shards === 12 / replicas && !unknown,
      );
    while (!isShared(await all('collect'))) {
      if (Date.now() > until) throw new Error('The shards are not shared');
      await advance(10);
      await sleep(100);
    }
    await ask('/faults', { kind: 'latency', milliseconds: LATENCY_MS });
    const measured = [];
    for (let turn = 0; turn <= rounds; turn += 1) {
      await advance(60);
      const began = performance.now();
      const parts = await all('collect');
      measured.push({
        wallSeconds: round((performance.now() - began) / 1000),
        cpuSeconds: round(
          Math.max(...parts.map(({ cpuSeconds }) => cpuSeconds)),
        ),
      });
    }
    // The first one fills what caches hold.
    const [, ...warm] = measured;
    return warm.sort((a, b) => a.wallSeconds - b.wallSeconds)[
      Math.floor(warm.length / 2)
    ];
  } finally {
    started.forEach(({ child }) => child.kill());
    await simulated.stop();
    await postgres.stop();
  }
}
