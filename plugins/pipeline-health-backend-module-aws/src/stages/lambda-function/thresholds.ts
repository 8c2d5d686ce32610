import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The names of the lines that a function is judged by. */
export type LambdaThreshold =
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
    breach: 'above',
    warning: 0.01,
    critical: 0.05,
    unit: 'ratio',
    description:
      'Share of the calls of a minute that fail; throttled calls are counted apart.',
  },
  throttleRatio: {
    breach: 'above',
    warning: 0,
    critical: 0.1,
    unit: 'ratio',
    description:
      'Share of the calls of a minute that are refused because too many run already.',
  },
  durationOfTimeout: {
    breach: 'above',
    warning: 0.8,
    critical: 0.98,
    unit: 'ratio',
    description:
      'The longest call of a minute as a share of the timeout; a call that reaches it is ended and fails.',
  },
  iteratorAge: {
    breach: 'above',
    warning: 60,
    unit: 'seconds',
    description: 'How far the function is behind the stream that it reads.',
  },
  iteratorAgeOfRetention: {
    breach: 'above',
    critical: 0.5,
    unit: 'ratio',
    description:
      'How far behind as a share of the retention of the stream (24 h while that is not known), after which unread records are gone.',
  },
  concurrencyOfReserved: {
    breach: 'above',
    warning: 0.9,
    unit: 'ratio',
    description:
      'Calls at a time as a share of the reserved concurrency; beyond that calls are throttled.',
  },
  callSilence: {
    breach: 'above',
    warning: 30 * 60,
    unit: 'seconds',
    description:
      'How long the function has not been called, for one that was called in nearly every five minutes before.',
  },
};
