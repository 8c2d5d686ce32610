import { severityOf, sumSince, time } from '../../../judging';
import { failureWindow } from '../failures';
import { bufferSeconds, FirehoseCheck } from '../FirehoseInventory';
import { unaccountedFor } from '../hops';
import { placeOfFailures } from '../places';
import { thresholds } from '../thresholds';
import { freshness } from '../waiting';
import { destinationOf } from './destination';

const HOUR_MS = 3_600_000;

/** Waiting for less than this is no trouble, however much is retried. */
const WAITING_SECONDS = 10 * 60;

export const failedDocuments: FirehoseCheck = {
  id: 'failed-documents',
  title: 'Failed documents',
  description:
    'Records went to the backup because they could not be delivered. They are safe, but missing at the destination until somebody sends them again.',
  claim: 'refusal',
  explains: 'nothing',
  metric: 'backupRecords',
  covers: ['records-unaccounted'],
  messages: {
    title_one:
      '{{count}} record of the last hour could not be delivered to {{destination}}',
    title_other:
      '{{count}} records of the last hour could not be delivered to {{destination}}',
    title_earlier_one:
      '{{count}} record of the hour before {{until}} could not be delivered to {{destination}}',
    title_earlier_other:
      '{{count}} records of the hour before {{until}} could not be delivered to {{destination}}',
    remedy:
      'Read why in the newest objects under {{place}} (errorCode and errorMessage), repair the cause, and send their rawData again.',
    remedy_lost:
      'Read why in the error log of the stream, and configure an S3 backup that keeps what fails.',
  },
  run(context) {
    const { inventory, samples, now } = context;
    const { backup } = inventory;
    const window = failureWindow(context);
    const total = (metric: string) =>
      (window && sumSince(samples[metric], window.from)) ?? 0;
    const saved = backup?.content === 'failed' ? total('backupRecords') : 0;
    const failed = Math.max(saved, total('failedRows'));
    const place = placeOfFailures(inventory, 'delivery');
    return window && failed > 0
      ? {
          severity: 'warning',
          ...(window.until < now - HOUR_MS && { variant: 'earlier' }),
          values: {
            count: failed,
            destination: destinationOf(inventory),
            until: time(window.until),
            place: place ?? '',
          },
          evidence: {
            failedRecords: failed,
            windowSeconds: HOUR_MS / 1000,
            ...(place && { place }),
          },
        }
      : undefined;
  },
};

export const recordsUnaccounted: FirehoseCheck = {
  id: 'records-unaccounted',
  title: 'Records are unaccounted for',
  description:
    'More records come in than are delivered and kept together, and none of them waits: what is missing was given up, or the destination tells of success for records that it did not take.',
  claim: 'refusal',
  explains: 'nothing',
  explainedBy: { via: ['destination', 'staging'] },
  metric: 'deliveredRecords',
  messages: {
    title:
      'At least {{count}} of {{total}} records of an hour reached neither {{destination}} nor a bucket',
    remedy:
      'Count the records of that hour at {{destination}}; then see the error log of the stream for what was given up, and configure an S3 backup if none keeps what fails.',
  },
  run(context) {
    const { inventory } = context;
    const waits = freshness(context)?.value ?? 0;
    const patience =
      bufferSeconds(inventory) +
      (inventory.destination?.retrySeconds ?? 0) +
      WAITING_SECONDS;
    const unaccounted = unaccountedFor(context);
    const severity =
      unaccounted &&
      waits <= patience &&
      severityOf(
        unaccounted.records / unaccounted.into,
        thresholds.unaccountedRecords,
        context.thresholds.unaccountedRecords,
      );
    return severity
      ? {
          severity,
          values: {
            count: unaccounted.records,
            total: unaccounted.into,
            destination: destinationOf(inventory),
          },
          evidence: {
            incomingRecords: unaccounted.into,
            deliveredRecords: unaccounted.delivered,
            keptRecords: unaccounted.kept,
            unaccountedRecords: unaccounted.records,
            fromAt: new Date(unaccounted.from).toISOString(),
            untilAt: new Date(unaccounted.until).toISOString(),
          },
        }
      : undefined;
  },
};
