import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { redshiftCluster } from '../../stages/redshift-cluster';
import { redshiftWorkgroup } from '../../stages/redshift-workgroup';
import { ACCOUNT, NO_ALARMS, of } from './setUp';

export function warehouses(): Finding[] {
  const facts = {
    metricSets: {
      answer: [
        {
          metric: 'queriesFailed.short',
          part: 'short',
          name: 'QueriesFailed',
          dimensions: { Workgroup: 'reports', LatencyRange: 'short' },
        },
      ],
    },
    loadStatus: 'off' as const,
    ...NO_ALARMS,
  };
  const workgroup = {
    ...facts,
    name: 'reports',
    status: 'AVAILABLE',
    namespaceFacts: { answer: {} },
    baseCapacity: 32,
    publiclyAccessible: true,
  };
  const stage = {
    ...ACCOUNT,
    kind: 'redshift-workgroup',
    name: '4b1d5f0a',
    arn: 'arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/4b1d5f0a',
  };
  return [
    ...of(
      redshiftCluster,
      {
        ...ACCOUNT,
        kind: 'redshift-cluster',
        name: 'sales',
        arn: 'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
      },
      {
        ...facts,
        status: 'available',
        snapshotRetentionDays: 0,
        publiclyAccessible: true,
        pendingChanges: [],
      },
    ),
    ...of(redshiftWorkgroup, stage, workgroup),
    ...of(redshiftWorkgroup, stage, {
      ...workgroup,
      metricSets: { answer: [] },
    }),
  ];
}
