import { CrawlerCheck } from '../context';
import { databaseMissing, noTables, strayTables } from './catalog';
import { lastCrawlFailed } from './lastCrawl';
import { longCrawl } from './longCrawl';
import {
  exclusions,
  grouping,
  schemaChangePolicy,
  unreadableConfiguration,
} from './posture';
import { overdue, scheduleOff } from './schedule';
import { severalTables } from './severalTables';
import { couldNotAsk } from './unanswered';

/** What explains the others first, then what could be better set up. */
export const checks: readonly CrawlerCheck[] = [
  databaseMissing,
  lastCrawlFailed,
  severalTables,
  couldNotAsk,
  overdue,
  longCrawl,
  noTables,
  schemaChangePolicy,
  grouping,
  exclusions,
  scheduleOff,
  strayTables,
  unreadableConfiguration,
];
