import { GlueJobCheck } from '../context';
import { bookmarkStands, memoryShort, readsNothing } from './data';
import {
  bookmarkRaces,
  longTimeout,
  noMetrics,
  scheduleUnreadable,
  triggerOff,
} from './posture';
import {
  lastRunFailed,
  longRun,
  overdue,
  streamingStopped,
  waiting,
} from './runs';
import { couldNotAsk } from './unanswered';

/** What explains the others first, then what could be better set up. */
export const checks: readonly GlueJobCheck[] = [
  streamingStopped,
  lastRunFailed,
  couldNotAsk,
  overdue,
  waiting,
  longRun,
  memoryShort,
  bookmarkStands,
  readsNothing,
  triggerOff,
  bookmarkRaces,
  longTimeout,
  noMetrics,
  scheduleUnreadable,
];
