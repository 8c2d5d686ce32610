import { Cost } from '@pipeline-health/plugin-pipeline-health-node';
import { figure } from '../../judging/runs';
import { TransformInventory } from './TransformInventory';

/** What is billed of a transform. */
export const costs: readonly Cost<TransformInventory>[] = [
  {
    id: 'capacity',
    price: 'glue.dpu-hour',
    formula: 'DPU-hours of the known tasks, at their pace.',
    quantity: ({ ofRuns }) => ofRuns(run => figure(run, 'dpuHours')),
  },
];
