import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The names of the lines that a domain is judged by. */
export type DomainThreshold =
  | 'freeStorageRatio'
  | 'freeStorage'
  | 'timeToWriteBlock'
  | 'memoryPressure'
  | 'oldMemoryPressure'
  | 'cpu'
  | 'masterCpu'
  | 'shardsOfLimit'
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
    critical: 0.01,
    unit: 'ratio',
    description:
      'Free storage of the fullest node as a share of its volume; judged together with freeStorage, whichever is less.',
  },
  freeStorage: {
    title: 'Free storage',
    breach: 'below',
    warning: 25 * GIBIBYTE,
    critical: GIBIBYTE,
    unit: 'bytes',
    description:
      'Free storage of the fullest node. OpenSearch Service leaves out what it reserves for itself (a fifth of the volume, at most 20 GiB): writes are blocked when this is 0.',
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
    breach: 'at-least',
    warning: 0.95,
    unit: 'ratio',
    description:
      'Memory pressure of the busiest Java process. It swings up before each collection, so that much less than this means nothing.',
  },
  oldMemoryPressure: {
    title: 'Memory pressure of old objects',
    breach: 'at-least',
    warning: 0.8,
    critical: 0.92,
    unit: 'ratio',
    description:
      'The part of the memory that collections did not free; above 92 % for half an hour all writes are blocked.',
  },
  cpu: {
    title: 'CPU',
    breach: 'above',
    warning: 0.9,
    unit: 'ratio',
    description: 'CPU of the busiest node.',
  },
  masterCpu: {
    title: 'CPU of the masters',
    breach: 'above',
    warning: 0.5,
    unit: 'ratio',
    description:
      'CPU of the busiest dedicated master, which should have little to do.',
  },
  shardsOfLimit: {
    title: 'Shards of the limit',
    breach: 'at-least',
    warning: 0.9,
    critical: 0.98,
    unit: 'ratio',
    description:
      'Shards as a share of the 1,000 that each data node may have; beyond that no index can be created, so that the first documents of a new day are refused. A domain that has more of them has a higher limit.',
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
    warning: 10,
    critical: 1_000,
    unit: 'count',
    description:
      'Writes rejected within the last 15 minutes; a few now and then are what retries are for.',
  },
};
