import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { CrawlerInventory } from './CrawlerInventory';

/** The counts of tables as samples; none when the tables could not be asked for. */
export function sampleTables(
  inventory: CrawlerInventory,
  at: number,
): { [metric: string]: Sample } {
  if (inventory.tableCount === undefined) {
    return {};
  }
  return {
    tables: { at, value: inventory.tableCount },
    tablesOfOneTarget: { at, value: mostTables(inventory) },
  };
}

/** The most tables that any S3 target became. */
export function mostTables(inventory: CrawlerInventory): number {
  return Math.max(
    0,
    ...inventory.targets
      .filter(({ type }) => type === 's3')
      .map(({ tables }) => tables?.count ?? 0),
  );
}
