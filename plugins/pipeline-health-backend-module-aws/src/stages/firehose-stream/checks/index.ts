import { FirehoseCheck } from '../FirehoseInventory';
import { dataStale } from './late';
import { deliveryFailing, deliveryStopped } from './delivery';
import { nearLimit, recordsThrottled, throttledReads } from './limits';
import { recordsLost } from './lost';
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
  noTransform,
  slowBuffer,
} from './setup';
import { notActive } from './notActive';
import {
  lessIncoming,
  moreIncoming,
  sourceLagging,
  sourceSilent,
  sourceUnread,
} from './source';
import {
  conversionFailing,
  transformFailing,
  transformSlow,
} from './transform';
import { failedDocuments, recordsUnaccounted } from './undelivered';

/** The rules of a delivery stream: causes before what follows from them. */
export const checks: readonly FirehoseCheck[] = [
  notActive,
  keyUnusable,
  accessRefused,
  sourceUnread,
  transformFailing,
  conversionFailing,
  deliveryFailing,
  deliveryStopped,
  backupFailing,
  dataStale,
  recordsLost,
  sourceLagging,
  recordsThrottled,
  deliveryRejected,
  throttledReads,
  failedDocuments,
  recordsUnaccounted,
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
