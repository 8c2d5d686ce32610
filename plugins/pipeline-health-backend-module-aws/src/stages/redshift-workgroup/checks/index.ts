import {
  couldNotAsk,
  loadFailures,
  noNewLoads,
  queriesQueue,
  queriesSlow,
  rejectedRows,
} from '../../redshift';
import { WorkgroupCheck } from '../context';
import { atCapacity } from './atCapacity';
import { alarmCoverage, noCapacityLimit, publicWorkgroup } from './posture';
import { queriesFail } from './queriesFail';
import { notAvailable } from './status';

/** What explains the others first, then what could be better set up. */
export const checks: readonly WorkgroupCheck[] = [
  notAvailable,
  loadFailures,
  queriesFail,
  couldNotAsk,
  atCapacity,
  queriesQueue,
  queriesSlow,
  rejectedRows,
  noNewLoads,
  publicWorkgroup,
  noCapacityLimit,
  alarmCoverage,
];
