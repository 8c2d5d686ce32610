/*
 * What it takes to find the pipelines of one large account: calls, time and
 * memory of a first look and of one that finds nothing new.
 */
import { parseArgs } from 'node:util';
import { bundleExports } from '../lib/bundle.mjs';
import { main } from '../lib/main.mjs';
import { credentialsOf, startSimulator } from '../lib/simulator.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';
import { measure, round } from './collection/measure.mjs';
import { load } from './lib/libraries.mjs';
import { createQueues, placesOf } from './lib/queues.mjs';

const { values } = parseArgs({
  options: { resources: { type: 'string', default: '10000' } },
});
const resources = Number(values.resources);

const aws = './plugins/pipeline-health-backend-module-aws/src';
const catalogModule = './plugins/catalog-backend-module-pipeline-health/src';

async function loadDiscovery() {
  return load(
    await bundleExports(
      `
      export { readDiscoverySettings } from '${catalogModule}/config';
      export { PipelineDiscovery } from '${catalogModule}/discovery/PipelineDiscovery';
      export { AwsStageFinder } from '${aws}/AwsStageFinder';
      export { readAwsSourceConfig } from '${aws}/config';
      export { awsStageKinds } from '${aws}/stages/registry';`,
      'bench',
      'discovery.cjs',
    ),
  );
}

/** A catalog that has what it is given. */
function catalogOf(entities) {
  return {
    queryEntities: async () => ({ items: [...entities], pageInfo: {} }),
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(() => undefined),
    }),
  };
}

function createDiscovery(ours, [{ account, region }], catalog) {
  const { ConfigReader } = load('@backstage/config');
  const config = new ConfigReader({
    pipelineHealth: { aws: { accounts: [account], regions: [region] } },
    catalog: {
      providers: {
        // A hundred queues are a pipeline: bench-017..
        pipelineHealth: { rules: [{ name: '^(?<pipeline>bench-\\d{3})' }] },
      },
    },
  });
  const finder = new ours.AwsStageFinder({
    credentials: {
      getCredentialProvider: async ({ accountId }) => ({
        sdkCredentialProvider: async () => credentialsOf(accountId),
      }),
    },
    config: ours.readAwsSourceConfig(config),
    kinds: ours.awsStageKinds,
    now: Date.now,
  });
  const discovery = new ours.PipelineDiscovery({
    finder,
    catalog,
    auth: { getOwnServiceCredentials: async () => ({}) },
    settings: ours.readDiscoverySettings(config),
    taskRunner: { run: async () => {} },
    logger: { info() {}, warn: message => console.error(message) },
  });
  return { discovery, finder };
}

await main(async progress => {
  await ensureToolchain(progress);
  const ours = await loadDiscovery();
  const simulated = await startSimulator({ speed: 0 });
  process.env.AWS_ENDPOINT_URL = simulated.address;
  const entities = [];
  const places = placesOf();
  const { discovery, finder } = createDiscovery(
    ours,
    places,
    catalogOf(entities),
  );
  try {
    await createQueues(simulated.address, resources / 2, places);
    for (const provider of discovery.providers) {
      await provider.connect({
        applyMutation: async mutation => {
          const provided = mutation.entities.map(({ entity }) => entity);
          entities.splice(0, entities.length, ...provided);
        },
      });
    }
    for (const look of ['first', 'second']) {
      const figures = await measure(() => discovery.run());
      const found = entities.length;
      const megabytes = round(process.memoryUsage().rss / 2 ** 20, 0);
      progress.say(JSON.stringify({ look, found, megabytes, ...figures }));
    }
  } finally {
    finder.close();
    await simulated.stop();
  }
});
