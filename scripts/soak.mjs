/*
 * Collects from the simulated AWS in virtual time, for a week or less, and then
 * compares every stored sample with what CloudWatch holds. With chaos AWS fails
 * now and then; processes are killed, paused and ended, and PostgreSQL is
 * stopped, in the middle of what they do.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from './bench/lib/database.mjs';
import { bundleExports } from './lib/bundle.mjs';
import { main } from './lib/main.mjs';
import { inRepository } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { connectSimulator, startSimulator } from './lib/simulator.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { UserError } from './lib/userError.mjs';
import { planBlows, planFaults, Seeded } from './soak/chaos.mjs';
import { createClock, usePostgresClock } from './soak/clock.mjs';
import { Play } from './soak/Play.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So long nothing fails in the end, so that late points are looked for once more. */
const CALM = 5 * HOUR;

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '7' },
    step: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '30' },
    chaos: { type: 'boolean', default: false },
    replicas: { type: 'string', default: '1' },
    kills: { type: 'string', default: '0' },
    pauses: { type: 'string', default: '0' },
    ends: { type: 'string', default: '0' },
    outages: { type: 'string', default: '0' },
    postgres: { type: 'boolean', default: false },
  },
});

const queues = (region, ...names) =>
  names.map(name => [name, `arn:aws:sqs:${region}:123456789012:${name}`]);

/** One process reads at the usual pace, for days. */
const ALONE = {
  scenario: 'scenario.yaml',
  pipelines: Object.fromEntries([
    ...queues('eu-central-1', 'orders', 'payments'),
    ...queues('us-east-1', 'exports'),
    ['clicks', 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks'],
  ]),
  config: {},
  stepSeconds: Number(values.step) * 60,
  /** What is watched least is asked once an hour. */
  settled: 2 * HOUR,
  calm: CALM,
};

/** Several share six regions, and look around every five seconds. */
const SHARED = {
  scenario: 'regions.yaml',
  pipelines: Object.fromEntries([
    ...queues('eu-central-1', 'orders'),
    ...queues('eu-west-1', 'payments'),
    ...queues('us-east-1', 'exports'),
    ...queues('us-east-2', 'imports'),
    ...queues('us-west-2', 'mails'),
    ...queues('ap-south-1', 'returns'),
  ]),
  config: {
    collection: {
      tiers: Object.fromEntries(
        ['hot', 'warm', 'cold'].map(tier => [
          tier,
          { describe: '1m', metrics: '1m' },
        ]),
      ),
    },
  },
  stepSeconds: 5,
  settled: 10 * MINUTE,
  calm: 12 * MINUTE,
};

const bundleProduct = () =>
  bundleExports(
    `
          export { startProduct } from './packages/trial/src/play/startProduct';
          export { useVirtualTime } from './packages/trial/src/play/virtualTime';
          export { compareWithTruth } from './plugins/pipeline-health-backend-module-aws/src/__testUtils__/storedTruth';`,
    'soak',
    'product.cjs',
  );

const ratio = (value, before) => Number((value / before).toFixed(2));

/** How the process and its tables grew from the first day to the last. */
function growthOf(days) {
  const [first, last] = [days[0], days.at(-1)];
  return (
    first && {
      heapMegabytes: days.map(({ heapMegabytes }) => Math.round(heapMegabytes)),
      heapOfFirstDay: ratio(last.heapMegabytes, first.heapMegabytes),
      rows: Object.fromEntries(
        Object.keys(last.rows)
          .filter(table => last.rows[table] > 0)
          .map(table => [table, [first.rows[table], last.rows[table]]]),
      ),
    }
  );
}

await main(async progress => {
  await ensureToolchain(progress);
  const replicas = Number(values.replicas);
  if (replicas > 1 && !values.postgres) {
    throw new UserError('Several replicas share a PostgreSQL: add --postgres');
  }
  const deadline = Date.now() + Number(values.minutes) * MINUTE;
  const seed = Number(values.seed);
  const { scenario, pipelines, config, ...pace } =
    replicas > 1 ? SHARED : ALONE;
  const bundle = await bundleProduct();
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-soak-'));
  // PostgreSQL runs as another user, and reads the clock there.
  chmodSync(folder, 0o755);
  const { address, stop } = await startSimulator({
    scenario: inRepository('scripts', 'soak', scenario),
    seed,
    speed: 0,
  });
  const postgres = values.postgres ? await startPostgres() : undefined;
  const knex = postgres && connect(postgres.url);
  const simulated = await connectSimulator(address);
  const since = simulated.clock();
  const until = since + Number(values.days) * 24 * HOUR;
  const clock = createClock(join(folder, 'clock'), since);
  if (knex) await usePostgresClock(knex, clock.file);
  const faults = values.chaos ? planFaults(seed, since, until - CALM) : [];
  for (const fault of faults) {
    await simulated.ask('/faults', fault);
  }
  const counts = Object.fromEntries(
    ['kills', 'pauses', 'ends', 'outages'].map(kind => [
      kind,
      Number(values[kind]),
    ]),
  );
  const planned = Object.values(counts).reduce((sum, count) => sum + count);
  const play = new Play({
    around: { simulated, clock, postgres, knex },
    ...{ since, replicas, stepSeconds: pace.stepSeconds },
    random: new Seeded(seed),
    blows: planBlows(seed, counts, since, until - pace.calm),
    instance: {
      ...{ bundle, address, pipelines, config, clock: clock.file },
      postgres: postgres?.url,
      file: join(folder, 'soak.sqlite'),
    },
    onBlow: ({ kind, seconds }, { blows }) =>
      progress.say(
        `${blows.length} of ${planned}: ${kind}${
          seconds === undefined ? '' : `, over after ${seconds} s`
        }`,
      ),
    onDay: ({ days, looks }) =>
      progress.say(`Day ${days.length}: ${looks} looks`),
  });
  try {
    await play.run(until, deadline);
    const truth = await play.truth({
      from: since - 3 * HOUR,
      until: until - pace.settled,
    });
    const { looks, lateWritesRefused, days, blows, told, errors } = play.seen;
    const toldTwice = [...told.values()].filter(times => times > 1).length;
    progress.say(
      JSON.stringify({
        database: postgres ? 'postgres' : 'sqlite',
        days: Number(values.days),
        replicas,
        faults: faults.length,
        looks,
        blows: blows.map(({ kind, shards, seconds, leasesLeft }) => ({
          ...{ kind, shards: shards?.length, seconds, leasesLeft },
        })),
        blowsMissing: planned - blows.filter(({ isOver }) => isOver).length,
        lateWritesRefused,
        told: told.size,
        toldTwice,
        errors: Object.fromEntries(errors),
        compared: truth.compared,
        differences: truth.differences.length,
        examples: truth.differences.slice(0, 5),
        ...growthOf(days),
      }),
    );
    return truth.differences.length + toldTwice === 0 && truth.compared > 0
      ? 0
      : 1;
  } finally {
    await play.end();
    await knex?.destroy();
    await stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
