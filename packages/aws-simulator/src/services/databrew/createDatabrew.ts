import { errorTypeRegistries } from '@aws-sdk/client-databrew';
import { z } from 'zod';
import { restJsonProtocol } from '../../wire/restJsonProtocol';
import { faultErrors } from '../faultErrors';
import { Service, World } from '../Service';
import { databrewOperations } from './databrewOperations';
import { databrewJobSchema } from './databrewSchema';
import { DatabrewSimulation } from './DatabrewSimulation';

/** DataBrew: jobs that prepare and profile data. */
export function createDatabrew(world: World): {
  service: Service;
  simulation: DatabrewSimulation;
} {
  const simulation = new DatabrewSimulation(
    world.random.fork('databrew'),
    world.tags,
  );
  world.events.addService((after, until) =>
    simulation.happenings(after, until),
  );
  const service: Service = {
    signingName: 'databrew',
    protocols: [restJsonProtocol({ errorRegistries: errorTypeRegistries })],
    operations: databrewOperations(simulation),
    faultErrors: faultErrors('databrew'),
    sections: [
      {
        key: 'databrewJobs',
        schema: z
          .array(databrewJobSchema)
          .transform(
            items => context =>
              items.forEach(item => simulation.addJob(item, context)),
          ),
      },
    ],
  };
  return { service, simulation };
}
