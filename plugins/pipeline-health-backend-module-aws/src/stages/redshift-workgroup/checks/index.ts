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
import { WorkgroupCheck } from '../WorkgroupInventory';
import { noCapacityLimit, publicWorkgroup } from './setup';
import { notAvailable } from './status';
import { atCapacity, queriesFail } from './work';

/** What explains the others first, then what could be better set up. */
export const checks: readonly WorkgroupCheck[] = [
  notAvailable,
  loadFailures,
  queriesFail,
  atCapacity,
  queriesQueue,
  queriesSlow,
  rejectedRows,
  loadsStopped,
  fewRows,
  rowsMissing,
  noNewLoads,
  publicWorkgroup,
  noCapacityLimit,
];
