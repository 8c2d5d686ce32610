/*
 * Run by `yarn bench:collection` in a process of its own, which it measures.
 */
import { placesOf } from '../lib/queues.mjs';
import { askBare } from './askBare.mjs';
import { openDatabase } from '../lib/database.mjs';
import { createEngine } from './engine.mjs';
import { load } from '../lib/libraries.mjs';
import { measure, profiled, round } from './measure.mjs';
import { fewestCalls, noteCalls, quotaSeconds } from './questions.mjs';
import { connectSimulator } from '../../lib/simulator.mjs';
import { measureSpending } from './spending.mjs';

const MINUTE = 60_000;
const MOST_ROUNDS = 20;
/** So many series are answered at once. */
const PAGE = 500;

const options = JSON.parse(process.argv[2]);
const ours = load(options.bundle);
const calls = noteCalls(ours);
const simulator = await connectSimulator(options.address);
const { clock, advance } = simulator;

async function collect(knex) {
  await ours.migrate(knex);
  const { collection, stores, asked, source } = createEngine(ours, knex, {
    pipelines: options.pipelines,
    places: placesOf(options),
    clock,
  });
  const { signal } = new AbortController();
  let statements = 0;
  knex.on('query', () => {
    statements += 1;
  });
  const withStatements = async work => {
    statements = 0;
    return { ...(await measure(work)), statements };
  };
  const unknown = async () => {
    const [{ count }] = await knex('pipelines')
      .where({ health_rank: ours.HEALTHS.indexOf('unknown') })
      .count({ count: '*' });
    return Number(count);
  };
  const first = await withStatements(async () => {
    await collection.sync.run();
    for (let turn = 0; (await unknown()) > 0; turn += 1) {
      if (turn === MOST_ROUNDS) {
        throw new Error(`${await unknown()} pipelines have no verdict`);
      }
      if (turn > 0) await advance(10);
      await collection.round.run(signal);
    }
  });
  first.quotaSeconds = quotaSeconds(ours, calls, clock());
  tell({ first });
  const fullRound = async () => {
    await advance(60);
    asked.series.length = 0;
    asked.stages.length = 0;
    calls.length = 0;
    const figures = await withStatements(() => collection.round.run(signal));
    tell({ round: figures });
    return {
      figures,
      stages: [...asked.stages],
      series: [...asked.series],
      batches: [...calls],
    };
  };
  // Fills what the caches of the process hold.
  await fullRound();
  const rounds = await profiled(
    options.profile && `${options.profile}.rounds.cpuprofile`,
    () => repeated(fullRound),
  );
  const full = middleOf(rounds, ({ figures }) => figures);
  const queries = full.batches.flatMap(batch => batch.queries);
  const bare = middleOf(
    await repeated(() =>
      measure(() => askBare(options.address, full.stages, full.batches)),
    ),
    figures => figures,
  );
  const assessing = await profiled(
    options.profile && `${options.profile}.assessing.cpuprofile`,
    () => assessAll(knex, () => collection.round.run(signal)),
  );
  const storing = await storeAll(stores, full.series);
  await source.close();
  return {
    pipelines: options.pipelines,
    first,
    round: {
      ...full.figures,
      stages: full.stages.length,
      series: queries.length,
      seriesSpared: full.series.length - queries.length,
      metricCallsOfFewest: round(
        (full.figures.calls.GetMetricData ?? 0) /
          Math.max(1, fewestCalls(full.series)),
      ),
      cpuOfBare: round(full.figures.cpuSeconds / bare.cpuSeconds),
      statementsAPipeline: round(full.figures.statements / options.pipelines),
    },
    bare,
    pipelinesAssessedASecond: Math.round(
      options.pipelines / assessing.cpuSeconds,
    ),
    samplesStoredASecond: Math.round(storing.samples / storing.cpuSeconds),
    residentMegabytes: residentMegabytes(),
  };
}

const residentMegabytes = () =>
  Math.round(process.resourceUsage().maxRSS / 1024);

/** What is known already, where the rest may take longer than it may. */
function tell(figures) {
  const told = { ...figures, residentMegabytes: residentMegabytes() };
  process.stderr.write(`${JSON.stringify(told)}\n`);
}

async function repeated(work) {
  const results = [];
  for (let turn = 0; turn < options.rounds; turn += 1) {
    results.push(await work());
  }
  return results;
}

/** What took less CPU than one half of several, and more than the other. */
const middleOf = (several, figuresOf) =>
  several.sort((a, b) => figuresOf(a).cpuSeconds - figuresOf(b).cpuSeconds)[
    Math.floor(several.length / 2)
  ];

/** Has every pipeline judged anew, of which nothing was read meanwhile. */
async function assessAll(knex, run) {
  await knex('pipelines').increment('revision');
  return measure(run);
}

/** Stores the answers to some questions, in pages as they come. */
async function storeAll({ samples }, series) {
  const knowledge = series.map(({ id, from, to }) => ({
    seriesId: id,
    asked: { from, to },
    samples: Array.from({ length: (to - from) / MINUTE }, (_, index) => ({
      at: from + index * MINUTE,
      value: index,
    })),
  }));
  const stored = await measure(async () => {
    for (let next = 0; next < knowledge.length; next += PAGE) {
      await samples.add(knowledge.slice(next, next + PAGE), clock());
    }
  });
  return {
    ...stored,
    samples: knowledge.reduce((sum, each) => sum + each.samples.length, 0),
  };
}

const database = openDatabase(options.postgres);
try {
  const result = options.hours
    ? await measureSpending(ours, database.knex, { ...options, simulator })
    : await collect(database.knex);
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await database.close();
}
process.exit(0);
