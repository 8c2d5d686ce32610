import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { LevelThreshold, levelThresholds } from '../../judging';

/** The names of the lines that a function is judged by. */
export type LambdaThreshold =
  | LevelThreshold
  | 'errorRatio'
  | 'throttleRatio'
  | 'durationOfTimeout'
  | 'iteratorAge'
  | 'iteratorAgeOfRetention'
  | 'concurrencyOfReserved'
  | 'callSilence';

export const thresholds: {
  [name in LambdaThreshold]: ThresholdDefinition;
} = {
  errorRatio: {
    title: 'Calls that fail',
    breach: 'above',
    warning: 0.01,
    critical: 0.05,
    unit: 'ratio',
    description:
      'Share of the calls of a minute that fail; throttled calls are counted apart.',
  },
  throttleRatio: {
    title: 'Throttled calls',
    breach: 'at-least',
    warning: 0.01,
    critical: 0.1,
    unit: 'ratio',
    description:
      'Share of the calls of a minute that are refused because too many run already; fewer are what retries are for.',
  },
  durationOfTimeout: {
    title: 'Duration of the timeout',
    breach: 'above',
    warning: 0.8,
    critical: 0.98,
    unit: 'ratio',
    description:
      'The longest call of a minute as a share of the timeout; a call that reaches it is ended and fails.',
  },
  iteratorAge: {
    title: 'Iterator age',
    breach: 'above',
    warning: 60,
    unit: 'seconds',
    description: 'How far the function is behind the stream that it reads.',
  },
  iteratorAgeOfRetention: {
    title: 'Iterator age of the retention',
    breach: 'above',
    critical: 0.5,
    unit: 'ratio',
    description:
      'How far behind as a share of the life of a record: the retention of the stream (24 h while that is not known), or the maximum age of the event source mapping.',
  },
  concurrencyOfReserved: {
    title: 'Concurrency of the reserved',
    breach: 'above',
    warning: 0.9,
    unit: 'ratio',
    description:
      'Calls at a time as a share of the reserved concurrency; beyond that calls are throttled.',
  },
  callSilence: {
    title: 'Silence of the callers',
    breach: 'above',
    warning: 30 * 60,
    unit: 'seconds',
    description:
      'How long the function has not been called, for one that was called in nearly every five minutes before.',
  },
  ...levelThresholds,
};
