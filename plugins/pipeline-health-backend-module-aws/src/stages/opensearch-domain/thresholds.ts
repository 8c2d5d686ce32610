import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The names of the lines that a domain is judged by. */
export type DomainThreshold =
  | 'freeStorageRatio'
  | 'freeStorage'
  | 'timeToWriteBlock'
  | 'memoryPressure'
  | 'cpu'
  | 'serverErrorRatio'
  | 'clientErrorRatio'
  | 'rejectedWrites';

const GIBIBYTE = 1024 ** 3;

export const thresholds: {
  [name in DomainThreshold]: ThresholdDefinition;
} = {
  freeStorageRatio: {
    title: 'Free storage of the volume',
    breach: 'below',
    warning: 0.25,
    critical: 0.2,
    unit: 'ratio',
    description:
      'Free storage of the fullest node as a share of its volume; judged together with freeStorage, whichever is less.',
  },
  freeStorage: {
    title: 'Free storage',
    breach: 'below',
    warning: 25 * GIBIBYTE,
    critical: 20 * GIBIBYTE,
    unit: 'bytes',
    description:
      'Free storage of the fullest node; OpenSearch Service warns at 25 % or 25 GiB and blocks writes at 20 % or 20 GiB, whichever is less.',
  },
  timeToWriteBlock: {
    title: 'Time until writes are blocked',
    breach: 'below',
    warning: 24 * 3_600,
    critical: 2 * 3_600,
    unit: 'seconds',
    description:
      'When writes will be blocked if storage fills as it did in the last three hours.',
  },
  memoryPressure: {
    title: 'Memory pressure',
    breach: 'above',
    warning: 0.8,
    critical: 0.92,
    unit: 'ratio',
    description:
      'Memory pressure of the busiest Java process; above 92 % for half an hour all writes are blocked.',
  },
  cpu: {
    title: 'CPU',
    breach: 'above',
    warning: 0.9,
    unit: 'ratio',
    description: 'CPU of the busiest node.',
  },
  serverErrorRatio: {
    title: 'Server errors',
    breach: 'above',
    warning: 0.01,
    critical: 0.05,
    unit: 'ratio',
    description: 'Share of the requests of a minute that are answered 5xx.',
  },
  clientErrorRatio: {
    title: 'Refused requests',
    breach: 'above',
    warning: 0.1,
    unit: 'ratio',
    description: 'Share of the requests of a minute that are answered 4xx.',
  },
  rejectedWrites: {
    title: 'Rejected writes',
    breach: 'above',
    warning: 0,
    critical: 1_000,
    unit: 'count',
    description: 'Writes rejected within the last 15 minutes.',
  },
};
