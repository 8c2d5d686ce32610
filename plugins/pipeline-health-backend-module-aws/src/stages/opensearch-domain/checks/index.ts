import { DomainCheck } from '../DomainInventory';
import {
  clusterRed,
  clusterYellow,
  keyInaccessible,
  keyUnusable,
  snapshotFailed,
  writesBlocked,
} from './flags';
import { cpuHigh, memoryPressure, nodesMissing, shardLimit } from './load';
import { clientErrors, serverErrors, writesRejected } from './requests';
import { notActive, silent, singleNode, softwareUpdate } from './state';
import { storageFilling, storageLow } from './storage';

/** In the order in which they explain a domain. */
export const checks: readonly DomainCheck[] = [
  // What is wrong now, causes before effects.
  notActive,
  keyInaccessible,
  keyUnusable,
  writesBlocked,
  storageLow,
  shardLimit,
  memoryPressure,
  nodesMissing,
  clusterRed,
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
];
