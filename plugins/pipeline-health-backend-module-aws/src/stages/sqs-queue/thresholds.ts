import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { LevelThreshold, levelThresholds } from '../../judging';

/** The names of the lines that a queue is judged by. */
export type SqsQueueThreshold =
  | LevelThreshold
  | 'sourceSilence'
  | 'deadLetterMessages'
  | 'oldestMessageAge'
  | 'timeToLoss'
  | 'timeToLossRatio'
  | 'consumerSilence'
  | 'inFlightQuota';

export const thresholds: {
  [name in SqsQueueThreshold]: ThresholdDefinition;
} = {
  deadLetterMessages: {
    title: 'Dead letters',
    breach: 'at-least',
    warning: 1,
    critical: 2,
    unit: 'count',
    description:
      'Messages in a dead-letter queue; one may be an accident, more are a pattern.',
  },
  oldestMessageAge: {
    title: 'Age of the oldest message',
    breach: 'above',
    warning: 15 * 60,
    critical: 30 * 60,
    unit: 'seconds',
    description:
      'Age of the oldest message of a queue that is not a dead-letter queue; 30 minutes is the usual alarm.',
  },
  timeToLoss: {
    title: 'Time to loss',
    breach: 'below',
    critical: 86_400,
    unit: 'seconds',
    description:
      'Time until the first message expires, worst case; a day is what people need to react. Never more than a quarter of the retention, so that a short retention alone is not critical.',
  },
  timeToLossRatio: {
    title: 'Time to loss of the retention',
    breach: 'below',
    warning: 0.25,
    unit: 'ratio',
    description:
      'Time until the first message expires as a share of the retention, which is what protects while a consumer is down.',
  },
  consumerSilence: {
    title: 'Silence of the consumer',
    breach: 'above',
    warning: 10 * 60,
    critical: 30 * 60,
    unit: 'seconds',
    description:
      'How long messages wait while nothing is received or deleted; the first line is critical already when none is in flight any more. Raise it for a consumer that runs less than a few times a day.',
  },
  inFlightQuota: {
    title: 'Messages in flight of the quota',
    breach: 'above',
    warning: 0.8,
    critical: 0.95,
    unit: 'ratio',
    description:
      'Messages in flight as a share of the quota of 120,000, beyond which nothing is received.',
  },
  sourceSilence: {
    title: 'Silence of the producers',
    breach: 'above',
    warning: 30 * 60,
    unit: 'seconds',
    description:
      'How long nothing is sent while messages usually come: in nearly every five minutes before, or at this time of the day or the week.',
  },
  ...levelThresholds,
};
