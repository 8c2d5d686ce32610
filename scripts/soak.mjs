/*
 * Collects from the simulated AWS for a virtual week, and then compares every
 * stored sample with what CloudWatch holds. With chaos AWS fails now and then,
 * the process is killed and PostgreSQL stopped in the middle of what they do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectSimulator } from './bench/collection/simulator.mjs';
import { bundleExports } from './lib/bundle.mjs';
import { main } from './lib/main.mjs';
import { inRepository } from './lib/paths.mjs';
import { LOCAL, simulatorArguments } from './lib/portal.mjs';
import { freePort } from './lib/ports.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { planFaults, Seeded } from './soak/chaos.mjs';

const HOUR = 3_600_000;
/** So long nothing fails in the end, so that late points are looked for once more. */
const CALM = 5 * HOUR;

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '7' },
    step: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '30' },
    chaos: { type: 'boolean', default: false },
    kills: { type: 'string', default: '0' },
    outages: { type: 'string', default: '0' },
    postgres: { type: 'boolean', default: false },
  },
});

const PIPELINES = {
  orders: 'arn:aws:sqs:eu-central-1:123456789012:orders',
  payments: 'arn:aws:sqs:eu-central-1:123456789012:payments',
  exports: 'arn:aws:sqs:us-east-1:123456789012:exports',
  clicks: 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks',
};

async function bundleProduct() {
  return bundleExports(
    `
          export { startProduct } from './packages/trial/src/play/startProduct';
          export { useVirtualTime } from './packages/trial/src/play/virtualTime';
          export { compareWithTruth } from './plugins/pipeline-health-backend-module-aws/src/__testUtils__/storedTruth';`,
    'soak',
    'product.cjs',
  );
}

/** Starts a program; `onLine` is told of each line of its output. */
function start(args, env, onLine) {
  const child = spawn(process.execPath, args, {
    cwd: inRepository(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', onLine);
  const ended = new Promise(resolve => child.once('close', resolve));
  return { child, ended };
}

async function startSimulated() {
  const args = simulatorArguments({
    port: await freePort(LOCAL),
    scenario: inRepository('scripts', 'soak', 'scenario.yaml'),
    seed: values.seed,
  });
  let simulator;
  const address = await new Promise((resolve, reject) => {
    simulator = start([...args, '--speed', '0'], {}, line => {
      const found = /listens on (\S+)$/.exec(line);
      if (found) resolve(found[1]);
    });
    simulator.ended.then(() => reject(new Error('The simulator has ended')));
  });
  return {
    ...(await connectSimulator(address)),
    address,
    child: simulator.child,
  };
}

/** Runs processes one after the other until one has come to the end. */
async function soak({ options, postgres, progress }) {
  const random = new Seeded(Number(values.seed));
  const seen = { rounds: 0, days: [], kills: 0, outages: 0 };
  const [kills, outages] = [Number(values.kills), Number(values.outages)];
  const deadline = Date.now() + Number(values.minutes) * 60_000;
  while (!seen.truth) {
    const { child, ended } = start(
      [
        '--expose-gc',
        '--no-deprecation',
        inRepository('scripts', 'soak', 'process.mjs'),
        JSON.stringify(options),
      ],
      { AWS_ENDPOINT_URL: options.address },
      line => {
        const { round, day, truth } = line.startsWith('{')
          ? JSON.parse(line)
          : {};
        seen.truth ??= truth;
        if (round) seen.rounds += 1;
        if (day) seen.days.push(day);
        if (day) progress.say(`Day ${seen.days.length}: ${seen.rounds} rounds`);
        // In the middle of the next one.
        const isNext = count => seen[count] < Number(values[count]);
        if (round && isNext('kills') && random.next() < 0.3) {
          seen.kills += 1;
          sleep(random.next() * 400).then(() => child.kill('SIGKILL'));
        } else if (round && isNext('outages') && random.next() < 0.1) {
          seen.outages += 1;
          sleep(random.next() * 400)
            .then(() => postgres.interrupt())
            .then(resume => sleep(3_000).then(resume));
        }
      },
    );
    const timer = setTimeout(() => child.kill(), deadline - Date.now());
    await ended;
    clearTimeout(timer);
    if (Date.now() > deadline) {
      throw new Error(`Not done in ${values.minutes} minutes`);
    }
    if (!seen.truth && child.signalCode !== 'SIGKILL') {
      throw new Error(`The product ended with ${child.exitCode}`);
    }
  }
  return {
    ...seen,
    kills: `${seen.kills} of ${kills}`,
    outages: `${seen.outages} of ${outages}`,
  };
}

const ratio = (value, before) => Number((value / before).toFixed(2));

await main(async progress => {
  await ensureToolchain(progress);
  const bundle = await bundleProduct();
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-soak-'));
  const simulated = await startSimulated();
  const postgres = values.postgres ? await startPostgres() : undefined;
  try {
    const since = simulated.clock();
    const until = since + Number(values.days) * 24 * HOUR;
    const faults = values.chaos
      ? planFaults(Number(values.seed), since, until - CALM)
      : [];
    for (const fault of faults) {
      await simulated.ask('/faults', fault);
    }
    const { truth, days, ...seen } = await soak({
      options: {
        bundle,
        address: simulated.address,
        postgres: postgres?.url,
        file: join(folder, 'soak.sqlite'),
        pipelines: PIPELINES,
        stepSeconds: Number(values.step) * 60,
        since,
        until,
      },
      postgres,
      progress,
    });
    const [first, last] = [days[0], days.at(-1)];
    progress.say(
      JSON.stringify({
        database: postgres ? 'postgres' : 'sqlite',
        days: Number(values.days),
        faults: faults.length,
        ...seen,
        compared: truth.compared,
        differences: truth.differences.length,
        examples: truth.differences.slice(0, 5),
        ...(first && {
          heapMegabytes: days.map(({ heapMegabytes }) =>
            Math.round(heapMegabytes),
          ),
          heapOfFirstDay: ratio(last.heapMegabytes, first.heapMegabytes),
          rows: Object.fromEntries(
            Object.keys(last.rows)
              .filter(table => last.rows[table] > 0)
              .map(table => [table, [first.rows[table], last.rows[table]]]),
          ),
        }),
      }),
    );
    return truth.differences.length === 0 && truth.compared > 0 ? 0 : 1;
  } finally {
    simulated.child.kill();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
