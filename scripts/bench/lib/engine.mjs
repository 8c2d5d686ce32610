/*
 * Collection without the rest of a backend, on a clock that is moved by hand:
 * run by `yarn bench:collection` in a process of its own, which it measures.
 */
import { createRequire } from 'node:module';
import { subscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { inRepository } from '../../lib/paths.mjs';
import { entitiesOf, placesOf } from './queues.mjs';

/** Loads what the code that is measured loads. */
const require = createRequire(
  inRepository('plugins', 'pipeline-health-backend-module-aws', 'package.json'),
);
const { ConfigReader } = require('@backstage/config');
const pLimit = require('p-limit');
const knexFactory = require('knex');
const {
  CloudWatchClient,
  GetMetricDataCommand,
} = require('@aws-sdk/client-cloudwatch');
const { GetQueueAttributesCommand, SQSClient } = require('@aws-sdk/client-sqs');

const MOST_ROUNDS = 20;

const { bundle, ...options } = JSON.parse(process.argv[2]);
const ours = require(bundle);
const places = placesOf(options);

const simulator = async (path = '', body) => {
  const response = await fetch(`${options.address}/_simulator${path}`, {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
  });
  return response.json();
};

const time = { now: Date.parse((await simulator()).now) };
const clock = () => time.now;
async function advance(seconds) {
  const { now } = await simulator('/clock', { by: `${seconds}s` });
  time.now = Date.parse(now);
}

/** Calls by operation, as they leave the process. */
const calls = new Map();
subscribe('http.client.request.start', ({ request }) => {
  const target = String(request.getHeader('x-amz-target') ?? request.path);
  const operation = target.split(/[./]/).at(-1);
  calls.set(operation, (calls.get(operation) ?? 0) + 1);
});

function connect() {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-bench-'));
  const knex = knexFactory(
    options.postgres
      ? { client: 'pg', connection: options.postgres }
      : {
          client: 'better-sqlite3',
          connection: { filename: join(folder, 'bench.sqlite') },
          useNullAsDefault: true,
          pool: {
            min: 1,
            max: 1,
            afterCreate: (connection, done) => {
              connection.pragma('journal_mode = WAL');
              connection.pragma('synchronous = NORMAL');
              connection.pragma('foreign_keys = ON');
              done(null, connection);
            },
          },
        },
  );
  return { knex, folder };
}

/** A source that notes what it is asked. */
function noting(source) {
  const asked = { series: [], stages: [] };
  const noted = Object.create(source, {
    describe: {
      value: stage => {
        asked.stages.push(stage);
        return source.describe(stage);
      },
    },
    readSeries: {
      value: (shard, requests) => {
        asked.series.push(...requests);
        return source.readSeries(shard, requests);
      },
    },
  });
  return { noted, asked };
}

const silent = () => {};
const logger = {
  debug: silent,
  info: silent,
  warn: message => console.error(message),
  error: message => console.error(message),
};
const instrument = () => ({ add: silent, record: silent, addCallback: silent });
const metrics = {
  createCounter: instrument,
  createHistogram: instrument,
  createObservableGauge: instrument,
};

function createEngine(knex) {
  const minutes = { describe: '1m', metrics: '1m' };
  const config = new ConfigReader({
    pipelineHealth: {
      collection: {
        tiers: { hot: minutes, warm: minutes, cold: minutes },
        // No more than a verdict needs, so that the first round is no longer than that.
        backfill: '3h',
      },
      aws: {
        // Where time stands still, no bucket fills again.
        rateLimits: {
          metricCallsPerSecond: 1_000_000,
          metricPointsPerSecond: 1_000_000_000,
          alarmCallsPerSecond: 1_000_000,
        },
      },
    },
  });
  const source = new ours.AwsSource({
    credentials: {
      getCredentialProvider: async ({ accountId }) => ({
        sdkCredentialProvider: async () => credentialsOf(accountId),
      }),
    },
    config: ours.readAwsSourceConfig(config),
    now: clock,
  });
  const { noted, asked } = noting(source);
  const sources = new ours.SourceRegistry();
  sources.addSource(noted);
  const stores = ours.createStores(knex);
  const read = ours.readPipelineHealthConfig(config, ['aws']);
  const meters = ours.createMeters(metrics, {
    ...stores,
    clock,
    interval: read.collection.interval,
  });
  const collection = ours.createCollection({
    stores,
    config: read,
    rules: ours.createRules(
      sources.kinds,
      ours.readConfiguredThresholds(undefined, sources.kinds),
    ),
    sources,
    catalog: {
      async *streamEntities() {
        yield entitiesOf(options.pipelines, places);
      },
    },
    auth: { getOwnServiceCredentials: async () => ({}) },
    announcer: new ours.Announcer({
      channels: [],
      store: stores.announcements,
      meters,
      logger,
      clock,
    }),
    logger,
    meters,
    clock,
  });
  return { collection, asked, source };
}

const credentialsOf = account => ({
  accessKeyId: `AKIA${account}`,
  secretAccessKey: 'secret',
});

const round = (value, digits = 2) => Number(value.toFixed(digits));

/** What some work takes of this process. */
async function measure(work) {
  calls.clear();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const [began, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  return {
    wallSeconds: round((performance.now() - began) / 1000),
    cpuSeconds: round((user + system) / 1e6),
    eventLoopP99Ms: round(delay.percentile(99) / 1e6, 1),
    calls: Object.fromEntries(calls),
  };
}

/** The fewest calls in which so many series can be asked for. */
function fewestCalls(series) {
  const counts = new Map();
  for (const { stage, period, to } of series) {
    const key = [stage.account, stage.region, period, to].join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].reduce(
    (sum, count) => sum + Math.ceil(count / 500),
    0,
  );
}

const kinds = new Map(ours.awsStageKinds.map(kind => [kind.kind, kind]));

/** Calls for series, place by place. */
function batchesOf(series) {
  return places.flatMap(place => {
    const { queries } = ours.chooseQueries(
      series.filter(
        ({ stage: { account, region } }) =>
          account === place.account && region === place.region,
      ),
      kinds,
    );
    return ours
      .packQueries(queries, ours.PACK_LIMITS)
      .map(batch => ({ place, batch }));
  });
}

/** How long the quotas of points and of calls that we keep below make such questions last at least. */
function quotaSeconds(series) {
  const { metricPointsPerSecond, metricCallsPerSecond } = ours.CLOUDWATCH_RATES;
  const seconds = new Map(places.map(place => [place, [0, 0]]));
  for (const { place, batch } of batchesOf(series)) {
    const sums = seconds.get(place);
    sums[0] += ours.weightOf(batch, time.now) / metricPointsPerSecond;
    sums[1] += 1 / metricCallsPerSecond;
  }
  return round(Math.max(...[...seconds.values()].flat()), 1);
}

/** The same questions, by the bare SDK. */
async function askBare({ series, stages }) {
  const limit = pLimit(10);
  const clientsOf = new Map(
    places.map(place => {
      const settings = {
        region: place.region,
        credentials: credentialsOf(place.account),
        maxAttempts: 1,
      };
      return [
        `${place.account}/${place.region}`,
        {
          sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
          cloudwatch: new CloudWatchClient(settings),
        },
      ];
    }),
  );
  const clients = ({ account, region }) =>
    clientsOf.get(`${account}/${region}`);
  await Promise.all(
    stages.map(stage =>
      limit(() =>
        clients(stage).sqs.send(
          new GetQueueAttributesCommand({
            QueueUrl: `${options.address}/${stage.account}/${stage.name}`,
            AttributeNames: ['All'],
          }),
        ),
      ),
    ),
  );
  for (const { place, batch } of batchesOf(series)) {
    await clients(place).cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(batch.from),
        EndTime: new Date(batch.to),
        MetricDataQueries: batch.queries.map((query, index) => ({
          Id: `q${index}`,
          MetricStat: {
            Metric: {
              Namespace: query.metric.namespace,
              MetricName: query.metric.name,
              Dimensions: Object.entries(query.metric.dimensions).map(
                ([Name, Value]) => ({ Name, Value }),
              ),
            },
            Period: query.period,
            Stat: query.statistic,
          },
        })),
      }),
    );
  }
  clientsOf.forEach(({ sqs, cloudwatch }) => {
    sqs.destroy();
    cloudwatch.destroy();
  });
}

async function run(knex) {
  await ours.migrate(knex);
  const { collection, asked, source } = createEngine(knex);
  const signal = new AbortController().signal;
  const statements = { count: 0 };
  knex.on('query', () => {
    statements.count += 1;
  });
  const withStatements = async work => {
    statements.count = 0;
    const result = await measure(work);
    return { ...result, statements: statements.count };
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
  first.quotaSeconds = quotaSeconds(asked.series);
  const rounds = [];
  for (let turn = 0; turn <= options.rounds; turn += 1) {
    await advance(60);
    asked.series.length = 0;
    asked.stages.length = 0;
    const full = await withStatements(() => collection.round.run(signal));
    // The first fills what the caches of the process hold.
    if (turn > 0) rounds.push(full);
  }
  const full = rounds.sort((a, b) => a.cpuSeconds - b.cpuSeconds)[
    Math.floor(rounds.length / 2)
  ];
  const bare = await measure(() => askBare(asked));
  await source.close();
  return {
    pipelines: options.pipelines,
    first,
    round: {
      ...full,
      stages: asked.stages.length,
      series: asked.series.length,
      metricCallsOfFewest: round(
        (full.calls.GetMetricData ?? 0) /
          Math.max(1, fewestCalls(asked.series)),
      ),
      cpuOfBare: round(full.cpuSeconds / bare.cpuSeconds),
      statementsAPipeline: round(full.statements / options.pipelines),
    },
    bare,
    residentMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

const { knex, folder } = connect();
try {
  const result = await run(knex);
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await knex.destroy();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
