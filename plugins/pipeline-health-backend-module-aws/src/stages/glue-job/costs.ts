import { Cost } from '@pipeline-health/plugin-pipeline-health-node';
import { figure } from '../../judging/runs';
import { capacityPrice } from '../glue';
import { GlueJobInventory } from './GlueJobInventory';

/** What is billed of a job. */
export const costs: readonly Cost<GlueJobInventory>[] = [
  {
    id: 'capacity',
    price: capacityPrice,
    formula:
      'DPU-hours of the known runs, at their pace; each run is billed for at least a minute.',
    quantity({ ofRuns }) {
      const seconds = ofRuns(run => figure(run, 'dpuSeconds'));
      return seconds === undefined ? undefined : seconds / 3600;
    },
  },
];
