import { GlueJobCheck } from '../GlueJobInventory';
import { bookmarkStands, memoryShort, readsNothing } from './data';
import { bookmarkRaces, longTimeout, noMetrics, triggerOff } from './posture';
import {
  lastRunFailed,
  longRun,
  overdue,
  scheduleUnreadable,
  streamingStopped,
  waiting,
} from './runs';

/** What explains the others first, then what could be better set up. */
export const checks: readonly GlueJobCheck[] = [
  streamingStopped,
  lastRunFailed,
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
