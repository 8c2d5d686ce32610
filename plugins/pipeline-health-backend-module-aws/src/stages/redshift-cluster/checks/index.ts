import {
  loadFailures,
  noNewLoads,
  queriesQueue,
  queriesSlow,
  rejectedRows,
} from '../../redshift';
import { ClusterCheck } from '../ClusterInventory';
import { diskFull, noSnapshots, publicCluster } from './setup';
import { notAvailable, unhealthy } from './status';

/** What explains the others first, then what could be better set up. */
export const checks: readonly ClusterCheck[] = [
  notAvailable,
  unhealthy,
  diskFull,
  loadFailures,
  queriesQueue,
  queriesSlow,
  rejectedRows,
  noNewLoads,
  noSnapshots,
  publicCluster,
];
