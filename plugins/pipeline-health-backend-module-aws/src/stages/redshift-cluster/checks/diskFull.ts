import { severityInMost } from '../../../judging';
import { formatPercent } from '../../../judging/words';
import { ClusterCheck } from '../context';
import { thresholds } from '../thresholds';

export const diskFull: ClusterCheck = {
  id: 'disk-full',
  description:
    'A cluster with a full disk aborts loads and queries; sorts and vacuums need free space long before.',
  run({ samples, readings, thresholds: lines, inventory }) {
    const severity = severityInMost({
      samples: samples.diskUsed ?? [],
      period: 60,
      threshold: thresholds.diskUsed,
      lines: lines.diskUsed,
    });
    const used = readings.diskUsed?.value;
    if (!severity || used === undefined) {
      return undefined;
    }
    const { storageBytes, nodes, nodeType } = inventory;
    return {
      severity,
      title: `${formatPercent(used)} of the disk is used`,
      evidence: {
        diskUsedRatio: used,
        ...(storageBytes !== undefined && {
          storageBytes,
          freeBytes: Math.round(storageBytes * (1 - used)),
        }),
        ...(nodes !== undefined && { nodes }),
        ...(nodeType && { nodeType }),
      },
      remedy:
        'Find the largest tables in svv_table_info, delete or unload what is old, then VACUUM; look for a query that spills to disk; resize the cluster if all of it is needed.',
    };
  },
};
