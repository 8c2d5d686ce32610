import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { describe } from './describe';
import { identify } from './identify';
import { queries, series } from './series';
import { thresholds, WorkgroupThreshold } from './thresholds';
import { WorkgroupInventory } from './WorkgroupInventory';

/** A Redshift Serverless workgroup. */
export const redshiftWorkgroup: AwsStageKind<
  WorkgroupInventory,
  WorkgroupThreshold
> = {
  kind: {
    kind: 'redshift-workgroup',
    title: 'Redshift Serverless workgroup',
    thresholds,
    checks,
    identify,
    series,
    chartThresholds: {},
  },
  describe,
  queries,
  permissions: {
    stage: ['redshift-serverless:GetNamespace'],
    resources: ({ arn }) => [
      `${arn.split(':').slice(0, 5).join(':')}:namespace/*`,
    ],
    everywhere: [
      'redshift-serverless:ListWorkgroups',
      'cloudwatch:ListMetrics',
    ],
  },
  tagging: { resourceType: 'redshift-serverless:workgroup' },
};
