import {
  couldNotAsk,
  loadFailures,
  noNewLoads,
  queriesQueue,
  queriesSlow,
  rejectedRows,
} from '../../redshift';
import { ClusterCheck } from '../context';
import { diskFull } from './diskFull';
import { alarmCoverage, noSnapshots, publicCluster } from './posture';
import { notAvailable } from './status';
import { unhealthy } from './unhealthy';

/** What explains the others first, then what could be better set up. */
export const checks: readonly ClusterCheck[] = [
  notAvailable,
  unhealthy,
  diskFull,
  loadFailures,
  couldNotAsk,
  queriesQueue,
  queriesSlow,
  rejectedRows,
  noNewLoads,
  noSnapshots,
  publicCluster,
  alarmCoverage,
];
