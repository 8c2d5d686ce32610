import { CrawlerCheck } from '../CrawlerInventory';
import {
  databaseMissing,
  noTables,
  strayTables,
  tablesHidden,
} from './catalog';
import { crawlsStopped, lastCrawlFailed, longCrawl } from './crawls';
import { fewerTables, severalDatasets, swallowedDatasets } from './datasets';
import {
  exclusions,
  grouping,
  schemaChangePolicy,
  unreadableConfiguration,
} from './posture';
import { overdue, scheduleOff } from './schedules';
import { severalTables } from './severalTables';
import { tablesGivenUp, unreadableTables } from './tables';

/** What explains the others first, then what could be better set up. */
export const checks: readonly CrawlerCheck[] = [
  databaseMissing,
  lastCrawlFailed,
  crawlsStopped,
  severalTables,
  unreadableTables,
  tablesGivenUp,
  fewerTables,
  tablesHidden,
  overdue,
  longCrawl,
  noTables,
  severalDatasets,
  swallowedDatasets,
  schemaChangePolicy,
  grouping,
  exclusions,
  scheduleOff,
  strayTables,
  unreadableConfiguration,
];
