import { errorTypeRegistries } from '@aws-sdk/client-opensearch';
import { z } from 'zod';
import { restJsonProtocol } from '../../wire/restJsonProtocol';
import { conditionsControl } from '../conditionsControl';
import { faultErrors } from '../faultErrors';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { Service, World } from '../Service';
import { domainChangeFields, domainSchema } from './domainSchema';
import { openSearchOperations } from './openSearchOperations';
import { OpenSearchSimulation } from './OpenSearchSimulation';

/** OpenSearch Service: domains and their metrics; no document is kept. */
export function createOpenSearch(
  world: World,
  firehose: FirehoseSimulation,
): { service: Service; simulation: OpenSearchSimulation } {
  const simulation = new OpenSearchSimulation(world, firehose);
  const service: Service = {
    signingName: 'es',
    protocols: [restJsonProtocol({ errorRegistries: errorTypeRegistries })],
    operations: openSearchOperations(simulation),
    faultErrors: faultErrors('es'),
    sections: [
      {
        key: 'domains',
        schema: z
          .array(domainSchema)
          .transform(
            items => context =>
              items.forEach(item => simulation.addDomain(item, context)),
          ),
      },
    ],
    controls: [
      conditionsControl({
        path: 'opensearch/conditions',
        key: 'domain',
        title: 'domain',
        fields: domainChangeFields,
        find: (name, scope) => simulation.find(name, scope),
        change: (domain, change) => simulation.change(domain, change),
      }),
    ],
  };
  return { service, simulation };
}
