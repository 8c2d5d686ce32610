import { errorTypeRegistries } from '@aws-sdk/client-firehose';
import { z } from 'zod';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { faultErrors } from '../faultErrors';
import { S3Simulation } from '../s3/S3Simulation';
import { Control, Service, World } from '../Service';
import { firehoseOperations } from './firehoseOperations';
import { FirehoseSimulation } from './FirehoseSimulation';
import { streamChangeFields, streamSchema } from './streamSchema';

/** Firehose: delivery streams, the metrics they publish and the failed documents they keep in S3. */
export function createFirehose(
  world: World,
  s3: S3Simulation,
): { service: Service; simulation: FirehoseSimulation } {
  const simulation = new FirehoseSimulation(world, s3);
  const service: Service = {
    signingName: 'firehose',
    protocol: awsJsonProtocol({
      version: '1.1',
      target: 'Firehose_20150804',
      namespace: 'com.amazonaws.firehose',
      errorRegistries: errorTypeRegistries,
    }),
    operations: firehoseOperations(simulation),
    faultErrors: faultErrors('firehose'),
    sections: [
      {
        key: 'deliveryStreams',
        schema: z
          .array(streamSchema)
          .transform(
            items => context =>
              items.forEach(item => simulation.addStream(item, context)),
          ),
      },
    ],
    controls: [streamControl(simulation)],
  };
  return { service, simulation };
}

/** `POST /_simulator/firehose/conditions`: changes how a stream fares from now on. */
function streamControl(firehose: FirehoseSimulation): Control {
  return {
    path: 'firehose/conditions',
    schema: z
      .strictObject({
        stream: z.string(),
        account: z.string().default('123456789012'),
        region: z.string().default('eu-central-1'),
        ...streamChangeFields,
      })
      .transform(({ stream: name, account, region, ...change }, context) => {
        const stream = firehose.find(name, { account, region });
        if (!stream) {
          context.addIssue({
            code: 'custom',
            path: ['stream'],
            message: `there is no delivery stream ${name} in ${region}`,
          });
          return;
        }
        firehose.change(stream, change);
      }),
  };
}
