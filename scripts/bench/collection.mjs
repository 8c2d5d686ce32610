/*
 * What collection costs: calls, CPU and memory of a first round and of full
 * rounds at one-minute tiers, beside the bare SDK with the same questions; and
 * dollars, by the bill of the simulated AWS. That runs in a process of its own; its clock is moved by hand.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backendArguments } from '../lib/backend.mjs';
import { bundleExports } from '../lib/bundle.mjs';
import { main } from '../lib/main.mjs';
import { inRepository } from '../lib/paths.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { startProgram } from '../lib/program.mjs';
import { startSimulator } from '../lib/simulator.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';
import { measureReplicas } from './collection/replicas.mjs';
import { measureYace } from './collection/yace.mjs';
import { createQueues, placesOf } from './lib/queues.mjs';

const { values } = parseArgs({
  options: {
    pipelines: { type: 'string', default: '300,1000' },
    accounts: { type: 'string', default: '1' },
    regions: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '8' },
    hours: { type: 'string', default: '2' },
    postgres: { type: 'boolean', default: false },
    profile: { type: 'string' },
    yace: { type: 'string' },
    replicas: { type: 'string' },
  },
});

/** So many pipelines are collected minute by minute for some hours at most. */
const MOST_OVER_HOURS = 100;

const backend = './plugins/pipeline-health-backend/src';
const aws = './plugins/pipeline-health-backend-module-aws/src';

async function bundleEngine() {
  return bundleExports(
    `
          export { Announcer } from '${backend}/announcement';
          export { createCollection, SourceRegistry } from '${backend}/collection';
          export { readPipelineHealthConfig } from '${backend}/config';
          export { createStores, migrate } from '${backend}/database';
          export { createRules, readConfiguredThresholds } from '${backend}/evaluation';
          export { createMeters } from '${backend}/telemetry';
          export { AwsSource } from '${aws}/AwsSource';
          export { CLOUDWATCH_RATES, CloudWatchLimiter, weightOf } from '${aws}/aws/cloudwatch/CloudWatchLimiter';
          export { readAwsSourceConfig } from '${aws}/config';
          export { HEALTHS } from './plugins/pipeline-health-common/src';`,
    'bench',
    'collection.cjs',
  );
}

/** Collects a number of pipelines in a process of its own; with `hours`, for so many virtual ones. */
async function measure(pipelines, bundle, hours) {
  const size = {
    pipelines,
    hours,
    accounts: Number(values.accounts),
    regions: Number(values.regions),
    rounds: Number(values.rounds),
    profile: values.profile && resolve(values.profile, String(pipelines)),
  };
  const simulated = await startSimulator({ speed: 0 });
  const postgres = values.postgres ? await startPostgres() : undefined;
  try {
    const { address } = simulated;
    await createQueues(address, pipelines, placesOf(size));
    const options = { ...size, bundle, address, postgres: postgres?.url };
    const engine = startProgram(
      [
        ...backendArguments(
          inRepository('scripts', 'bench', 'collection', 'process.mjs'),
        ),
        JSON.stringify(options),
      ],
      { env: { AWS_ENDPOINT_URL: address } },
    );
    const timer = setTimeout(
      () => engine.child.kill(),
      Number(values.minutes) * 60_000,
    );
    try {
      return JSON.parse(await engine.said(/^(\{.*\})$/));
    } finally {
      clearTimeout(timer);
      engine.child.kill();
    }
  } finally {
    await simulated.stop();
    await postgres?.stop();
  }
}

/** Has yet-another-cloudwatch-exporter read the queues of so many pipelines, and compares. */
async function compareWithYace({ pipelines, round, residentMegabytes }) {
  const simulated = await startSimulator();
  try {
    const { address } = simulated;
    const places = placesOf();
    await createQueues(address, pipelines, places);
    const theirs = await measureYace(resolve(values.yace), {
      address,
      regions: places.map(({ region }) => region),
    });
    if (theirs.missing) return theirs;
    const of = (ours, its) => Number((ours / its).toFixed(2));
    const callsOf = ({ GetMetricData, ListMetrics = 0 }) =>
      GetMetricData + ListMetrics;
    return {
      pipelines,
      theirs,
      oursOfTheirs: {
        metricCalls: of(callsOf(round.calls), callsOf(theirs.calls)),
        metrics: of(round.series, theirs.metrics),
        cpu: of(round.cpuSeconds, theirs.cpuSeconds),
        wall: of(round.wallSeconds, theirs.wallSecondsOfFirst),
        resident: of(residentMegabytes, theirs.residentMegabytes),
      },
    };
  } finally {
    await simulated.stop();
  }
}

/** Has one process and then several collect the same pipelines of twelve shards, and compares. */
async function compareReplicas(bundle) {
  const pipelines = Number(values.pipelines.split(',')[0]);
  const rounds = Number(values.rounds);
  const measured = [];
  for (const replicas of [1, Number(values.replicas)]) {
    measured.push(
      await measureReplicas({ bundle, replicas, pipelines, rounds }),
    );
  }
  const [alone, shared] = measured;
  const ofOne = figure => Number((shared[figure] / alone[figure]).toFixed(2));
  return {
    ...{ replicas: Number(values.replicas), pipelines, alone, shared },
    ofOne: { wall: ofOne('wallSeconds'), cpu: ofOne('cpuSeconds') },
  };
}

await main(async progress => {
  await ensureToolchain(progress);
  const bundle = await bundleEngine();
  const results = [];
  for (const pipelines of values.pipelines.split(',').map(Number)) {
    const result = await progress.step(
      `Collecting ${pipelines} pipelines`,
      () => measure(pipelines, bundle),
    );
    // What follows may take longer than it may.
    progress.say(JSON.stringify(result));
    results.push(result);
  }
  const [first, last] = [results[0], results.at(-1)];
  const few = Math.min(first.pipelines, MOST_OVER_HOURS);
  const hours = Number(values.hours);
  const spending =
    hours > 0 &&
    (await progress.step(`Billing ${few} pipelines for ${hours} hours`, () =>
      measure(few, bundle, hours),
    ));
  const times = last.pipelines / first.pipelines;
  /** By which power of the number of pipelines a figure grows: 1 is in proportion. */
  const exponent = figureOf =>
    times > 1
      ? Number(
          (
            Math.log(figureOf(last) / figureOf(first)) / Math.log(times)
          ).toFixed(2),
        )
      : undefined;
  const callsOf = ({ round }) =>
    Object.values(round.calls).reduce((sum, count) => sum + count, 0);
  const yace = values.yace && (await compareWithYace(first));
  const replicas = values.replicas && (await compareReplicas(bundle));
  progress.say(
    JSON.stringify({
      database: values.postgres ? 'postgres' : 'sqlite',
      results,
      growth: {
        pipelines: times,
        cpu: exponent(({ round }) => round.cpuSeconds),
        statements: exponent(({ round }) => round.statements),
        calls: exponent(callsOf),
        memory: exponent(({ residentMegabytes }) => residentMegabytes),
      },
      ...(spending && { spending }),
      ...(yace && { yace }),
      ...(replicas && { replicas }),
    }),
  );
});
