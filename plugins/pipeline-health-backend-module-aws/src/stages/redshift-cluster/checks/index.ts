import {
  fewRows,
  loadFailures,
  loadsStopped,
  noNewLoads,
  queriesQueue,
  queriesSlow,
  rejectedRows,
  rowsMissing,
} from '../../redshift';
import { ClusterCheck, isPaused } from '../ClusterInventory';
import { diskFull, noSnapshots, publicCluster } from './setup';
import { notAvailable, unhealthy } from './status';

/** What explains the others first, then what could be better set up. */
export const checks: readonly ClusterCheck[] = [
  notAvailable,
  unlessPaused(unhealthy),
  unlessPaused(diskFull),
  loadFailures,
  unlessPaused(queriesQueue),
  unlessPaused(queriesSlow),
  rejectedRows,
  loadsStopped,
  fewRows,
  rowsMissing,
  noNewLoads,
  noSnapshots,
  publicCluster,
];

/** Of a cluster at rest the last minutes before say nothing any more. */
function unlessPaused(check: ClusterCheck): ClusterCheck {
  return {
    ...check,
    run: context =>
      isPaused(context.inventory) ? undefined : check.run(context),
  };
}
