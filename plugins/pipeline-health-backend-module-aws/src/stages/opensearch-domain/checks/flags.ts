import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, lastPeriods } from '../../../judging';
import { DescribedDomain, DomainCheck } from '../DomainInventory';
import { storageLines } from '../storage';
import { standing } from './standing';

type FlagRule = Pick<
  DomainCheck,
  'id' | 'title' | 'description' | 'covers' | 'explains' | 'messages'
> & {
  severity(context: DescribedDomain): Severity;
  variant?(context: DescribedDomain): string | undefined;
  metric: string;
  /** By which the domain tells that it is lowered, when not by the metric. */
  toldBy?: string;
  /** How many of the last five must be raised. */
  minutes: number;
};

/** A rule that looks at a metric that is 0 or 1. */
function flag({
  severity,
  variant,
  metric,
  toldBy,
  minutes,
  ...check
}: FlagRule): DomainCheck {
  return standing(
    {
      ...check,
      claim: 'own-fault',
      metric,
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
        const before = context.previous[check.id]?.onsetAt;
        const onsetAt = Math.min(
          samples[calm + 1].at,
          calm < 0 && before ? Date.parse(before) : Infinity,
        );
        return {
          severity: severity(context),
          variant: variant?.(context),
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
  title: 'Red cluster',
  description:
    'A primary shard is on no node: part of the data cannot be read or written.',
  metric: 'statusRed',
  minutes: 1,
  severity: () => 'critical',
  covers: ['cluster-yellow', 'nodes-missing', 'server-errors'],
  explains: 'worse',
  messages: {
    title: 'The cluster is red: a primary shard is on no node',
    remedy:
      'See which indexes are red (GET _cat/indices?health=red) and why (GET _cluster/allocation/explain); mostly a node was lost or its disk is full. Restore them from a snapshot if the node does not come back.',
  },
});

export const clusterYellow = flag({
  id: 'cluster-yellow',
  title: 'Yellow cluster',
  description:
    'A replica is on no node: all data is there, and one more lost node costs some.',
  metric: 'statusYellow',
  minutes: 5,
  // Indexes have a replica unless they are told otherwise, and one node has no place for it.
  severity: ({ inventory }) => (inventory.dataNodes === 1 ? 'info' : 'warning'),
  explains: 'nothing',
  messages: {
    title: 'The cluster is yellow: a replica shard is on no node',
    remedy:
      'Wait while a node is replaced; otherwise add nodes or storage, or let indexes have fewer replicas than nodes.',
  },
});

const FULL = 'Free storage: delete old indexes, or enlarge the volumes.';
const LIFTED = ' The block is lifted once there is enough again.';

export const writesBlocked = flag({
  id: 'writes-blocked',
  title: 'Writes are blocked',
  description:
    'The domain takes no documents; what is delivered to it waits or goes to the backup.',
  metric: 'writesBlocked',
  minutes: 1,
  severity: () => 'critical',
  variant: whatBlocks,
  covers: [
    'storage-low',
    'storage-filling',
    'writes-rejected',
    'server-errors',
    'client-errors',
  ],
  explains: 'worse',
  messages: {
    title: 'The domain blocks writes: it takes no documents',
    title_storage:
      'The domain blocks writes: the fullest node has no storage left',
    title_memory: 'The domain blocks writes: its memory is full',
    remedy: `Free storage (delete old indexes, enlarge the volumes) or memory.${LIFTED}`,
    remedy_storage: FULL + LIFTED,
    remedy_memory: `Let fewer or smaller requests run at a time, reduce the number of shards, or choose larger instances.${LIFTED}`,
  },
});

function whatBlocks(context: DescribedDomain): string | undefined {
  const free = currentReading(context, 'freeStorage')?.value;
  const { critical } = storageLines(context);
  if (free !== undefined && critical !== undefined && free < critical) {
    return 'storage';
  }
  const { critical: full } = context.thresholds.oldMemoryPressure;
  const pressure = currentReading(context, 'oldMemoryPressure')?.value;
  return full !== undefined && pressure !== undefined && pressure >= full
    ? 'memory'
    : undefined;
}

export const snapshotFailed = flag({
  id: 'snapshot-failed',
  title: 'Snapshots fail',
  description:
    'No automatic snapshot was made in the last 36 hours, so there is nothing recent to restore.',
  metric: 'snapshotFailed',
  minutes: 1,
  severity: () => 'warning',
  explains: 'nothing',
  messages: {
    title: 'No automatic snapshot was made in the last 36 hours',
    remedy:
      'Repair a red cluster first: snapshots fail as long as it is red. Otherwise take one by hand.',
  },
});

/** The metrics of keys exist only while there is trouble. */
const KEY: Pick<
  FlagRule,
  'covers' | 'explains' | 'minutes' | 'toldBy' | 'severity'
> = {
  covers: [
    'writes-blocked',
    'cluster-red',
    'nodes-missing',
    'server-errors',
    'client-errors',
  ],
  explains: 'worse',
  minutes: 1,
  toldBy: 'statusRed',
  severity: () => 'critical',
};

export const keyUnusable = flag({
  ...KEY,
  id: 'key-unusable',
  title: 'Key is not usable',
  description:
    'The KMS key that the data of the domain is encrypted with is disabled, or the service has lost its grant; that can be undone.',
  metric: 'keyError',
  messages: {
    title: 'The domain cannot use the KMS key that its data is encrypted with',
    remedy:
      'Enable the key and restore the grants of the service on it, before AWS isolates the domain.',
  },
});

export const keyInaccessible = flag({
  ...KEY,
  id: 'key-inaccessible',
  title: 'Key is gone',
  description:
    'The KMS key of the domain was deleted or its grants were revoked for good: its data can never be read again.',
  metric: 'keyInaccessible',
  messages: {
    title: 'The KMS key of the domain is gone, and with it the data',
    remedy:
      'The domain cannot be recovered: restore its indexes from a manual snapshot into a new domain, and let its sources write there.',
  },
});
