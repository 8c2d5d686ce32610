import { errorTypeRegistries } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../wire/AwsError';
import { restJsonProtocol } from '../../wire/restJsonProtocol';
import { conditionsControl } from '../conditionsControl';
import { faultErrors } from '../faultErrors';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { KinesisSimulation } from '../kinesis/KinesisSimulation';
import { Service, World } from '../Service';
import { functionChangeFields, functionSchema } from './functionSchema';
import { lambdaOperations } from './lambdaOperations';
import { LambdaSimulation } from './LambdaSimulation';

/** Lambda: functions, who calls them, and the metrics of that; no code runs. */
export function createLambda(
  world: World,
  callers: { firehose: FirehoseSimulation; kinesis: KinesisSimulation },
): { service: Service; simulation: LambdaSimulation } {
  const simulation = new LambdaSimulation(world, callers);
  const service: Service = {
    signingName: 'lambda',
    protocols: [restJsonProtocol({ errorRegistries: errorTypeRegistries })],
    operations: lambdaOperations(simulation),
    faultErrors: faultErrors('lambda', {
      throttling: () =>
        new AwsError('TooManyRequestsException', 'Rate exceeded'),
    }),
    sections: [
      {
        key: 'functions',
        schema: z
          .array(functionSchema)
          .transform(
            items => context =>
              items.forEach(item => simulation.addFunction(item, context)),
          ),
      },
    ],
    controls: [
      conditionsControl({
        path: 'lambda/conditions',
        key: 'function',
        title: 'function',
        fields: functionChangeFields,
        find: (name, scope) => simulation.find(name, scope),
        change: (found, change) => simulation.change(found, change),
      }),
    ],
  };
  return { service, simulation };
}
