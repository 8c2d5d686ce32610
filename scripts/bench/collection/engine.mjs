import { entitiesOf } from '../lib/queues.mjs';
import { load } from '../lib/libraries.mjs';
import { credentialsOf } from '../../lib/simulator.mjs';

const { ConfigReader } = load('@backstage/config');

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
  createObservableCounter: instrument,
  createObservableGauge: instrument,
};

const MINUTELY = { describe: '1m', metrics: '1m' };

/** Collection without the rest of a backend; all tiers are of one minute unless others are given. */
export function createEngine(
  ours,
  knex,
  {
    pipelines,
    places,
    clock,
    tiers = { hot: MINUTELY, warm: MINUTELY, cold: MINUTELY },
  },
) {
  const config = new ConfigReader({
    pipelineHealth: {
      collection: {
        tiers,
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
  const read = ours.readPipelineHealthConfig(config, ['aws']);
  const stores = ours.createStores(knex, read);
  const meters = ours.createMeters(metrics, {
    stores,
    clock,
    interval: read.collection.interval,
    monthlyBudgetUsd: read.monthlyBudgetUsd,
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
      queryEntities: async () => ({
        items: entitiesOf(pipelines, places),
        pageInfo: {},
      }),
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
  return { collection, asked, source, stores };
}
