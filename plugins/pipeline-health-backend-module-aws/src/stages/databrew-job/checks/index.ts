import { DatabrewCheck } from '../DatabrewJobInventory';
import {
  lastRunFailed,
  longRun,
  overdue,
  runsStopped,
  scheduleUnreadable,
} from './runs';
import { rulesFailed, rulesUnjudged } from './rules';
import { noLogs, noRules, sampled } from './setup';

/** What explains the others first, then what could be better set up. */
export const checks: readonly DatabrewCheck[] = [
  lastRunFailed,
  runsStopped,
  overdue,
  longRun,
  rulesFailed,
  rulesUnjudged,
  sampled,
  noRules,
  noLogs,
  scheduleUnreadable,
];
