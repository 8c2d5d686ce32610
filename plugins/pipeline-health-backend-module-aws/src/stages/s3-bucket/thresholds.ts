import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The names of the lines that a bucket is judged by. */
export type S3BucketThreshold = 'failedObjects' | 'newestObjectAge';

export const thresholds: {
  [name in S3BucketThreshold]: ThresholdDefinition;
} = {
  failedObjects: {
    title: 'Failed objects',
    breach: 'at-least',
    warning: 1,
    unit: 'count',
    description:
      'Objects with documents that Firehose could not deliver, written in the last hour; each may hold thousands of documents.',
  },
  newestObjectAge: {
    title: 'Age of the newest object',
    breach: 'above',
    unit: 'seconds',
    description:
      'Age of the newest object below the prefix; off until a line is set, because only its owner knows how often data should come.',
  },
};
