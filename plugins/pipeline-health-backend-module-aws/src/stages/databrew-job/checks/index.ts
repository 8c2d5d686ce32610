import { DatabrewCheck } from '../DatabrewJobInventory';
import { lastRunFailed, longRun, overdue, scheduleUnreadable } from './runs';
import { noLogs, noRules, rulesUnjudged, sampled } from './setup';

/** What explains the others first, then what could be better set up. */
export const checks: readonly DatabrewCheck[] = [
  lastRunFailed,
  overdue,
  longRun,
  rulesUnjudged,
  sampled,
  noRules,
  noLogs,
  scheduleUnreadable,
];
