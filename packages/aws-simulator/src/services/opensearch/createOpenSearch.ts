import { errorTypeRegistries } from '@aws-sdk/client-opensearch';
import { z } from 'zod';
import { restJsonProtocol } from '../../wire/restJsonProtocol';
import { faultErrors } from '../faultErrors';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { Control, Service, World } from '../Service';
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
    protocol: restJsonProtocol({ errorRegistries: errorTypeRegistries }),
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
    controls: [domainControl(simulation)],
  };
  return { service, simulation };
}

/** `POST /_simulator/opensearch/conditions`: changes how a domain fares from now on. */
function domainControl(openSearch: OpenSearchSimulation): Control {
  return {
    path: 'opensearch/conditions',
    schema: z
      .strictObject({
        domain: z.string(),
        account: z.string().default('123456789012'),
        region: z.string().default('eu-central-1'),
        ...domainChangeFields,
      })
      .transform(({ domain: name, account, region, ...change }, context) => {
        const domain = openSearch.find(name, { account, region });
        if (!domain) {
          context.addIssue({
            code: 'custom',
            path: ['domain'],
            message: `there is no domain ${name} in ${region}`,
          });
          return;
        }
        openSearch.change(domain, change);
      }),
  };
}
