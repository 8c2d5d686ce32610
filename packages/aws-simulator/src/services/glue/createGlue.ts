import { errorTypeRegistries } from '@aws-sdk/client-glue';
import { z } from 'zod';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { faultErrors } from '../faultErrors';
import { ScenarioContext, ScenarioSection, Service, World } from '../Service';
import { catalogOperations } from './catalog/catalogOperations';
import { crawlerOperations } from './crawlers/crawlerOperations';
import { crawlerSchema } from './crawlers/crawlerSchema';
import { GlueSimulation } from './GlueSimulation';
import { GlueJobs } from './jobs/GlueJobs';
import { connectionSchema, glueJobSchema } from './jobs/glueJobSchema';
import { jobOperations } from './jobs/jobOperations';
import { transformOperations } from './transforms/transformOperations';
import { transformSchema } from './transforms/transformSchema';

/** Glue: crawlers, the Data Catalog, FindMatches transforms and jobs. */
export function createGlue(world: World): {
  service: Service;
  simulation: GlueSimulation;
} {
  const simulation = new GlueSimulation(world.random.fork('glue'), world.tags);
  const jobs = new GlueJobs(world, world.random.fork('glue jobs'));
  world.events.addService((after, until) => [
    ...jobs.happenings(after, until),
    ...simulation.happenings(after, until),
  ]);
  const service: Service = {
    signingName: 'glue',
    protocols: [
      awsJsonProtocol({
        version: '1.1',
        target: 'AWSGlue',
        namespace: 'com.amazonaws.glue',
        errorRegistries: errorTypeRegistries,
      }),
    ],
    operations: [
      ...crawlerOperations(
        simulation.crawlers,
        (item, call) =>
          simulation.addCrawler(item, { ...call, zero: call.now }),
        crawler => simulation.deleteCrawler(crawler),
      ),
      ...catalogOperations(simulation.catalog, now => simulation.settle(now)),
      ...transformOperations(simulation.transforms, (input, call) =>
        simulation.createTransform(input, { ...call, zero: call.now }),
      ),
      ...jobOperations(jobs),
    ],
    faultErrors: faultErrors('glue'),
    sections: [
      section('crawlers', crawlerSchema, (item, context) => {
        const { scope } = simulation.addCrawler(item, context);
        jobs.addCrawlerTrigger(item, scope);
      }),
      section('transforms', transformSchema, (item, context) =>
        simulation.addTransform(item, context),
      ),
      section('glueJobs', glueJobSchema, (item, context) =>
        jobs.addJob(item, context),
      ),
      section('glueConnections', connectionSchema, (item, context) =>
        jobs.addConnection(item, context),
      ),
    ],
  };
  return { service, simulation };
}

function section<TItem>(
  key: string,
  schema: z.ZodType<TItem>,
  add: (item: TItem, context: ScenarioContext) => void,
): ScenarioSection {
  return {
    key,
    schema: z
      .array(schema)
      .transform(items => context => items.forEach(item => add(item, context))),
  };
}
