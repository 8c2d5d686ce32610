import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { Input } from '../../../aws/fixes';
import { seconds } from '../../../judging';
import { DestinationType, FirehoseCheck } from '../FirehoseInventory';
import {
  bufferFixes,
  destinationFixes,
  errorLogFixes,
  failureBackupFixes,
  sourceBackupFixes,
} from '../fixes';

const INDEXED: DestinationType[] = ['opensearch', 'elasticsearch'];

const LARGE_BUFFER_BYTES = 5 * 1024 * 1024;
const LONG_BUFFER_SECONDS = 60;
const RETRY_SECONDS = 300;

/** Only its owner knows how records should be. */
const TRANSFORM = new Input(
  'TransformFunction',
  'ARN of a Lambda function that validates and shapes records',
);

export const noBackup: FirehoseCheck = {
  id: 'no-backup',
  title: 'No backup',
  description:
    'Without an S3 backup of what fails, a record that the destination does not take is gone after the retries.',
  claim: 'posture',
  messages: {
    title: 'No S3 backup keeps what fails',
    title_source: 'No S3 backup keeps the records as they came',
    remedy:
      'Configure S3BackupMode with a bucket, so that failed records can be sent again.',
    remedy_source:
      'Switch on source record backup (S3BackupMode Enabled), so that a wrong transform can be repeated.',
  },
  run(context) {
    const { backup, delivery, staging, destination, transform } =
      context.inventory;
    // What S3 itself does not take is retried, and a warehouse is loaded from a bucket: there the records lie, as the transform left them.
    const rests = Boolean(delivery ?? staging);
    if (backup || !destination || (rests && !transform?.enabled)) {
      return undefined;
    }
    return {
      severity: 'info',
      ...(rests && { variant: 'source' }),
      evidence: { destination: destination.type },
      fixes: rests ? sourceBackupFixes(context) : failureBackupFixes(context),
    };
  },
};

export const noTransform: FirehoseCheck = {
  id: 'no-transform',
  title: 'No transform',
  description:
    'A transform that is configured but switched off lets raw records through; without any, records are indexed as producers wrote them.',
  claim: 'posture',
  messages: {
    title: 'No transform checks records before they are indexed',
    title_off:
      'The transform is configured but switched off: raw records are delivered',
    remedy:
      'If producers are not under your control, add a Lambda transform that validates and shapes the records.',
    remedy_off:
      'Enable the processing configuration, or remove the processor if raw records are wanted.',
  },
  run(context): FindingDraft | undefined {
    const { transform, destination, processors } = context.inventory;
    if (transform && !transform.enabled) {
      return {
        severity: 'info',
        variant: 'off',
        evidence: { function: transform.functionArn },
        fixes: destinationFixes(context, {
          ProcessingConfiguration: { Enabled: true },
        }),
      };
    }
    return !transform && destination && INDEXED.includes(destination.type)
      ? {
          severity: 'info',
          evidence: { processors },
          fixes: destinationFixes(context, {
            ProcessingConfiguration: {
              Enabled: true,
              Processors: [
                {
                  Type: 'Lambda',
                  Parameters: [
                    {
                      ParameterName: 'LambdaArn',
                      ParameterValue: TRANSFORM,
                    },
                  ],
                },
              ],
            },
          }),
        }
      : undefined;
  },
};

export const noDailyRotation: FirehoseCheck = {
  id: 'no-daily-rotation',
  title: 'No daily rotation',
  description:
    'With one index a day, old data is dropped by deleting an index and a wrong mapping harms one day only.',
  claim: 'posture',
  messages: {
    title: 'The index is not rotated daily but by {{rotation}}',
    title_never: 'The index {{index}} is never rotated and grows without end',
    'title_never-unnamed': 'The index is never rotated and grows without end',
    remedy:
      'Set IndexRotationPeriod to OneDay; indexes are then named like events-2026-03-01 (UTC).',
  },
  run(context) {
    const { destination } = context.inventory;
    const { indexRotation: rotation = 'NoRotation', table = '' } =
      destination ?? {};
    if (
      !destination ||
      !INDEXED.includes(destination.type) ||
      rotation === 'OneDay'
    ) {
      return undefined;
    }
    const never = rotation === 'NoRotation';
    return {
      severity: 'info',
      ...(never && { variant: table ? 'never' : 'never-unnamed' }),
      values: { rotation, index: table },
      evidence: { indexRotation: rotation, ...(table && { index: table }) },
      fixes: destinationFixes(context, { IndexRotationPeriod: 'OneDay' }),
    };
  },
};

export const slowBuffer: FirehoseCheck = {
  id: 'slow-buffer',
  title: 'Slow buffer',
  description:
    'Buffering beyond 5 MB or 60 s makes data late by design; that matters where people wait for it.',
  claim: 'posture',
  messages: {
    title: 'Buffering makes data up to {{buffer}} late',
    remedy:
      'If freshness matters, set BufferingHints to 60 s and 5 MB; smaller batches cost more requests at the destination.',
  },
  run(context) {
    const { destination } = context.inventory;
    if (!destination || destination.type === 's3') {
      return undefined;
    }
    const { bufferIntervalSeconds, bufferSizeBytes } = destination;
    return bufferIntervalSeconds > LONG_BUFFER_SECONDS ||
      bufferSizeBytes > LARGE_BUFFER_BYTES
      ? {
          severity: 'info',
          values: { buffer: seconds(bufferIntervalSeconds) },
          evidence: { bufferIntervalSeconds, bufferSizeBytes },
          fixes: bufferFixes(
            context,
            LONG_BUFFER_SECONDS,
            LARGE_BUFFER_BYTES / 1024 ** 2,
          ),
        }
      : undefined;
  },
};

export const noRetry: FirehoseCheck = {
  id: 'no-retry',
  title: 'No retry',
  description:
    'With a retry duration of 0, every hiccup of the destination sends records straight to the backup.',
  claim: 'posture',
  messages: {
    title: 'A failed delivery is not retried',
    remedy: 'Set RetryOptions.DurationInSeconds to 300, the default.',
  },
  run(context) {
    return context.inventory.destination?.retrySeconds === 0
      ? {
          severity: 'info',
          evidence: { retrySeconds: 0 },
          fixes: destinationFixes(context, {
            RetryOptions: { DurationInSeconds: RETRY_SECONDS },
          }),
        }
      : undefined;
  },
};

export const noErrorLog: FirehoseCheck = {
  id: 'no-error-log',
  title: 'No error log',
  description:
    'Only the error log in CloudWatch Logs says why a delivery failed.',
  claim: 'posture',
  messages: {
    title: 'Errors of the delivery are not logged',
    remedy:
      'Enable CloudWatchLoggingOptions of the destination, so that the reason of a failure can be read.',
  },
  run(context) {
    const { destination } = context.inventory;
    return destination && !destination.errorLogging
      ? {
          severity: 'info',
          evidence: { destination: destination.type },
          fixes: errorLogFixes(context),
        }
      : undefined;
  },
};
