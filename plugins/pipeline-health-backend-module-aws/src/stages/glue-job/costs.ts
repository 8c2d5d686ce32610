import { Cost } from '@pipeline-health/plugin-pipeline-health-node';
import { figure } from '../../judging/runs';
import { GlueJobInventory } from './GlueJobInventory';

/** What is billed of a job. */
export const costs: readonly Cost<GlueJobInventory>[] = [
  {
    price({ workerType, executionClass }) {
      if (workerType?.startsWith('R.')) {
        return 'glue.memory-dpu-hour';
      }
      return executionClass === 'FLEX' ? 'glue.flex-dpu-hour' : 'glue.dpu-hour';
    },
    formula:
      'DPU-hours of the known runs, at their pace; each run is billed for at least a minute.',
    quantity({ ofRuns }) {
      const seconds = ofRuns(run => figure(run, 'dpuSeconds'));
      return seconds === undefined ? undefined : seconds / 3600;
    },
  },
];
