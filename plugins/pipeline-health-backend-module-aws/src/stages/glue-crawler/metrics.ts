import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsMetric } from '../../aws/AwsStageKind';
import {
  countedTargets,
  CrawlerInventory,
  knowsAllTables,
} from './CrawlerInventory';

/** What descriptions tell, unless the tables could not be asked for. */
const counted = {
  unit: 'count',
  statistic: 'Maximum',
  period: 3600,
  expectedLag: 3600,
  described: true,
  coolestTier: 'cold',
  when: ({ tableCount }) => tableCount !== undefined,
} as const satisfies Partial<AwsMetric<CrawlerInventory>>;

export const metrics: readonly AwsMetric<CrawlerInventory>[] = [
  {
    ...counted,
    metric: 'tablesOfOneTarget',
    title: 'Tables of one target',
    key: true,
  },
  { ...counted, metric: 'tables', title: 'Tables', key: true },
];

/** The counts of tables as samples; none unless all tables are known. */
export function samplesOf(
  inventory: CrawlerInventory,
  at: number,
): { [metric: string]: Sample } {
  const { tableCount } = inventory;
  return tableCount === undefined || !knowsAllTables(inventory)
    ? {}
    : {
        tables: { at, value: tableCount },
        tablesOfOneTarget: { at, value: mostTables(inventory) },
      };
}

/** The most tables that any S3 target became. */
export function mostTables(inventory: CrawlerInventory): number {
  return Math.max(
    0,
    ...countedTargets(inventory).map(({ tables }) => tables.count),
  );
}
