import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { LevelThreshold, levelThresholds, Lines } from '../../judging';
import { bufferSeconds, FirehoseContext } from './FirehoseInventory';

/**
 * The names of the lines that a delivery stream is judged by.
 */
export type FirehoseThreshold =
  | LevelThreshold
  | 'deliverySuccess'
  | 'dataFreshness'
  | 'freshnessBeyondBuffer'
  | 'transformSuccess'
  | 'transformedRecords'
  | 'transformDuration'
  | 'convertedRecords'
  | 'unaccountedRecords'
  | 'backupSuccess'
  | 'sourceLag'
  | 'sourceLagOfRetention'
  | 'sourceSilence'
  | 'sourceBehind'
  | 'throttledRatio'
  | 'throughputOfLimit';

export const thresholds: {
  [name in FirehoseThreshold]: ThresholdDefinition;
} = {
  deliverySuccess: {
    title: 'Delivery success',
    breach: 'below',
    warning: 0.99,
    critical: 0.95,
    unit: 'ratio',
    description:
      'Share of the records that the destination takes; a small dip is a retry, a lasting one is loss into the backup.',
  },
  dataFreshness: {
    title: 'Data freshness',
    breach: 'above',
    critical: 900,
    unit: 'seconds',
    description:
      'Age of the oldest record not yet delivered; 15 minutes is as long as a stream can be told to buffer. While it stands at the default, it is never less than three buffer intervals.',
  },
  freshnessBeyondBuffer: {
    title: 'Freshness beyond the buffer',
    breach: 'above',
    warning: 120,
    unit: 'seconds',
    description:
      'Age of the oldest record not yet delivered, beyond the buffer interval up to which waiting is normal.',
  },
  transformSuccess: {
    title: 'Transform success',
    breach: 'below',
    warning: 0.999,
    critical: 0.99,
    unit: 'ratio',
    description:
      'Share of the calls of the transform function that succeed; what fails after its retries is kept aside and never delivered.',
  },
  transformedRecords: {
    title: 'Records that the transform processes',
    breach: 'below',
    warning: 0.99,
    critical: 0.5,
    unit: 'ratio',
    description:
      'Share of the records that the transform gives back as processed or dropped on purpose; what it marks as failed is kept aside and never delivered, though the call succeeds.',
  },
  transformDuration: {
    title: 'Duration of the transform',
    breach: 'above',
    warning: 150,
    critical: 240,
    unit: 'seconds',
    description:
      'Duration of one call of the transform function; Firehose gives up after 5 minutes.',
  },
  convertedRecords: {
    title: 'Converted records',
    breach: 'below',
    warning: 0.99,
    critical: 0.5,
    unit: 'ratio',
    description:
      'Share of the records that can be converted to the format of the table; the others are kept aside and never delivered.',
  },
  unaccountedRecords: {
    title: 'Records that are unaccounted for',
    breach: 'above',
    warning: 0.1,
    critical: 0.5,
    unit: 'ratio',
    description:
      'Share of the records of an hour that were neither delivered nor kept, beyond what gathering, retries and publication explain.',
  },
  backupSuccess: {
    title: 'Backup success',
    breach: 'below',
    warning: 1,
    critical: 0.95,
    unit: 'ratio',
    description:
      'Share of the writes to the backup bucket that succeed; when the backup fails too, delivery stalls.',
  },
  sourceLag: {
    title: 'Lag behind the source',
    breach: 'above',
    warning: 60,
    unit: 'seconds',
    description:
      'How far the stream reads behind the newest record of its source.',
  },
  sourceLagOfRetention: {
    title: 'Lag of the retention',
    breach: 'above',
    critical: 0.5,
    unit: 'ratio',
    description:
      'How far the stream reads behind, as a share of the retention of its source, after which unread records are gone.',
  },
  sourceSilence: {
    title: 'Silence of the source',
    breach: 'above',
    warning: 30 * 60,
    unit: 'seconds',
    description:
      'How long nothing comes in, for a stream that had records in nearly every five minutes before.',
  },
  sourceBehind: {
    title: 'Behind the topic',
    breach: 'above',
    warning: 300,
    unit: 'seconds',
    description:
      'How long the stream needs for the records of the topic that it has not read, at the pace at which it reads.',
  },
  throttledRatio: {
    title: 'Throttled records',
    breach: 'above',
    warning: 0.01,
    critical: 0.25,
    unit: 'ratio',
    description:
      'Share of the records put in the last 15 minutes that were throttled, where several minutes saw some; retries absorb less.',
  },
  throughputOfLimit: {
    title: 'Throughput of the limit',
    breach: 'above',
    warning: 0.8,
    critical: 0.95,
    unit: 'ratio',
    description:
      "Incoming bytes, records or requests as a share of the stream's own limits, whichever is nearest; beyond that records are throttled.",
  },
  ...levelThresholds,
};

/** A stream may fall behind by this many buffer intervals before it is critical. */
const BUFFER_INTERVALS = 3;

/**
 * The lines for the age of the oldest record: waiting for the buffer to fill is
 * normal, however long the stream was told to wait.
 */
export function freshnessLines({
  inventory,
  thresholds: lines,
}: Pick<FirehoseContext, 'inventory' | 'thresholds'>): Lines {
  const buffer = bufferSeconds(inventory);
  const { dataFreshness, freshnessBeyondBuffer } = lines;
  const beyond = (line: number | undefined) =>
    line === undefined ? undefined : buffer + line;
  return {
    warning: dataFreshness.warning ?? beyond(freshnessBeyondBuffer.warning),
    critical:
      dataFreshness.critical === thresholds.dataFreshness.critical
        ? Math.max(dataFreshness.critical ?? 0, BUFFER_INTERVALS * buffer)
        : dataFreshness.critical ?? beyond(freshnessBeyondBuffer.critical),
  };
}
