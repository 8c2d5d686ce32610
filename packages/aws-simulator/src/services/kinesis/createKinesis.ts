import { errorTypeRegistries } from '@aws-sdk/client-kinesis';
import { z } from 'zod';
import { AwsError } from '../../wire/AwsError';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { conditionsControl } from '../conditionsControl';
import { faultErrors } from '../faultErrors';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { Service, World } from '../Service';
import { kinesisOperations } from './kinesisOperations';
import { kinesisChangeFields, kinesisSchema } from './kinesisSchema';
import { KinesisSimulation } from './KinesisSimulation';

/** Kinesis Data Streams: streams, who writes and reads them, and the metrics of that. */
export function createKinesis(
  world: World,
  firehose: FirehoseSimulation,
): { service: Service; simulation: KinesisSimulation } {
  const simulation = new KinesisSimulation(world, firehose);
  const service: Service = {
    signingName: 'kinesis',
    protocols: [
      awsJsonProtocol({
        version: '1.1',
        target: 'Kinesis_20131202',
        namespace: 'com.amazonaws.kinesis',
        errorRegistries: errorTypeRegistries,
      }),
    ],
    operations: kinesisOperations(simulation),
    faultErrors: faultErrors('kinesis', {
      throttling: () =>
        new AwsError('LimitExceededException', 'Rate exceeded for stream.'),
    }),
    sections: [
      {
        key: 'streams',
        schema: z
          .array(kinesisSchema)
          .transform(
            items => context =>
              items.forEach(item => simulation.addStream(item, context)),
          ),
      },
    ],
    controls: [
      conditionsControl({
        path: 'kinesis/conditions',
        key: 'stream',
        title: 'Kinesis stream',
        fields: kinesisChangeFields,
        find: (name, scope) => simulation.find(name, scope),
        change: (stream, change) => simulation.change(stream, change),
      }),
    ],
  };
  return { service, simulation };
}
