import { errorTypeRegistries } from '@aws-sdk/client-sqs';
import { AwsError } from '../../wire/AwsError';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { conditionsControl } from '../conditionsControl';
import { queryFaultErrors } from '../faultErrors';
import { denyAccess } from './denyAccess';
import { Service, World } from '../Service';
import { flowChangeFields } from './flowSchema';
import { messageOperations } from './messageOperations';
import { moveTaskOperations } from './moveTaskOperations';
import { queueOperations } from './queueOperations';
import { eventRuleSection } from './eventRuleSection';
import { queueSection } from './queueSection';
import { SqsSimulation } from './SqsSimulation';

/** SQS: queues, messages, redrive and the metrics they publish. */
export function createSqs(world: World): {
  service: Service;
  simulation: SqsSimulation;
} {
  const simulation = new SqsSimulation(world);
  const { state } = simulation;
  const service: Service = {
    signingName: 'sqs',
    protocols: [
      awsJsonProtocol({
        version: '1.0',
        target: 'AmazonSQS',
        namespace: 'com.amazonaws.sqs',
        errorRegistries: errorTypeRegistries,
        queryCompatible: true,
      }),
    ],
    operations: [
      ...queueOperations(state),
      ...messageOperations(state, world.clock),
      ...moveTaskOperations(state),
    ],
    faultErrors: queryFaultErrors('sqs', {
      throttling: () =>
        new AwsError('RequestThrottled', 'Request is throttled.'),
      accessDenied: (operation, call, input) =>
        denyAccess(state, operation, call, input),
    }),
    sections: [queueSection(simulation), eventRuleSection(state, world)],
    controls: [
      conditionsControl({
        path: 'sqs/flow',
        key: 'queue',
        title: 'queue',
        fields: flowChangeFields,
        find: (name, scope) => simulation.findQueue(name, scope),
        change: (queue, change) => simulation.changeFlow(queue, change),
      }),
    ],
  };
  return { service, simulation };
}
