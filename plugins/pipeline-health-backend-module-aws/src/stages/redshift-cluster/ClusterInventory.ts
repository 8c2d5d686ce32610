import { Check } from '@pipeline-health/plugin-pipeline-health-node';
import { WarehouseFacts } from '../redshift';
import type { ClusterThreshold } from './thresholds';

/** The configuration and facts of a provisioned Redshift cluster. */
export type ClusterInventory = WarehouseFacts & {
  /** As AWS says it: `available`, `available, prep-for-resize`, `paused`, or something newer. */
  status: string;
  /** `Available`, `Unavailable`, `Maintenance`, `Modifying`, `Failed`, or something newer. */
  availability?: string;
  nodeType?: string;
  nodes?: number;
  database?: string;
  endpoint?: string;
  version?: string;
  encrypted?: boolean;
  publiclyAccessible?: boolean;
  multiAz?: string;
  storageBytes?: number;
  snapshotRetentionDays?: number;
  maintenanceWindow?: string;
  nextMaintenanceAt?: string;
  /** What waits for the next maintenance window or reboot. */
  pendingChanges: string[];
  createdAt?: string;
};

/** A rule of a cluster. */
export type ClusterCheck = Check<ClusterInventory, ClusterThreshold>;

/** Whether somebody has put the cluster to rest, or is about to. */
export function isPaused({ status }: Pick<ClusterInventory, 'status'>) {
  return status === 'paused' || status === 'pausing';
}

/** States that pass by themselves within minutes, in which nothing can be reached. */
const SHORT = new Set([
  'pausing',
  'rebooting',
  'recovering',
  'renaming',
  'resuming',
]);

/** States that pass by themselves within hours, during which queries may be interrupted. */
const LONG = new Set([
  'cancelling-resize',
  'creating',
  'modifying',
  'resizing',
  'rotating-keys',
  'updating-hsm',
]);

const HOUR_MS = 3_600_000;

type State = Pick<ClusterInventory, 'status' | 'availability'>;

/** What a cluster is said to be: AWS maintains one whatever its status is. */
export function stateOf({ status, availability }: State): string {
  return availability === 'Maintenance' ? 'in maintenance' : status;
}

/** For how many milliseconds a state may last that passes by itself; undefined for all others. */
export function passesWithin({
  status,
  availability,
}: State): number | undefined {
  if (SHORT.has(status)) {
    return HOUR_MS;
  }
  if (availability === 'Maintenance') {
    return 4 * HOUR_MS;
  }
  return LONG.has(status) ? 24 * HOUR_MS : undefined;
}
