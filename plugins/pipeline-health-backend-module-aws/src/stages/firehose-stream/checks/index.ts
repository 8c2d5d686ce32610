import { FirehoseCheck } from '../FirehoseInventory';
import {
  dataStale,
  deliveryFailing,
  deliveryStopped,
  failedDocuments,
} from './delivery';
import {
  accessRefused,
  backupFailing,
  deliveryRejected,
  keyUnusable,
  tooManyPartitions,
} from './refusals';
import {
  noBackup,
  noDailyRotation,
  noErrorLog,
  noRetry,
  notActive,
  noTransform,
  slowBuffer,
} from './setup';
import {
  lessIncoming,
  moreIncoming,
  nearLimit,
  recordsThrottled,
  sourceLagging,
  sourceSilent,
  throttledReads,
} from './source';
import { transformFailing, transformSlow } from './transform';

/** The rules of a delivery stream: causes before what follows from them. */
export const checks: readonly FirehoseCheck[] = [
  notActive,
  keyUnusable,
  accessRefused,
  transformFailing,
  deliveryFailing,
  deliveryStopped,
  backupFailing,
  dataStale,
  sourceLagging,
  recordsThrottled,
  deliveryRejected,
  throttledReads,
  failedDocuments,
  tooManyPartitions,
  transformSlow,
  nearLimit,
  sourceSilent,
  lessIncoming,
  moreIncoming,
  noBackup,
  noTransform,
  noDailyRotation,
  slowBuffer,
  noRetry,
  noErrorLog,
];
