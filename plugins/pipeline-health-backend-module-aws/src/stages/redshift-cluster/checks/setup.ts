import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import {
  asBefore,
  knownUntil,
  ratio,
  severityInMost,
  severityOf,
} from '../../../judging';
import { publicEndpoint } from '../../redshift';
import { ClusterCheck } from '../ClusterInventory';
import { clusterFixes } from '../fixes';
import { thresholds } from '../thresholds';

export const diskFull: ClusterCheck = {
  id: 'disk-full',
  title: 'Disk fills up',
  description:
    'A cluster with a full disk aborts loads and queries; sorts and vacuums need free space long before.',
  claim: 'own-fault',
  covers: ['loads-stopped'],
  explains: 'worse',
  metric: 'diskUsed',
  messages: {
    title: '{{used}} of the disk is used',
    remedy:
      'Find the largest tables in svv_table_info, delete or unload what is old, then VACUUM; look for a query that spills to disk; resize the cluster if all of it is needed.',
  },
  run(context) {
    const used = currentReading(context, 'diskUsed')?.value;
    if (used === undefined) {
      return asBefore(context.previous['disk-full']);
    }
    const threshold = thresholds.diskUsed;
    const lines = context.thresholds.diskUsed;
    const severity =
      severityOf(used, threshold, lines) &&
      severityInMost({
        samples: context.samples.diskUsed,
        period: 60,
        until: knownUntil(context, 'diskUsed'),
        threshold,
        lines,
      });
    if (!severity) {
      return undefined;
    }
    const { storageBytes, nodes, nodeType } = context.inventory;
    return {
      severity,
      values: { used: ratio(used) },
      evidence: {
        diskUsedRatio: used,
        ...(storageBytes !== undefined && {
          storageBytes,
          freeBytes: Math.round(storageBytes * (1 - used)),
        }),
        ...(nodes !== undefined && { nodes }),
        ...(nodeType && { nodeType }),
      },
    };
  },
};

const WEEK_DAYS = 7;

export const noSnapshots: ClusterCheck = {
  id: 'no-snapshots',
  title: 'No snapshots',
  description:
    'Without automated snapshots a failed node or a wrong DELETE cannot be undone.',
  claim: 'posture',
  messages: {
    title: 'Automated snapshots are switched off',
    remedy: 'Set AutomatedSnapshotRetentionPeriod to at least 1 day, better 7.',
  },
  run({ stage, inventory: { snapshotRetentionDays } }) {
    return snapshotRetentionDays === 0
      ? {
          severity: 'info',
          evidence: { snapshotRetentionDays },
          fixes: clusterFixes(stage, {
            AutomatedSnapshotRetentionPeriod: WEEK_DAYS,
          }),
        }
      : undefined;
  },
};

export const publicCluster: ClusterCheck = publicEndpoint({
  warehouse: 'cluster',
  property: 'PubliclyAccessible',
  close: ({ stage }) => clusterFixes(stage, { PubliclyAccessible: false }),
});
