import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { ClusterCheck } from '../context';

type Judgement = Pick<FindingDraft, 'severity' | 'title' | 'remedy'>;

const BROKEN: { [status: string]: string } = {
  'storage-full':
    'Resize the cluster or delete data now: nothing can be written.',
  'hardware-failure':
    'A single-node cluster must be restored from its last snapshot.',
  'incompatible-hsm': 'Repair the connection to the HSM.',
  'incompatible-network': 'Repair the subnet group and security groups.',
  'incompatible-parameters': 'Correct the parameter group, then reboot.',
  'incompatible-restore':
    'Restore the snapshot with the node type that it was taken of.',
};

const PASSING = new Set([
  'cancelling-resize',
  'creating',
  'modifying',
  'rebooting',
  'renaming',
  'resizing',
  'rotating-keys',
  'updating-hsm',
]);

export const notAvailable: ClusterCheck = {
  id: 'not-available',
  description:
    'Only a cluster that is available answers queries and takes loads.',
  run({ inventory: { status, availability } }) {
    const judgement = judge(status, availability);
    return (
      judgement && {
        ...judgement,
        evidence: { status, ...(availability && { availability }) },
      }
    );
  },
};

function judge(
  status: string,
  availability: string | undefined,
): Judgement | undefined {
  if (BROKEN[status]) {
    return {
      severity: 'critical',
      title: `The cluster is down: its status is ${status}`,
      remedy: BROKEN[status],
    };
  }
  if (status === 'deleting' || status === 'final-snapshot') {
    return {
      severity: 'critical',
      title: 'The cluster is being deleted',
      remedy: 'If nobody meant that, restore it from its final snapshot.',
    };
  }
  if (status === 'paused' || status === 'pausing') {
    return {
      severity: 'warning',
      title:
        'The cluster is paused: loads and queries fail until it is resumed',
      remedy:
        'Resume it before the next load is due, or remove what still loads it.',
    };
  }
  if (availability === 'Unavailable' || availability === 'Failed') {
    return {
      severity: 'critical',
      title: `The cluster is not reachable while its status is ${status}`,
      remedy:
        'Look at the events of the cluster; if it does not come back by itself, reboot it or open a case with AWS.',
    };
  }
  if (PASSING.has(status)) {
    return {
      severity: 'info',
      title: `The cluster is ${status}, and queries may be interrupted`,
      remedy: 'Wait until it is available.',
    };
  }
  return status.startsWith('available')
    ? undefined
    : {
        severity: 'unknown',
        title: `The cluster has the status ${status}, which is not known here`,
        remedy: 'Look at the cluster in Redshift.',
      };
}
