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
import { AwsAccess, discoverMetrics, mapAnswer } from '../../aws/access';
import { askList } from '../../aws/paging';
import {
  chooseSets,
  loadSamples,
  loadSettings,
  newestLoads,
  readLoads,
} from '../redshift';
import { ClusterInventory } from './ClusterInventory';
import { NAMESPACE, SETS } from './metrics';

const DIMENSION = 'ClusterIdentifier';
const MEBIBYTE = 1_048_576;

/** Asks for a cluster, its metrics and, where configured, its loads. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<ClusterInventory>> {
  const cluster = await readCluster(stage, access);
  const isReachable = cluster.ClusterStatus?.startsWith('available') ?? false;
  const [metricSets, loads] = await Promise.all([
    askList(async () =>
      chooseSets(
        SETS,
        await discoverMetrics(access, NAMESPACE, {
          name: DIMENSION,
          value: stage.name,
        }),
        DIMENSION,
      ),
    ),
    isReachable
      ? readLoads(access, { arn: stage.arn, clusterIdentifier: stage.name })
      : undefined,
  ]);
  return {
    inventory: {
      ...configurationOf(cluster),
      metricSets,
      loadStatus: loadSettings(access, stage.arn) ? 'on' : 'off',
      ...(loads && { loads: mapAnswer(loads, ({ tables }) => tables) }),
    },
    links: [],
    ...loadSamples(loads),
    runs: newestLoads(loads),
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
): Omit<ClusterInventory, 'metricSets' | 'loads' | 'loadStatus'> {
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
