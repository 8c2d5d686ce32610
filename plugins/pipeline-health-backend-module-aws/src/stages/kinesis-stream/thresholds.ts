import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { LevelThreshold, levelThresholds } from '../../judging';

/** The names of the lines that a Kinesis stream is judged by. */
export type KinesisThreshold =
  | LevelThreshold
  | 'iteratorAge'
  | 'iteratorAgeOfRetention'
  | 'unreadSilence'
  | 'sourceSilence'
  | 'throttledRatio'
  | 'throughputOfCapacity';

export const thresholds: {
  [name in KinesisThreshold]: ThresholdDefinition;
} = {
  iteratorAge: {
    title: 'Iterator age',
    breach: 'above',
    warning: 60,
    unit: 'seconds',
    description:
      'How far the slowest reader is behind the newest record; near 0 is caught up.',
  },
  iteratorAgeOfRetention: {
    title: 'Iterator age of the retention',
    breach: 'above',
    critical: 0.5,
    unit: 'ratio',
    description:
      'The iterator age as a share of the retention: when it reaches 1, records expire before they are read.',
  },
  unreadSilence: {
    title: 'Silence of the readers',
    breach: 'above',
    critical: 15 * 60,
    unit: 'seconds',
    description:
      'How long nobody has read the stream while records came in, for a stream that was read before.',
  },
  sourceSilence: {
    title: 'Silence of the producers',
    breach: 'above',
    warning: 30 * 60,
    unit: 'seconds',
    description:
      'How long nothing comes in, for a stream that had records in nearly every five minutes before.',
  },
  throttledRatio: {
    title: 'Throttled writes',
    breach: 'at-least',
    warning: 0.01,
    critical: 0.05,
    unit: 'ratio',
    description:
      'Share of the records written in a minute that were throttled, in 3 of the last 15 minutes; a producer that does not retry loses them, a retry or two absorb less.',
  },
  throughputOfCapacity: {
    title: 'Throughput of the capacity',
    breach: 'above',
    warning: 0.8,
    critical: 0.95,
    unit: 'ratio',
    description:
      'Incoming bytes or records, whichever is nearer, as a share of what the provisioned shards take together, or one stream on demand by the default quota; one busy shard throttles earlier.',
  },
  ...levelThresholds,
};
