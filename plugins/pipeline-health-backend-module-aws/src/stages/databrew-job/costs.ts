import { Cost } from '@pipeline-health/plugin-pipeline-health-node';
import { figure } from '../../judging/runs';
import { DatabrewJobInventory } from './DatabrewJobInventory';

/** What is billed of a job. */
export const costs: readonly Cost<DatabrewJobInventory>[] = [
  {
    id: 'nodes',
    price: 'databrew.node-hour',
    formula:
      'Most nodes a run may use × its minutes, of the known runs, at their pace.',
    quantity({ ofRuns }) {
      const minutes = ofRuns(run => figure(run, 'nodeMinutes'));
      return minutes === undefined ? undefined : minutes / 60;
    },
  },
];
