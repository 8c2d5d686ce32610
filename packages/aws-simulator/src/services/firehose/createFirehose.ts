import { errorTypeRegistries } from '@aws-sdk/client-firehose';
import { z } from 'zod';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { conditionsControl } from '../conditionsControl';
import { faultErrors } from '../faultErrors';
import { S3Simulation } from '../s3/S3Simulation';
import { Service, World } from '../Service';
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
    protocols: [
      awsJsonProtocol({
        version: '1.1',
        target: 'Firehose_20150804',
        namespace: 'com.amazonaws.firehose',
        errorRegistries: errorTypeRegistries,
      }),
    ],
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
    controls: [
      conditionsControl({
        path: 'firehose/conditions',
        key: 'stream',
        title: 'delivery stream',
        fields: streamChangeFields,
        find: (name, scope) => simulation.find(name, scope),
        change: (stream, change) => simulation.change(stream, change),
      }),
    ],
  };
  return { service, simulation };
}
