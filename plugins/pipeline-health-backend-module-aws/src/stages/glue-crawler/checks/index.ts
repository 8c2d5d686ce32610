import { CrawlerCheck } from '../CrawlerInventory';
import {
  databaseMissing,
  noTables,
  strayTables,
  tablesHidden,
} from './catalog';
import { crawlsStopped, lastCrawlFailed, longCrawl } from './crawls';
import { severalDatasets } from './datasets';
import {
  exclusions,
  grouping,
  schemaChangePolicy,
  unreadableConfiguration,
} from './posture';
import { overdue, scheduleOff } from './schedules';
import { severalTables } from './severalTables';

/** What explains the others first, then what could be better set up. */
export const checks: readonly CrawlerCheck[] = [
  databaseMissing,
  lastCrawlFailed,
  crawlsStopped,
  severalTables,
  tablesHidden,
  overdue,
  longCrawl,
  noTables,
  severalDatasets,
  schemaChangePolicy,
  grouping,
  exclusions,
  scheduleOff,
  strayTables,
  unreadableConfiguration,
];
