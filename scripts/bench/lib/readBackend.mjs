/*
 * A backend with the plugin and nothing else, as `yarn bench:read` loads it in
 * a process of its own. Who may see what depends on the caller's token.
 */
import { createRequire } from 'node:module';
import { inRepository } from '../../lib/paths.mjs';
import { openDatabase } from './database.mjs';
import { fill, fillSeries } from './fill.mjs';
import { entitiesOf } from './queues.mjs';

/** Loads what the code that is measured loads. */
const require = createRequire(
  inRepository('plugins', 'pipeline-health-backend', 'package.json'),
);
const { createBackend } = require('@backstage/backend-defaults');
const {
  coreServices,
  createServiceFactory,
} = require('@backstage/backend-plugin-api');
const { catalogServiceRef } = require('@backstage/plugin-catalog-node');
const { AuthorizeResult } = require('@backstage/plugin-permission-common');
const { ConfigReader } = require('@backstage/config');

const options = JSON.parse(process.argv[2]);
const ours = require(options.bundle);
const database = openDatabase(options.postgres);
const { knex } = database;

const isOwner = ours.pipelineHealthConditions.isOwner({
  claims: ['group:default/seen'],
});
const conditional = conditions => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'pipeline-health',
  resourceType: 'pipeline-health-pipeline',
  conditions,
});
const allow = { result: AuthorizeResult.ALLOW };
/** What the policy says of reading pipelines, by caller. */
const POLICY = {
  all: allow,
  few: conditional(isOwner),
  most: conditional({ not: isOwner }),
};

const config = new ConfigReader({
  app: { baseUrl: 'http://localhost' },
  backend: {
    baseUrl: `http://127.0.0.1:${options.port}`,
    listen: { host: '127.0.0.1', port: options.port },
    auth: {
      externalAccess: Object.entries(options.tokens).map(
        ([subject, token]) => ({ type: 'static', options: { token, subject } }),
      ),
    },
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
  aws: {
    mainAccount: {
      accessKeyId: 'bench',
      secretAccessKey: 'bench',
      region: 'eu-central-1',
    },
    accounts: [
      {
        accountId: '123456789012',
        accessKeyId: 'bench',
        secretAccessKey: 'bench',
      },
    ],
  },
});

const service = (ref, create) =>
  createServiceFactory({ service: ref, deps: {}, factory: create });

await ours.migrate(knex);
if (!options.collects) {
  const stores = ours.createStores(knex);
  await fill(knex, stores, options.pipelines);
  await fillSeries(stores);
}

const backend = createBackend();
backend.add(service(coreServices.rootConfig, () => config));
backend.add(
  service(coreServices.database, () => ({ getClient: async () => knex })),
);
backend.add(
  service(coreServices.permissions, () => ({
    authorize: async asked => asked.map(() => allow),
    authorizeConditional: async (asked, { credentials }) => [
      allow,
      POLICY[credentials.principal.subject],
    ],
  })),
);
backend.add(
  service(catalogServiceRef, () => ({
    async queryEntities() {
      // Nothing is new where nothing is collected.
      if (!options.collects) await new Promise(() => {});
      return { items: entitiesOf(options.pipelines), pageInfo: {} };
    },
  })),
);
backend.add(ours.pipelineHealthPlugin);
if (options.collects) backend.add(ours.awsModule);
await backend.start();
// What it has used of the processor, in milliseconds, for whoever asks.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send((user + system) / 1000);
});
process.stdout.write('ready\n');
process.once('SIGTERM', async () => {
  await database.close();
  process.exit(0);
});
