import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { HidingCrawl } from './CrawlerInventory';
import { Crawl } from './readCrawls';
import { CatalogTable, DatabaseTables } from './readTables';

/**
 * The crawl that tells of tables which the catalog does not show. Either it
 * shows none of the crawler's, though the newest crawl that tells of tables left
 * some there, or it lacks some that the last crawl names beside those it shows.
 */
export function hidingCrawlOf(
  { items, missing, complete }: DatabaseTables,
  ofCrawler: readonly CatalogTable[],
  crawls: readonly Crawl[],
): HidingCrawl | undefined {
  if (missing.length > 0 || !complete) {
    return undefined;
  }
  const succeeded = crawls.filter(({ state }) => state === 'succeeded');
  if (ofCrawler.length > 0) {
    return lackingNames(items, succeeded);
  }
  const telling = succeeded.find(
    ({ figures }) =>
      tablesIn(figures) > 0 || numberOf(figures, 'tablesDeleted') > 0,
  );
  const tables = tablesIn(telling?.figures);
  return telling && tables > 0
    ? { tables, startedAt: telling.startedAt }
    : undefined;
}

/** Names are believed when some of them are in the catalog, because their form is documented nowhere. */
function lackingNames(
  items: readonly CatalogTable[],
  [last]: readonly Crawl[],
): HidingCrawl | undefined {
  const shown = new Set(items.map(({ name }) => name));
  const names = last?.made.filter(name => !shown.has(name)) ?? [];
  return names.length > 0 && names.length < last.made.length
    ? {
        tables: names.length,
        startedAt: last.startedAt,
        names: names.slice(0, 20),
      }
    : undefined;
}

/** Partitions lie in a table, though nothing was changed of it. */
function tablesIn(figures: Run['figures']): number {
  const tables =
    numberOf(figures, 'tablesCreated') + numberOf(figures, 'tablesUpdated');
  const partitions =
    numberOf(figures, 'partitionsCreated') +
    numberOf(figures, 'partitionsUpdated');
  return tables || Math.min(1, partitions);
}

function numberOf(figures: Run['figures'], name: string): number {
  return Number(figures?.[name] ?? 0);
}
