import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { DomainCheck, raisedMinutes } from '../context';

/** A rule that looks at a metric that is 0 or 1. */
function flag(
  id: string,
  description: string,
  options: { metric: string; minutes: number } & Pick<
    FindingDraft,
    'severity' | 'title' | 'remedy'
  >,
): DomainCheck {
  const { metric, minutes, ...finding } = options;
  return {
    id,
    description,
    run(context): FindingDraft | undefined {
      const raised = raisedMinutes(context, metric);
      if (raised < minutes) {
        return undefined;
      }
      const samples = context.samples[metric] ?? [];
      const calm = samples.map(({ value }) => value > 0).lastIndexOf(false);
      return {
        ...finding,
        evidence: {
          raisedSinceAt: new Date(samples[calm + 1].at).toISOString(),
        },
      };
    },
  };
}

export const clusterRed = flag(
  'cluster-red',
  'A primary shard is on no node: part of the data cannot be read or written.',
  {
    metric: 'statusRed',
    minutes: 1,
    severity: 'critical',
    title: 'The cluster is red: a primary shard is on no node',
    remedy:
      'See which indexes are red (GET _cat/indices?health=red) and why (GET _cluster/allocation/explain); mostly a node was lost or its disk is full. Restore them from a snapshot if the node does not come back.',
  },
);

export const clusterYellow = flag(
  'cluster-yellow',
  'A replica is on no node: all data is there, and one more lost node costs some.',
  {
    metric: 'statusYellow',
    minutes: 5,
    severity: 'warning',
    title: 'The cluster is yellow: a replica shard is on no node',
    remedy:
      'Wait while a node is replaced; otherwise add nodes or storage, or let indexes have fewer replicas than nodes.',
  },
);

export const writesBlocked = flag(
  'writes-blocked',
  'The cluster takes no documents; what is delivered to it waits or goes to the backup.',
  {
    metric: 'writesBlocked',
    minutes: 1,
    severity: 'critical',
    title: 'The cluster blocks writes: it takes no documents',
    remedy:
      'Free storage (delete old indexes, enlarge the volumes) or memory pressure; the block is lifted once there is enough again.',
  },
);

export const snapshotFailed = flag(
  'snapshot-failed',
  'No automatic snapshot was made in the last 36 hours, so there is nothing recent to restore.',
  {
    metric: 'snapshotFailed',
    minutes: 1,
    severity: 'warning',
    title: 'No automatic snapshot was made in the last 36 hours',
    remedy:
      'Repair a red cluster first: snapshots fail as long as it is red. Otherwise take one by hand.',
  },
);

export const keyInaccessible = flag(
  'key-inaccessible',
  'The domain cannot use the KMS key of its data; after a while it is isolated and lost.',
  {
    metric: 'keyInaccessible',
    minutes: 1,
    severity: 'critical',
    title: 'The domain cannot use the KMS key that its data is encrypted with',
    remedy: 'Enable the key and restore the grants of the service on it, soon.',
  },
);
