import { StagePanel } from '../StagePanel';
import { CrawlerTables } from './CrawlerTables';
import { readCrawler } from './readCrawler';

/** The tables that a crawler made, and why they are several. */
export const crawlerPanel: StagePanel = {
  Panel: CrawlerTables,
  reads: inventory => readCrawler(inventory) !== undefined,
  shows: [
    'targets',
    'tables',
    'tableCount',
    'databaseMissing',
    'deprecatedTables',
    'strayTables',
    'crawls',
    'transforms',
  ],
};
