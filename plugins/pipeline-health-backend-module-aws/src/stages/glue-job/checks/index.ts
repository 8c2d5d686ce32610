import { GlueJobCheck } from '../GlueJobInventory';
import { rulesFailed } from './quality';
import { bookmarkStands, memoryShort, readsLittle, readsNothing } from './data';
import { bookmarkRaces, longTimeout, noMetrics, triggerOff } from './posture';
import {
  lastRunFailed,
  longRun,
  overdue,
  runsStopped,
  scheduleUnreadable,
  startRefused,
  streamingStopped,
  waiting,
} from './runs';

/** What explains the others first, then what could be better set up. */
export const checks: readonly GlueJobCheck[] = [
  streamingStopped,
  lastRunFailed,
  runsStopped,
  overdue,
  startRefused,
  waiting,
  longRun,
  rulesFailed,
  memoryShort,
  bookmarkStands,
  readsNothing,
  readsLittle,
  triggerOff,
  bookmarkRaces,
  longTimeout,
  noMetrics,
  scheduleUnreadable,
];
