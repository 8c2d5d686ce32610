import {
  currentReading,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  asBefore,
  knownUntil,
  seconds,
  severityInMost,
  severityOf,
} from '../../../judging';
import {
  ClusterCheck,
  ClusterInventory,
  passesWithin,
  stateOf,
} from '../ClusterInventory';
import { thresholds } from '../thresholds';

/** States in which the cluster is down, and the variant that says what helps. */
const BROKEN = new Set([
  'storage-full',
  'hardware-failure',
  'incompatible-hsm',
  'incompatible-network',
  'incompatible-parameters',
  'incompatible-restore',
]);

const DOWN = 'The cluster is down: its status is {{status}}';

export const notAvailable: ClusterCheck = {
  id: 'not-available',
  title: 'Not available',
  description:
    'Only a cluster that is available answers queries and takes loads.',
  claim: 'own-fault',
  covers: ['unhealthy', 'loads-stopped'],
  explains: 'worse',
  messages: {
    title: 'The cluster has the status {{status}}, which is not known here',
    remedy: 'Look at the cluster in Redshift.',
    ...Object.fromEntries([...BROKEN].map(status => [`title_${status}`, DOWN])),
    'remedy_storage-full':
      'Resize the cluster or delete data now: nothing can be written.',
    'remedy_hardware-failure':
      'A single-node cluster must be restored from its last snapshot.',
    'remedy_incompatible-hsm': 'Repair the connection to the HSM.',
    'remedy_incompatible-network':
      'Repair the subnet group and security groups.',
    'remedy_incompatible-parameters':
      'Correct the parameter group, then reboot.',
    'remedy_incompatible-restore':
      'Restore the snapshot with the node type that it was taken of.',
    title_deleting: 'The cluster is being deleted',
    remedy_deleting:
      'If nobody meant that, restore it from its final snapshot.',
    title_paused:
      'The cluster is paused: loads and queries fail until it is resumed',
    remedy_paused:
      'Resume it before the next load is due, or remove what still loads it.',
    title_unreachable:
      'The cluster is not reachable while its status is {{status}}',
    remedy_unreachable:
      'Look at the events of the cluster; if it does not come back by itself, reboot it or open a case with AWS.',
    title_passing: 'The cluster is {{status}}, and queries may be interrupted',
    remedy_passing: 'Wait until it is available.',
    title_lasting:
      'The cluster has been {{status}} for {{lasting}}, far longer than that takes',
    remedy_lasting:
      'Look at the events of the cluster for what it waits for; open a case with AWS if they say nothing.',
  },
  run({ inventory, previous, now }) {
    const { availability } = inventory;
    const status = stateOf(inventory);
    const before = previous['not-available'];
    const since =
      before?.evidence.status === status
        ? Date.parse(before.onsetAt ?? before.since)
        : now;
    const judgement = judge(inventory, now - since);
    return (
      judgement && {
        ...judgement,
        values: { status, lasting: seconds((now - since) / 1000) },
        evidence: { status, ...(availability && { availability }) },
        onsetAt: since,
      }
    );
  },
};

function judge(
  inventory: ClusterInventory,
  lasting: number,
): Pick<FindingDraft, 'severity' | 'variant'> | undefined {
  const { status, availability } = inventory;
  if (BROKEN.has(status)) {
    return { severity: 'critical', variant: status };
  }
  if (status === 'deleting' || status === 'final-snapshot') {
    return { severity: 'critical', variant: 'deleting' };
  }
  if (status === 'paused') {
    return { severity: 'warning', variant: 'paused' };
  }
  const within = passesWithin(inventory);
  if (within !== undefined) {
    return lasting > within
      ? { severity: 'warning', variant: 'lasting' }
      : { severity: 'info', variant: 'passing' };
  }
  if (availability === 'Unavailable' || availability === 'Failed') {
    return { severity: 'critical', variant: 'unreachable' };
  }
  return status.startsWith('available') ? undefined : { severity: 'unknown' };
}

export const unhealthy: ClusterCheck = {
  id: 'unhealthy',
  title: 'Does not answer',
  description:
    'Redshift asks every cluster each minute whether it answers. During maintenance it does not count.',
  claim: 'own-fault',
  explains: 'worse',
  metric: 'health',
  messages: {
    title: 'The cluster does not answer: queries and loads fail',
    remedy:
      'Look at the events of the cluster and at its CPU and disk; reboot it when it hangs, and open a case with AWS when it stays so.',
  },
  run(context) {
    const { samples, thresholds: lines, inventory, previous } = context;
    // What passes by itself is told as that.
    if (passesWithin(inventory) !== undefined) {
      return undefined;
    }
    if (!currentReading(context, 'health')) {
      return asBefore(previous.unhealthy);
    }
    const maintained = new Set(
      (samples.maintenance ?? [])
        .filter(({ value }) => value > 0)
        .map(({ at }) => at),
    );
    const judged = (samples.health ?? []).filter(
      ({ at }) => !maintained.has(at),
    );
    const last = judged.at(-1);
    const severity =
      last &&
      severityOf(last.value, thresholds.health, lines.health) &&
      severityInMost({
        samples: judged,
        period: 60,
        until: knownUntil(context, 'health'),
        threshold: thresholds.health,
        lines: lines.health,
      });
    return (
      severity && {
        severity,
        evidence: {
          healthStatus: last.value,
          status: inventory.status,
          measuredAt: new Date(last.at).toISOString(),
        },
      }
    );
  },
};
