import {
  CreateClusterCommand,
  DescribeClustersCommand,
} from '@aws-sdk/client-redshift';
import type { Cluster } from '@aws-sdk/client-redshift';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { RedshiftSimulation } from './RedshiftSimulation';
import { Warehouse } from './Warehouse';
import { ClusterItem, clusterSchema } from './warehouseSchema';

const usualPage = 100;

/** The operations on provisioned clusters. */
export function clusterOperations(redshift: RedshiftSimulation): Operation[] {
  return [
    operation(CreateClusterCommand, (input, call) => {
      const item = clusterSchema.parse({
        name: input.ClusterIdentifier,
        nodeType: input.NodeType,
        nodes: input.NumberOfNodes ?? 1,
        database: input.DBName ?? 'dev',
        snapshotDays: input.AutomatedSnapshotRetentionPeriod ?? 1,
        created: '0s',
      });
      const cluster = redshift.addCluster(item, { ...call, zero: call.now });
      return { Cluster: describeCluster(cluster, call.now) };
    }),

    operation(DescribeClustersCommand, (input, call) => {
      const all = redshift.clusters(call);
      const { ClusterIdentifier: name } = input;
      if (name && !all.some(({ item }) => item.name === name)) {
        throw new AwsError(
          'ClusterNotFoundFault',
          `Cluster ${name} not found.`,
        );
      }
      const named = all.filter(({ item }) => !name || item.name === name);
      const start = Number(input.Marker ?? 0);
      const end = start + (input.MaxRecords ?? usualPage);
      return {
        Clusters: named
          .slice(start, end)
          .map(cluster => describeCluster(cluster, call.now)),
        Marker: end < named.length ? String(end) : undefined,
      };
    }),
  ];
}

function describeCluster(
  cluster: Warehouse<ClusterItem>,
  now: number,
): Cluster {
  const { item, scope } = cluster;
  const { status, availability } = cluster.conditions(now);
  const { account, region } = scope;
  return {
    ClusterIdentifier: item.name,
    NodeType: item.nodeType,
    ClusterStatus: status,
    ClusterAvailabilityStatus: availability,
    MasterUsername: 'admin',
    DBName: item.database,
    Endpoint: {
      Address: `${item.name}.c5example.${region}.redshift.amazonaws.com`,
      Port: 5439,
    },
    ClusterCreateTime: new Date(cluster.createdAt),
    AutomatedSnapshotRetentionPeriod: item.snapshotDays,
    ClusterSecurityGroups: [],
    VpcSecurityGroups: [],
    PreferredMaintenanceWindow: 'sun:03:00-sun:03:30',
    ClusterVersion: '1.0',
    AllowVersionUpgrade: true,
    NumberOfNodes: item.nodes,
    PubliclyAccessible: item.public,
    Encrypted: true,
    EnhancedVpcRouting: false,
    Tags: [],
    ClusterNamespaceArn: `arn:aws:redshift:${region}:${account}:namespace:${cluster.random
      .fork('namespace')
      .uuid()}`,
    TotalStorageCapacityInMegaBytes: item.storageGigabytes * 1000,
    MultiAZ: 'Disabled',
  };
}
