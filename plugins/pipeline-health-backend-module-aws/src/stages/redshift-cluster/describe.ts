import {
  DescribeClustersCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import type { Cluster } from '@aws-sdk/client-redshift';
import {
  SourceError,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  askAside,
  AwsAccess,
  discoverMetrics,
  readAlarmCoverage,
} from '../../aws/access';
import { chooseSets, readLoads, unanswered } from '../redshift';
import { ClusterInventory } from './ClusterInventory';
import { NAMESPACE, SETS } from './series';

const DIMENSION = 'ClusterIdentifier';
const MEBIBYTE = 1_048_576;

/** Asks for a cluster, its metrics, its alarms and, where configured, its loads. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<ClusterInventory>> {
  const cluster = await readCluster(stage, access);
  const isReachable = cluster.ClusterStatus?.startsWith('available') ?? false;
  const [found, alarms, loads] = await Promise.all([
    askAside(() =>
      discoverMetrics(access, NAMESPACE, {
        name: DIMENSION,
        value: stage.name,
      }),
    ),
    readAlarmCoverage(access, {
      namespace: NAMESPACE,
      dimensions: { [DIMENSION]: stage.name },
    }),
    isReachable
      ? readLoads(access, { arn: stage.arn, clusterIdentifier: stage.name })
      : undefined,
  ]);
  const inventory: ClusterInventory = {
    ...configurationOf(cluster),
    alarms,
    metricSets: chooseSets(SETS, found.answer ?? [], DIMENSION),
    loadStatus: loads ? 'on' : 'off',
    unanswered: [
      ...unanswered('metrics', found.problem),
      ...unanswered('loads', loads?.problem),
    ],
  };
  return {
    inventory: JSON.parse(JSON.stringify(inventory)),
    links: [],
    samples: {},
    ...(loads?.answer && { runs: loads.answer }),
  };
}

async function readCluster(
  stage: StageRef,
  access: AwsAccess,
): Promise<Cluster> {
  const { Clusters } = await access
    .client(RedshiftClient)
    .send(new DescribeClustersCommand({ ClusterIdentifier: stage.name }));
  const cluster = Clusters?.find(
    ({ ClusterIdentifier }) => ClusterIdentifier === stage.name,
  );
  if (!cluster) {
    throw new SourceError(
      'not-found',
      `Redshift answered without the cluster ${stage.name}`,
    );
  }
  return cluster;
}

function configurationOf(
  cluster: Cluster,
): Omit<
  ClusterInventory,
  'alarms' | 'metricSets' | 'loadStatus' | 'unanswered'
> {
  const { Endpoint: endpoint, PendingModifiedValues: pending } = cluster;
  const megabytes = cluster.TotalStorageCapacityInMegaBytes;
  return {
    status: cluster.ClusterStatus ?? 'unknown',
    availability: cluster.ClusterAvailabilityStatus,
    nodeType: cluster.NodeType,
    nodes: cluster.NumberOfNodes,
    database: cluster.DBName,
    endpoint: endpoint?.Address
      ? `${endpoint.Address}:${endpoint.Port ?? 5439}`
      : undefined,
    version: cluster.ClusterVersion,
    encrypted: cluster.Encrypted,
    publiclyAccessible: cluster.PubliclyAccessible,
    multiAz: cluster.MultiAZ,
    storageBytes: megabytes ? megabytes * MEBIBYTE : undefined,
    snapshotRetentionDays: cluster.AutomatedSnapshotRetentionPeriod,
    maintenanceWindow: cluster.PreferredMaintenanceWindow,
    nextMaintenanceAt: cluster.NextMaintenanceWindowStartTime?.toISOString(),
    pendingChanges: [
      ...Object.entries(pending ?? {})
        .filter(([, value]) => value !== undefined)
        .map(([name]) => name),
      ...(cluster.PendingActions ?? []),
    ],
    createdAt: cluster.ClusterCreateTime?.toISOString(),
  };
}
