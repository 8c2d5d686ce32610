import { z } from 'zod';
import { Control } from '../Service';
import { flowChangeFields } from './flowSchema';
import { SqsSimulation } from './SqsSimulation';

/** `POST /_simulator/sqs/flow`: changes the traffic of a queue from now on. */
export function flowControl(sqs: SqsSimulation): Control {
  return {
    path: 'sqs/flow',
    schema: z
      .strictObject({
        queue: z.string(),
        account: z.string().optional(),
        region: z.string().default('eu-central-1'),
        ...flowChangeFields,
      })
      .transform(({ queue: name, account, region, ...change }, context) => {
        const queue = sqs.findQueue(name, { account, region });
        if (!queue) {
          context.addIssue({
            code: 'custom',
            path: ['queue'],
            message: `there is no queue ${name} in ${region}`,
          });
          return;
        }
        sqs.changeFlow(queue, change);
      }),
  };
}
