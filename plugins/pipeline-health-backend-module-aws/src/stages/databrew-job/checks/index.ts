import { DatabrewCheck } from '../DatabrewJobInventory';
import {
  lastRunFailed,
  longRun,
  overdue,
  runsStopped,
  scheduleUnreadable,
} from './runs';
import { noLogs, noRules, rulesUnjudged, sampled } from './setup';

/** What explains the others first, then what could be better set up. */
export const checks: readonly DatabrewCheck[] = [
  lastRunFailed,
  runsStopped,
  overdue,
  longRun,
  rulesUnjudged,
  sampled,
  noRules,
  noLogs,
  scheduleUnreadable,
];
