import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { eventsByArn } from '../../aws/events';
import { lookBackOver } from '../../judging';
import {
  durationsLookback,
  loadWords,
  queueFigure,
  sentenceOfLoad,
  warehouseSides,
  warehouseMessages,
} from '../redshift';
import { checks } from './checks';
import { costs } from './costs';
import { ClusterInventory, isPaused } from './ClusterInventory';
import { listClusters } from './listClusters';
import { describe } from './describe';
import { metrics, NAMESPACE } from './metrics';
import { ClusterThreshold, thresholds } from './thresholds';

/** A provisioned Redshift cluster. */
export const redshiftCluster = awsKind<ClusterInventory, ClusterThreshold>({
  kind: 'redshift-cluster',
  title: 'Redshift cluster',
  arn: {
    service: 'redshift',
    resource: 'cluster:',
    name: /./,
    what: 'a Redshift cluster',
    expected: 'a name',
  },
  metrics,
  events: [eventsByArn('aws.redshift'), eventsByArn('aws.redshift-data')],
  cloudwatch: {
    namespace: NAMESPACE,
    dimensions: ({ name }) => ({ ClusterIdentifier: name }),
  },
  places: placesOf({
    page: ({ name }) =>
      `redshiftv2/home?region=REGION#/cluster-details?cluster=${name}`,
    look: ({ name }) => [
      'redshift',
      'DescribeClusters',
      { ClusterIdentifier: name },
    ],
  }),
  // It shows the statements as they ran; a load has no page of its own.
  runPlaces: placesOf({
    page: ({ name }) =>
      `redshiftv2/home?region=REGION#/cluster-details?cluster=${name}&tab=performance`,
  }),
  thresholds,
  checks,
  messages: { ...loadWords.messages, ...warehouseMessages },
  meaningOf: (_, load) => sentenceOfLoad(load),
  costs,
  sides: warehouseSides,
  alarms: [
    {
      metrics: /^(HealthStatus|PercentageDiskSpaceUsed)$/,
      when: 'when the cluster fails or its disk fills',
      remedy:
        'Create alarms on HealthStatus (Minimum, below 1) and PercentageDiskSpaceUsed (Maximum, above 90) with an action that reaches the team.',
      create: () => [
        {
          metric: 'HealthStatus',
          statistic: 'Minimum',
          when: 'below',
          threshold: 1,
        },
        {
          metric: 'PercentageDiskSpaceUsed',
          statistic: 'Maximum',
          when: 'above',
          threshold: 90,
        },
      ],
    },
  ],
  settings: [
    'nodeType',
    'nodes',
    'database',
    'version',
    'publiclyAccessible',
    'multiAz',
    'maintenanceWindow',
  ],
  inventory: {
    status: { title: 'Status' },
    availability: { title: 'Availability' },
    nodeType: { title: 'Node type' },
    nodes: { title: 'Nodes', unit: 'count' },
    database: { title: 'Database' },
    endpoint: { title: 'Endpoint' },
    version: { title: 'Version' },
    encrypted: { title: 'Encrypted' },
    publiclyAccessible: { title: 'Public endpoint' },
    multiAz: { title: 'Several availability zones' },
    storageBytes: { title: 'Storage', unit: 'bytes' },
    snapshotRetentionDays: {
      title: 'Days that snapshots are kept',
      unit: 'count',
    },
    maintenanceWindow: { title: 'Maintenance window' },
    nextMaintenanceAt: { title: 'Next maintenance' },
    pendingChanges: { title: 'Changes that wait' },
    createdAt: { title: 'Created' },
  },
  chartThresholds: {
    diskUsed: 'diskUsed',
    health: 'health',
    failedLoadsInARow: 'loadFailures',
  },
  keyFigure: (context, finding) =>
    context.inventory &&
    queueFigure({ ...context, inventory: context.inventory }, finding),
  lookback: context =>
    context.inventory
      ? lookBackOver(
          context,
          durationsLookback({ ...context, inventory: context.inventory }),
        )
      : {},
  tier: ({ inventory }) => (inventory && isPaused(inventory) ? 'cold' : 'warm'),
  describe,
  permissions: {
    stage: [],
    everywhere: ['redshift:DescribeClusters', 'cloudwatch:ListMetrics'],
  },
  tagging: {
    resourceType: 'redshift:cluster',
    all: { list: listClusters, action: 'redshift:DescribeClusters' },
  },
});
