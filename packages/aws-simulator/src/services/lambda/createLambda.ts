import { errorTypeRegistries } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../wire/AwsError';
import { restJsonProtocol } from '../../wire/restJsonProtocol';
import { faultErrors } from '../faultErrors';
import { FirehoseSimulation } from '../firehose/FirehoseSimulation';
import { KinesisSimulation } from '../kinesis/KinesisSimulation';
import { Control, Service, World } from '../Service';
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
    protocol: restJsonProtocol({ errorRegistries: errorTypeRegistries }),
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
    controls: [functionControl(simulation)],
  };
  return { service, simulation };
}

/** `POST /_simulator/lambda/conditions`: changes how a function fares from now on. */
function functionControl(lambda: LambdaSimulation): Control {
  return {
    path: 'lambda/conditions',
    schema: z
      .strictObject({
        function: z.string(),
        account: z.string().default('123456789012'),
        region: z.string().default('eu-central-1'),
        ...functionChangeFields,
      })
      .transform(({ function: name, account, region, ...change }, context) => {
        const found = lambda.find(name, { account, region });
        if (!found) {
          context.addIssue({
            code: 'custom',
            path: ['function'],
            message: `there is no function ${name} in ${region}`,
          });
          return;
        }
        lambda.change(found, change);
      }),
  };
}
