import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cacheFolder, inRepository } from '../lib/paths.mjs';

const aws = './plugins/pipeline-health-backend-module-aws/src';
const entry = `
  import { messages as evaluationMessages } from './plugins/pipeline-health-backend/src/evaluation/messages';
  import { describeKind } from '@pipeline-health/plugin-pipeline-health-node';
  import { withSidesOfNeighbours } from '${aws}/discovery';
  import { notificationMessages } from './plugins/pipeline-health-backend/src/announcement/messages';
  import { messages as actingMessages } from './plugins/pipeline-health-backend/src/acting/messages';
  import { actionMessages } from '${aws}/acting/say';
  import { linkMessages } from '${aws}/aws/linkNote';
  import { problemMessages } from '${aws}/aws/clients/problemMessages';
  import { priceMessages } from '${aws}/aws/prices';
  import { awsActions } from '${aws}/acting';
  import { CollectNow } from './plugins/pipeline-health-backend/src/acting/collectNow/CollectNow';
  import { awsStageKinds } from '${aws}/stages/registry';
  import { z } from 'zod';

  export const kinds = awsStageKinds.map(kind => ({
    ...describeKind(withSidesOfNeighbours(kind, awsStageKinds), kind.thresholds),
    breaches: Object.fromEntries(
      Object.entries(kind.thresholds).map(([name, { breach }]) => [name, breach]),
    ),
    sources: kind.metrics.map(({ name, derived, described, statistic }) => ({
      name: typeof name === 'string' ? name : undefined,
      byInventory: typeof name === 'function',
      derived,
      described,
      statistic,
    })),
    namespace: kind.cloudwatch?.namespace,
    permissions: kind.permissions,
  }));

  // Nothing is done: what actions say of themselves needs no tools.
  export const actions = [...awsActions({}), new CollectNow({})].map(
    ({ id, title, description, inputSchema }) => ({
      id,
      title,
      description,
      fields: z.toJSONSchema(inputSchema, { io: 'input' }).properties ?? {},
    }),
  );

  export const messages = {
    ...evaluationMessages,
    ...actingMessages,
    ...priceMessages,
    ...linkMessages,
    ...actionMessages,
    ...problemMessages,
    ...notificationMessages,
  };
`;

/**
 * What every kind of the AWS module says of itself, and where CloudWatch keeps
 * its metrics, with the messages that belong to no kind.
 */
export async function loadKinds() {
  const outfile = join(cacheFolder, 'docs', 'kinds.mjs');
  await build({
    stdin: { contents: entry, resolveDir: inRepository(), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: Object.fromEntries(
      ['common', 'node'].map(name => [
        `@pipeline-health/plugin-pipeline-health-${name}`,
        inRepository('plugins', `pipeline-health-${name}`, 'src', 'index.ts'),
      ]),
    ),
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
