import { DatabrewCheck } from '../context';
import {
  noLogs,
  noRules,
  rulesUnjudged,
  sampled,
  scheduleUnreadable,
} from './posture';
import { lastRunFailed, longRun, overdue } from './runs';
import { couldNotAsk } from './unanswered';

/** What explains the others first, then what could be better set up. */
export const checks: readonly DatabrewCheck[] = [
  lastRunFailed,
  couldNotAsk,
  overdue,
  longRun,
  rulesUnjudged,
  sampled,
  noRules,
  noLogs,
  scheduleUnreadable,
];
