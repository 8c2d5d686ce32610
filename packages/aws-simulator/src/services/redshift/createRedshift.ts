import { errorTypeRegistries as clusterErrors } from '@aws-sdk/client-redshift';
import { errorTypeRegistries as dataErrors } from '@aws-sdk/client-redshift-data';
import { errorTypeRegistries as serverlessErrors } from '@aws-sdk/client-redshift-serverless';
import { z } from 'zod';
import { awsJsonProtocol } from '../../wire/awsJsonProtocol';
import { awsQueryProtocol } from '../../wire/awsQueryProtocol';
import { conditionsControl } from '../conditionsControl';
import { faultErrors, queryFaultErrors } from '../faultErrors';
import { Scope } from '../../wire/wireMessages';
import { Control, Service, World } from '../Service';
import { clusterOperations } from './clusterOperations';
import { dataOperations } from './dataOperations';
import { RedshiftSimulation } from './RedshiftSimulation';
import { Warehouse } from './Warehouse';
import {
  ClusterItem,
  clusterSchema,
  conditionFields,
  WorkgroupItem,
  workgroupSchema,
} from './warehouseSchema';
import { workgroupOperations } from './workgroupOperations';

/** Redshift in its three services: clusters, Serverless and the Data API. */
export function createRedshift(world: World): {
  services: Service[];
  simulation: RedshiftSimulation;
} {
  const simulation = new RedshiftSimulation(world);
  const cluster: Service = {
    signingName: 'redshift',
    protocols: [
      awsQueryProtocol({
        xmlNamespace: 'http://redshift.amazonaws.com/doc/2012-12-01/',
        errorRegistries: clusterErrors,
      }),
    ],
    operations: clusterOperations(simulation),
    faultErrors: queryFaultErrors('redshift'),
    sections: [
      {
        key: 'clusters',
        schema: z
          .array(clusterSchema)
          .transform(
            items => context =>
              items.forEach(item => simulation.addCluster(item, context)),
          ),
      },
    ],
    controls: [
      warehouseControl(simulation, 'cluster', scope =>
        simulation.clusters(scope),
      ),
      warehouseControl(simulation, 'workgroup', scope =>
        simulation.workgroups(scope),
      ),
    ],
  };
  const serverless: Service = {
    signingName: 'redshift-serverless',
    protocols: [
      awsJsonProtocol({
        version: '1.1',
        target: 'RedshiftServerless',
        namespace: 'com.amazonaws.redshiftserverless',
        errorRegistries: serverlessErrors,
      }),
    ],
    operations: workgroupOperations(simulation),
    faultErrors: faultErrors('redshift-serverless'),
    sections: [
      {
        key: 'workgroups',
        schema: z
          .array(workgroupSchema)
          .transform(
            items => context =>
              items.forEach(item => simulation.addWorkgroup(item, context)),
          ),
      },
    ],
  };
  const data: Service = {
    signingName: 'redshift-data',
    protocols: [
      awsJsonProtocol({
        version: '1.1',
        target: 'RedshiftData',
        namespace: 'com.amazonaws.redshiftdata',
        errorRegistries: dataErrors,
      }),
    ],
    operations: dataOperations(simulation, world.random.fork('statements')),
    faultErrors: faultErrors('redshift-data'),
  };
  return { services: [cluster, serverless, data], simulation };
}

function warehouseControl(
  redshift: RedshiftSimulation,
  title: 'cluster' | 'workgroup',
  all: (scope: Scope) => Warehouse<ClusterItem | WorkgroupItem>[],
): Control {
  return conditionsControl({
    path: `redshift/${title}`,
    key: 'name',
    title,
    fields: conditionFields,
    find: (name, scope) => all(scope).find(({ item }) => item.name === name),
    change: (warehouse, change) => redshift.change(warehouse, change),
  });
}
