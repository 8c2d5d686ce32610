import { Cost } from '@pipeline-health/plugin-pipeline-health-node';
import { CrawlerInventory } from './CrawlerInventory';
import { figure } from '../../judging/runs';

/** What is billed of a crawler. */
export const costs: readonly Cost<CrawlerInventory>[] = [
  {
    id: 'capacity',
    price: 'glue.dpu-hour',
    formula:
      'DPU-hours of the known crawls, at their pace; each crawl is billed for at least ten minutes.',
    quantity: ({ ofRuns }) => ofRuns(run => figure(run, 'dpuHours')),
  },
];
