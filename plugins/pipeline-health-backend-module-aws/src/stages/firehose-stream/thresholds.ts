import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * The names of the lines that a delivery stream is judged by.
 */
export type FirehoseThreshold =
  | 'deliverySuccess'
  | 'dataFreshness'
  | 'freshnessBeyondBuffer'
  | 'transformSuccess'
  | 'transformDuration'
  | 'backupSuccess'
  | 'sourceLag'
  | 'sourceLagOfRetention'
  | 'sourceSilence'
  | 'throttledRatio'
  | 'throughputOfLimit';

export const thresholds: {
  [name in FirehoseThreshold]: ThresholdDefinition;
} = {
  deliverySuccess: {
    breach: 'below',
    warning: 0.99,
    critical: 0.95,
    unit: 'ratio',
    description:
      'Share of the records that the destination takes; a small dip is a retry, a lasting one is loss into the backup.',
  },
  dataFreshness: {
    breach: 'above',
    critical: 900,
    unit: 'seconds',
    description:
      'Age of the oldest record not yet delivered; 15 minutes is as long as a stream can be told to buffer. While it stands at the default, it is never less than three buffer intervals.',
  },
  freshnessBeyondBuffer: {
    breach: 'above',
    warning: 120,
    unit: 'seconds',
    description:
      'Age of the oldest record not yet delivered, beyond the buffer interval up to which waiting is normal.',
  },
  transformSuccess: {
    breach: 'below',
    warning: 0.999,
    critical: 0.99,
    unit: 'ratio',
    description:
      'Share of the calls of the transform function that succeed; what fails after its retries is kept aside and never delivered.',
  },
  transformDuration: {
    breach: 'above',
    warning: 150,
    critical: 240,
    unit: 'seconds',
    description:
      'Duration of one call of the transform function; Firehose gives up after 5 minutes.',
  },
  backupSuccess: {
    breach: 'below',
    warning: 1,
    critical: 0.95,
    unit: 'ratio',
    description:
      'Share of the writes to the backup bucket that succeed; when the backup fails too, delivery stalls.',
  },
  sourceLag: {
    breach: 'above',
    warning: 60,
    unit: 'seconds',
    description:
      'How far the stream reads behind the newest record of its source.',
  },
  sourceLagOfRetention: {
    breach: 'above',
    critical: 0.5,
    unit: 'ratio',
    description:
      'How far the stream reads behind, as a share of the retention of its source, after which unread records are gone.',
  },
  sourceSilence: {
    breach: 'above',
    warning: 30 * 60,
    unit: 'seconds',
    description:
      'How long nothing comes in, for a stream that had records in nearly every five minutes before.',
  },
  throttledRatio: {
    breach: 'above',
    warning: 0,
    critical: 0.05,
    unit: 'ratio',
    description:
      'Share of the records put in the last 15 minutes that were throttled; a producer that does not retry loses them.',
  },
  throughputOfLimit: {
    breach: 'above',
    warning: 0.8,
    critical: 0.95,
    unit: 'ratio',
    description:
      "Incoming bytes as a share of the stream's own limit, beyond which records are throttled.",
  },
};
