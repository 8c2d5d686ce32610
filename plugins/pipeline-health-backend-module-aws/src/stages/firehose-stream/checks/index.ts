import { FirehoseCheck } from '../context';
import { alarmCoverage } from './alarmCoverage';
import { backupFailing } from './backupFailing';
import { dataStale } from './dataStale';
import { deliveryFailing } from './deliveryFailing';
import { deliveryStopped } from './deliveryStopped';
import { failedDocuments } from './failedDocuments';
import {
  noBackup,
  noDailyRotation,
  noErrorLog,
  noRetry,
  noTransform,
  slowBuffer,
} from './posture';
import {
  accessRefused,
  deliveryRejected,
  keyUnusable,
  tooManyPartitions,
} from './refusals';
import { sourceLagging, throttledReads } from './sourceLagging';
import { sourceSilent } from './sourceSilent';
import { notActive } from './status';
import { nearLimit, recordsThrottled } from './throttling';
import { transformFailing, transformSlow } from './transformFailing';

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
  noBackup,
  noTransform,
  noDailyRotation,
  slowBuffer,
  noRetry,
  noErrorLog,
  alarmCoverage,
];
