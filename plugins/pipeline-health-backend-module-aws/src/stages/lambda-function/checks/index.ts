import { LambdaCheck } from '../context';
import { alarmCoverage } from './alarmCoverage';
import { callsStopped } from './callsStopped';
import { eventSourceStopped, eventSourceTrouble } from './eventSources';
import { failing } from './failing';
import { failuresLost } from './failuresLost';
import { nearReserved, switchedOff, throttled } from './concurrency';
import { nearTimeout } from './nearTimeout';
import { poisonRecords, wholeBatches } from './posture';
import { notActive, updateFailed } from './status';
import { streamLagging } from './streamLagging';
import { unanswered } from './unanswered';

/** In the order in which they explain a function. */
export const checks: readonly LambdaCheck[] = [
  // What is wrong now, causes before effects.
  notActive,
  switchedOff,
  eventSourceStopped,
  nearTimeout,
  failing,
  throttled,
  eventSourceTrouble,
  failuresLost,
  updateFailed,
  streamLagging,
  nearReserved,
  callsStopped,
  // How it is set up.
  poisonRecords,
  wholeBatches,
  unanswered,
  alarmCoverage,
];
