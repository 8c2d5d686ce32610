import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { JobThreshold, jobThresholds } from '../../judging/runs';

/** The names of the lines that a Glue job is judged by. */
export type GlueJobThreshold = JobThreshold | 'driverMemory';

export const thresholds: { [name in GlueJobThreshold]: ThresholdDefinition } = {
  ...jobThresholds,
  driverMemory: {
    title: "Memory of the driver's heap",
    unit: 'ratio',
    breach: 'above',
    warning: 0.9,
    description:
      "Used share of the driver's heap in three of the last five minutes of a run; known only where metrics are enabled. Beyond it runs end with an OutOfMemoryError.",
  },
};
