import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  CrawlerInventory,
  CrawlerTarget,
  TargetTables,
} from './CrawlerInventory';
import { CrawlerThreshold } from './thresholds';

/** What the rules of a crawler look at. */
export type CrawlerContext = CheckContext<CrawlerInventory, CrawlerThreshold>;

/** A rule of a crawler. */
export type CrawlerCheck = Check<CrawlerInventory, CrawlerThreshold>;

/** A target in S3 whose tables are known. */
export type CountedTarget = CrawlerTarget & { tables: TargetTables };

/**
 * The targets whose tables can be counted against an expected number: a folder
 * of S3 is one dataset; a JDBC path or a catalog target names its tables itself.
 */
export function countedTargets(inventory: CrawlerInventory): CountedTarget[] {
  return inventory.targets.filter(
    (target): target is CountedTarget =>
      target.type === 's3' && target.tables !== undefined,
  );
}

/** The crawls that have ended, newest first; those that a person stopped say nothing. */
export function judgedCrawls(context: CrawlerContext): Run[] {
  return context.runs.filter(
    ({ state }) => state === 'succeeded' || state === 'failed',
  );
}

/** Whether the crawler works at this moment. */
export function isCrawling(inventory: CrawlerInventory): boolean {
  return inventory.state === 'RUNNING' || inventory.state === 'STOPPING';
}

/** Epoch milliseconds of the last start that anything tells of. */
export function lastStart(context: CrawlerContext): number | undefined {
  const starts = [
    context.runs[0]?.startedAt,
    context.inventory?.lastCrawl?.startedAt,
  ].filter(start => start !== undefined);
  return starts.length
    ? Math.max(...starts.map(start => Date.parse(start)))
    : undefined;
}
