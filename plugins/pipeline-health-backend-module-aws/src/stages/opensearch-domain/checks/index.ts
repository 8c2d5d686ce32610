import { DomainCheck } from '../context';
import { alarmCoverage, singleNode, softwareUpdate } from './posture';
import {
  clusterRed,
  clusterYellow,
  keyInaccessible,
  snapshotFailed,
  writesBlocked,
} from './flags';
import { clientErrors, serverErrors } from './answers';
import { cpuHigh, memoryPressure } from './load';
import { nodesMissing } from './nodesMissing';
import { notActive, silent } from './status';
import { storageFilling, storageLow } from './storage';
import { writesRejected } from './writesRejected';

/** In the order in which they explain a domain. */
export const checks: readonly DomainCheck[] = [
  // What is wrong now, causes before effects.
  notActive,
  keyInaccessible,
  storageLow,
  memoryPressure,
  nodesMissing,
  clusterRed,
  writesBlocked,
  writesRejected,
  serverErrors,
  storageFilling,
  clusterYellow,
  cpuHigh,
  clientErrors,
  snapshotFailed,
  silent,
  // How it is set up.
  singleNode,
  softwareUpdate,
  alarmCoverage,
];
