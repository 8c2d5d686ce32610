import { LambdaCheck } from '../LambdaInventory';
import { failing, throttled } from './calls';
import { nearTimeout } from './timeouts';
import {
  deletedElsewhere,
  eventsUnaccounted,
  messagesNotDeleted,
  recordsSkipped,
} from './hops';
import { failuresLost, recordsDiscarded } from './losses';
import {
  nearReserved,
  notActive,
  runtimeDeprecated,
  switchedOff,
  updateFailed,
} from './setup';
import {
  eventSourceStopped,
  eventSourceTrouble,
  poisonRecords,
  wholeBatches,
} from './sources';
import { shardBlocked, streamLagging } from './streams';
import { callsStopped, fewerCalls, moreCalls } from './volume';

/** In the order in which they explain a function. */
export const checks: readonly LambdaCheck[] = [
  // What is wrong now, causes before effects.
  notActive,
  switchedOff,
  eventSourceStopped,
  nearTimeout,
  shardBlocked,
  failing,
  throttled,
  eventSourceTrouble,
  failuresLost,
  recordsDiscarded,
  recordsSkipped,
  eventsUnaccounted,
  messagesNotDeleted,
  deletedElsewhere,
  updateFailed,
  streamLagging,
  nearReserved,
  callsStopped,
  fewerCalls,
  moreCalls,
  // How it is set up.
  poisonRecords,
  wholeBatches,
  runtimeDeprecated,
];
