import {
  errorTypeRegistries,
  GetMetricDataCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { awsQueryProtocol } from '../../wire/awsQueryProtocol';
import { operation } from '../../wire/operation';
import { rpcV2CborProtocol } from '../../wire/rpcV2CborProtocol';
import { queryFaultErrors } from '../faultErrors';
import { Service, World } from '../Service';
import { alarmOperations } from './alarmOperations';
import { alarmSection } from './alarmSection';
import { CloudWatchSimulation } from './CloudWatchSimulation';
import { getMetricData } from './getMetricData';
import { listMetrics } from './listMetrics';
import { muteRuleOperations, muteRuleSection } from './muteRules';
import { outageControl, outageSection } from './outageSection';
import { putMetricData } from './putMetricData';

const serviceName = 'GraniteServiceVersion20100801';
const shapes = {
  namespace: 'com.amazonaws.cloudwatch',
  errorRegistries: errorTypeRegistries,
  queryCompatible: true,
};

/** CloudWatch: the metrics of all services, and alarms on them. */
export function createCloudWatch(world: World): {
  service: Service;
  simulation: CloudWatchSimulation;
} {
  const simulation = new CloudWatchSimulation(world);
  const service: Service = {
    signingName: 'monitoring',
    protocols: [
      awsJsonProtocol({ version: '1.0', target: serviceName, ...shapes }),
      rpcV2CborProtocol({ serviceName, ...shapes }),
      // SDKs of before, and of what is still built with them.
      awsQueryProtocol({
        xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
        errorRegistries: errorTypeRegistries,
      }),
    ],
    operations: [
      operation(GetMetricDataCommand, (input, call) =>
        getMetricData(input, call, world),
      ),
      operation(ListMetricsCommand, (input, call) =>
        listMetrics(input, call, world.metrics),
      ),
      operation(PutMetricDataCommand, (input, call) => {
        putMetricData(input, call, world.metrics);
        return {};
      }),
      ...alarmOperations(simulation.alarms),
      ...muteRuleOperations(simulation.alarms),
    ],
    faultErrors: queryFaultErrors('cloudwatch'),
    sections: [
      alarmSection(simulation),
      muteRuleSection(simulation.alarms),
      outageSection(simulation),
    ],
    controls: [outageControl(simulation, () => world.clock.now())],
  };
  return { service, simulation };
}
