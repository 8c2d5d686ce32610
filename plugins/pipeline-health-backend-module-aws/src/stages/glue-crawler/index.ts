import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { glueArnBeside, glueNameOf } from '../glue';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { countedTargets, isCrawling } from './context';
import { CrawlerInventory } from './CrawlerInventory';
import { describe } from './describe';
import { mostTables } from './sampleTables';
import { series } from './series';
import { CrawlerThreshold, thresholds } from './thresholds';

/**
 * A Glue crawler and the tables that it makes.
 */
export const glueCrawler: AwsStageKind<CrawlerInventory, CrawlerThreshold> = {
  kind: {
    kind: 'glue-crawler',
    title: 'Glue crawler',
    thresholds,
    checks,
    identify: arn => glueNameOf(arn, 'crawler'),
    series,
    chartThresholds: { tablesOfOneTarget: 'tablesOfOneTarget' },
    deriveReadings({ inventory, describedAt }): { [metric: string]: Reading } {
      if (inventory?.tableCount === undefined || describedAt === undefined) {
        return {};
      }
      const count = (value: number): Reading => ({
        value,
        unit: 'count',
        at: new Date(describedAt).toISOString(),
      });
      return {
        tables: count(inventory.tableCount),
        tablesOfOneTarget: count(mostTables(inventory)),
      };
    },
    summarize({ inventory, thresholds: lines }) {
      const targets = inventory ? countedTargets(inventory) : [];
      const expected = lines.tablesOfOneTarget.warning;
      return targets.length
        ? {
            crawlerTables: targets.reduce(
              (sum, { tables }) => sum + tables.count,
              0,
            ),
            ...(expected !== undefined && {
              crawlerTablesExpected: expected * targets.length,
            }),
          }
        : {};
    },
    trendMetric: { metric: 'tablesOfOneTarget', summary: 'crawlerTables' },
    tier: ({ inventory }) =>
      inventory && isCrawling(inventory) ? 'hot' : 'warm',
  },
  describe,
  queries: () => ({}),
  permissions: {
    stage: [
      'glue:GetCrawler',
      'glue:ListCrawls',
      'glue:GetTables',
      'glue:GetMLTransforms',
    ],
    resources: ({ arn }) => [
      arn,
      ...['catalog', 'database/*', 'table/*', 'mlTransform/*'].map(resource =>
        glueArnBeside(arn, resource),
      ),
    ],
    everywhere: ['glue:GetCrawlerMetrics'],
  },
  // The whole service: the tagging API documents no filter for crawlers.
  tagging: { resourceType: 'glue' },
};
