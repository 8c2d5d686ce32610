import { alarmCoverageFinding } from '../../../judging';
import { ClusterCheck } from '../context';

export const noSnapshots: ClusterCheck = {
  id: 'no-snapshots',
  description:
    'Without automated snapshots a failed node or a wrong DELETE cannot be undone.',
  run({ inventory: { snapshotRetentionDays } }) {
    return snapshotRetentionDays === 0
      ? {
          severity: 'warning',
          title: 'Automated snapshots are switched off',
          evidence: { snapshotRetentionDays },
          remedy:
            'Set AutomatedSnapshotRetentionPeriod to at least 1 day, better 7.',
        }
      : undefined;
  },
};

export const publicCluster: ClusterCheck = {
  id: 'publicly-accessible',
  description: 'A public endpoint needs only a password to reach all data.',
  run({ inventory: { publiclyAccessible, endpoint } }) {
    return publiclyAccessible
      ? {
          severity: 'info',
          title: 'The cluster has a public endpoint',
          evidence: { ...(endpoint && { endpoint }) },
          remedy:
            'Switch PubliclyAccessible off unless a client outside the VPC needs it.',
        }
      : undefined;
  },
};

export const alarmCoverage: ClusterCheck = {
  id: 'alarm-coverage',
  description: 'An alarm reaches people who do not look here.',
  run: ({ inventory: { alarms } }) =>
    alarmCoverageFinding(alarms, {
      metrics: ['HealthStatus', 'PercentageDiskSpaceUsed'],
      what: 'the cluster',
      when: 'when the cluster fails or its disk fills',
      remedy:
        'Create alarms on HealthStatus (Minimum, below 1) and PercentageDiskSpaceUsed (Maximum, above 90) with an action that reaches the team.',
    }),
};
