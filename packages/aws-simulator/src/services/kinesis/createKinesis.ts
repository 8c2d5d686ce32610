import { errorTypeRegistries } from '@aws-sdk/client-kinesis';
import { z } from 'zod';
import { AwsError } from '../../wire/AwsError';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { faultErrors } from '../faultErrors';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { Control, Service, World } from '../Service';
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
    protocol: awsJsonProtocol({
      version: '1.1',
      target: 'Kinesis_20131202',
      namespace: 'com.amazonaws.kinesis',
      errorRegistries: errorTypeRegistries,
    }),
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
    controls: [streamControl(simulation)],
  };
  return { service, simulation };
}

/** `POST /_simulator/kinesis/conditions`: changes how a stream fares from now on. */
function streamControl(kinesis: KinesisSimulation): Control {
  return {
    path: 'kinesis/conditions',
    schema: z
      .strictObject({
        stream: z.string(),
        account: z.string().default('123456789012'),
        region: z.string().default('eu-central-1'),
        ...kinesisChangeFields,
      })
      .transform(({ stream: name, account, region, ...change }, context) => {
        const stream = kinesis.find(name, { account, region });
        if (!stream) {
          context.addIssue({
            code: 'custom',
            path: ['stream'],
            message: `there is no Kinesis stream ${name} in ${region}`,
          });
          return;
        }
        kinesis.change(stream, change);
      }),
  };
}
