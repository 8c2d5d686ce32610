import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { CrawlerInventory } from './CrawlerInventory';

/**
 * A crawler has no metrics in CloudWatch; describing it gives these, unless its
 * tables could not be asked for.
 */
export function series(inventory: CrawlerInventory): SeriesDefinition[] {
  if (inventory.tableCount === undefined) {
    return [];
  }
  return [
    definition('tablesOfOneTarget', 'Most tables of one target'),
    definition('tables', 'Tables of the crawler'),
  ];
}

function definition(metric: string, title: string): SeriesDefinition {
  return {
    metric,
    title,
    unit: 'count',
    statistic: 'Maximum',
    period: 3600,
    coolestTier: 'cold',
    expectedLag: 3600,
  };
}
