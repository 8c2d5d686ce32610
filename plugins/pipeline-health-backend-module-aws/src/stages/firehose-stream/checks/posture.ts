import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatDuration } from '../../../judging/words';
import { FirehoseCheck } from '../context';
import { DestinationType } from '../FirehoseInventory';

const INDEXED: DestinationType[] = ['opensearch', 'elasticsearch'];
const LARGE_BUFFER_BYTES = 5 * 1024 * 1024;
const LONG_BUFFER_SECONDS = 60;

export const noBackup: FirehoseCheck = {
  id: 'no-backup',
  description:
    'Without an S3 backup of what fails, a record that the destination does not take is gone after the retries.',
  run({ inventory }): FindingDraft | undefined {
    const { backup, delivery, destination, transform } = inventory;
    // What S3 itself does not take is retried; only a transform makes records that have nowhere to go.
    if (backup || !destination || (delivery && !transform?.enabled)) {
      return undefined;
    }
    const kept = delivery ? 'the records as they came' : 'what fails';
    return {
      severity: delivery ? 'info' : 'warning',
      title: `No S3 backup keeps ${kept}`,
      evidence: { destination: destination.type },
      remedy: delivery
        ? 'Switch on source record backup (S3BackupMode Enabled), so that a wrong transform can be repeated.'
        : 'Configure S3BackupMode with a bucket, so that failed records can be sent again.',
    };
  },
};

export const noTransform: FirehoseCheck = {
  id: 'no-transform',
  description:
    'A transform that is configured but switched off lets raw records through; without any, records are indexed as producers wrote them.',
  run({ inventory }): FindingDraft | undefined {
    const { transform, destination } = inventory;
    if (transform && !transform.enabled) {
      return {
        severity: 'warning',
        title:
          'The transform is configured but switched off: raw records are delivered',
        evidence: { function: transform.functionArn },
        remedy:
          'Enable the processing configuration, or remove the processor if raw records are wanted.',
      };
    }
    return !transform && destination && INDEXED.includes(destination.type)
      ? {
          severity: 'info',
          title: 'No transform checks records before they are indexed',
          evidence: { processors: inventory.processors },
          remedy:
            'If producers are not under your control, add a Lambda transform that validates and shapes the records.',
        }
      : undefined;
  },
};

export const noDailyRotation: FirehoseCheck = {
  id: 'no-daily-rotation',
  description:
    'With one index a day, old data is dropped by deleting an index and a wrong mapping harms one day only.',
  run({ inventory: { destination } }): FindingDraft | undefined {
    const rotation = destination?.indexRotation ?? 'NoRotation';
    if (
      !destination ||
      !INDEXED.includes(destination.type) ||
      rotation === 'OneDay'
    ) {
      return undefined;
    }
    const never = rotation === 'NoRotation';
    return {
      severity: never ? 'warning' : 'info',
      title: never
        ? `The index ${
            destination.table ?? ''
          } is never rotated and grows without end`.replace('  ', ' ')
        : `The index is not rotated daily but by ${rotation}`,
      evidence: {
        indexRotation: rotation,
        ...(destination.table && { index: destination.table }),
      },
      remedy:
        'Set IndexRotationPeriod to OneDay; indexes are then named like events-2026-03-01 (UTC).',
    };
  },
};

export const slowBuffer: FirehoseCheck = {
  id: 'slow-buffer',
  description:
    'Buffering beyond 5 MB or 60 s makes data late by design; that matters where people wait for it.',
  run({ inventory: { destination } }): FindingDraft | undefined {
    if (!destination || destination.type === 's3') {
      return undefined;
    }
    const { bufferIntervalSeconds, bufferSizeBytes } = destination;
    return bufferIntervalSeconds > LONG_BUFFER_SECONDS ||
      bufferSizeBytes > LARGE_BUFFER_BYTES
      ? {
          severity: 'info',
          title: `Buffering makes data up to ${formatDuration(
            bufferIntervalSeconds,
          )} late`,
          evidence: { bufferIntervalSeconds, bufferSizeBytes },
          remedy:
            'If freshness matters, set BufferingHints to 60 s and 5 MB; smaller batches cost more requests at the destination.',
        }
      : undefined;
  },
};

export const noRetry: FirehoseCheck = {
  id: 'no-retry',
  description:
    'With a retry duration of 0, every hiccup of the destination sends records straight to the backup.',
  run({ inventory: { destination } }): FindingDraft | undefined {
    return destination?.retrySeconds === 0
      ? {
          severity: 'info',
          title: 'A failed delivery is not retried',
          evidence: { retrySeconds: 0 },
          remedy: 'Set RetryOptions.DurationInSeconds to 300, the default.',
        }
      : undefined;
  },
};

export const noErrorLog: FirehoseCheck = {
  id: 'no-error-log',
  description:
    'Only the error log in CloudWatch Logs says why a delivery failed.',
  run({ inventory: { destination } }): FindingDraft | undefined {
    return destination && !destination.errorLogging
      ? {
          severity: 'info',
          title: 'Errors of the delivery are not logged',
          evidence: { destination: destination.type },
          remedy:
            'Enable CloudWatchLoggingOptions of the destination, so that the reason of a failure can be read.',
        }
      : undefined;
  },
};
