import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { ClusterInventory } from './ClusterInventory';
import { describe } from './describe';
import { identify } from './identify';
import { queries, series } from './series';
import { ClusterThreshold, thresholds } from './thresholds';

/** A provisioned Redshift cluster. */
export const redshiftCluster: AwsStageKind<ClusterInventory, ClusterThreshold> =
  {
    kind: {
      kind: 'redshift-cluster',
      title: 'Redshift cluster',
      thresholds,
      checks,
      identify,
      series,
      chartThresholds: { diskUsed: 'diskUsed', health: 'health' },
      tier: ({ inventory }) =>
        inventory?.status === 'paused' ? 'cold' : 'warm',
    },
    describe,
    queries,
    permissions: {
      stage: [],
      everywhere: ['redshift:DescribeClusters', 'cloudwatch:ListMetrics'],
    },
    tagging: { resourceType: 'redshift:cluster' },
  };
