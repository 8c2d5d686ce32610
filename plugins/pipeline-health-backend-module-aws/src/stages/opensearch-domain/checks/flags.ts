import {
  currentReading,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, lastPeriods } from '../../../judging';
import { DomainCheck } from '../DomainInventory';
import { standing } from './standing';

/** A rule that looks at a metric that is 0 or 1. */
function flag(
  options: Pick<DomainCheck, 'id' | 'description'> & {
    severity: FindingDraft['severity'];
    metric: string;
    /** By which the domain tells that it is lowered, when not by the metric. */
    toldBy?: string;
    /** How many of the last five must be raised. */
    minutes: number;
    name: string;
    title: string;
    remedy: string;
  },
): DomainCheck {
  const { id, description, severity, metric, toldBy, minutes } = options;
  return standing(
    {
      id,
      title: options.name,
      description,
      claim: 'own-fault',
      metric,
      messages: { title: options.title, remedy: options.remedy },
      run(context) {
        const samples = context.samples[metric] ?? [];
        const raised = lastPeriods(
          samples,
          60,
          knownUntil(context, metric),
          5,
        ).filter(({ value }) => value > 0);
        if (
          !currentReading(context, metric)?.value ||
          raised.length < minutes
        ) {
          return undefined;
        }
        const calm = samples.findLastIndex(({ value }) => !value);
        const before = context.previous[id]?.onsetAt;
        const onsetAt = Math.min(
          samples[calm + 1].at,
          calm < 0 && before ? Date.parse(before) : Infinity,
        );
        return {
          severity,
          evidence: { raisedSinceAt: new Date(onsetAt).toISOString() },
          onsetAt,
        };
      },
    },
    toldBy,
  );
}

export const clusterRed = flag({
  id: 'cluster-red',
  name: 'Red cluster',
  description:
    'A primary shard is on no node: part of the data cannot be read or written.',
  metric: 'statusRed',
  minutes: 1,
  severity: 'critical',
  title: 'The cluster is red: a primary shard is on no node',
  remedy:
    'See which indexes are red (GET _cat/indices?health=red) and why (GET _cluster/allocation/explain); mostly a node was lost or its disk is full. Restore them from a snapshot if the node does not come back.',
});

export const clusterYellow = flag({
  id: 'cluster-yellow',
  name: 'Yellow cluster',
  description:
    'A replica is on no node: all data is there, and one more lost node costs some.',
  metric: 'statusYellow',
  minutes: 5,
  severity: 'warning',
  title: 'The cluster is yellow: a replica shard is on no node',
  remedy:
    'Wait while a node is replaced; otherwise add nodes or storage, or let indexes have fewer replicas than nodes.',
});

export const writesBlocked = flag({
  id: 'writes-blocked',
  name: 'Writes are blocked',
  description:
    'The cluster takes no documents; what is delivered to it waits or goes to the backup.',
  metric: 'writesBlocked',
  minutes: 1,
  severity: 'critical',
  title: 'The cluster blocks writes: it takes no documents',
  remedy:
    'Free storage (delete old indexes, enlarge the volumes) or memory pressure; the block is lifted once there is enough again.',
});

export const snapshotFailed = flag({
  id: 'snapshot-failed',
  name: 'Snapshots fail',
  description:
    'No automatic snapshot was made in the last 36 hours, so there is nothing recent to restore.',
  metric: 'snapshotFailed',
  minutes: 1,
  severity: 'warning',
  title: 'No automatic snapshot was made in the last 36 hours',
  remedy:
    'Repair a red cluster first: snapshots fail as long as it is red. Otherwise take one by hand.',
});

export const keyInaccessible = flag({
  id: 'key-inaccessible',
  name: 'Key is not usable',
  description:
    'The domain cannot use the KMS key of its data; after a while it is isolated and lost.',
  metric: 'keyInaccessible',
  // The metric exists only while there is trouble.
  toldBy: 'statusRed',
  minutes: 1,
  severity: 'critical',
  title: 'The domain cannot use the KMS key that its data is encrypted with',
  remedy: 'Enable the key and restore the grants of the service on it, soon.',
});
