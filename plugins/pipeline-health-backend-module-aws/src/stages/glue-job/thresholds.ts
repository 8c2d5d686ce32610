import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { jobThresholds } from '../../judging/runs';

/** The default lines of a Glue job. */
export const thresholds = {
  ...jobThresholds,
  driverMemory: {
    unit: 'ratio',
    breach: 'above',
    warning: 0.9,
    description:
      "Used share of the driver's heap in three of five minutes; known only where metrics are enabled. Beyond it runs end with an OutOfMemoryError.",
  },
} as const satisfies { [name: string]: ThresholdDefinition };

/** The names of the thresholds of a Glue job. */
export type GlueJobThreshold = keyof typeof thresholds;
