import { LambdaCheck } from '../LambdaInventory';
import {
  callsStopped,
  failing,
  failuresLost,
  nearTimeout,
  throttled,
} from './calls';
import { nearReserved, notActive, switchedOff, updateFailed } from './setup';
import {
  eventSourceStopped,
  eventSourceTrouble,
  poisonRecords,
  streamLagging,
  wholeBatches,
} from './sources';

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
];
