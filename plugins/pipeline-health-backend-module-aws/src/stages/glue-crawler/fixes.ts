import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { fixesOf } from '../../aws/fixes';
import { excluding, lakeTargets } from './changeTargets';
import { SplitTarget, UnreadableTable } from './CrawlerInventory';
import { SplitReport } from './split/SplitReport';
import { CrawlerChange, crawlerFixes, CrawlerToFix } from './changeCrawler';

/** Combines schemas, or makes tables at another level. */
export function groupingFixes(
  crawler: CrawlerToFix,
  grouping: CrawlerChange['grouping'],
): Fix[] {
  return crawlerFixes(crawler, { grouping });
}

/** Adds patterns to what targets exclude, by their paths. */
export function exclusionFixes(
  crawler: CrawlerToFix,
  lacking: ReadonlyMap<string, readonly string[]>,
): Fix[] {
  return crawlerFixes(crawler, {
    targets: excluding(crawler.inventory.definition?.targets ?? {}, lacking),
  });
}

/** Sets behaviours of the SchemaChangePolicy, and gives the other one back. */
export function schemaChangeFixes(
  crawler: CrawlerToFix,
  change: CrawlerChange['schemaChange'],
): Fix[] {
  const { update, delete: remove } = crawler.inventory.schemaChange;
  return crawlerFixes(crawler, {
    schemaChange: {
      ...(update && { UpdateBehavior: update }),
      ...(remove && { DeleteBehavior: remove }),
      ...change,
    },
  });
}

/** Switches the schedule on; templates do not know whether it is. */
export function scheduleFixes({ stage: { name, region } }: CrawlerToFix) {
  return fixesOf(
    { region },
    {
      calls: [
        {
          service: 'glue',
          operation: 'StartCrawlerSchedule',
          input: { CrawlerName: name },
        },
      ],
    },
  );
}

/** Gives the crawler a classifier that reads a header in its CSV files. */
export function headerFixes(
  crawler: CrawlerToFix,
  { delimiter }: UnreadableTable,
): Fix[] {
  return crawlerFixes(crawler, { csv: { delimiter } });
}

/** Whatever of a split can be healed in the crawler, in one change. */
export function splitFixes(
  crawler: CrawlerToFix,
  { path, tables: { split } }: SplitTarget,
  grouping: CrawlerChange['grouping'],
): Fix[] {
  const { definition, targets } = crawler.inventory;
  const isOnly = targets.length === 1 && split.datasetCount <= 1;
  const found = definition?.targets ?? {};
  const isOf = (cause: SplitReport['leading'][number]) =>
    split.leading.includes(cause);
  const lacking = new Map([[path, split.lackingExclusions]]);
  const withLakes = split.lakes.length
    ? lakeTargets(found, path, split)
    : undefined;
  if (
    isOf('marker-files') &&
    split.leading.length === 1 &&
    split.leftoverTables.length &&
    !split.lackingExclusions.length
  ) {
    return leftoverFixes(crawler, split.leftoverTables);
  }
  return crawlerFixes(crawler, {
    ...(split.lakes.length
      ? { targets: withLakes && excluding(withLakes, lacking) }
      : split.lackingExclusions.length && {
          targets: excluding(found, lacking),
        }),
    grouping,
    ...(isOf('headers') &&
      split.csv && {
        csv: {
          delimiter: split.csv.delimiter,
          ...(isOnly && { columns: split.csv.columns }),
        },
      }),
  });
}

/** Deletes tables that hold no data, because their files are excluded by now. */
function leftoverFixes(
  { stage: { region }, inventory: { database = '' } }: CrawlerToFix,
  names: readonly string[],
): Fix[] {
  return fixesOf(
    { region },
    {
      calls: names.map(Name => ({
        service: 'glue',
        operation: 'DeleteTable',
        input: { DatabaseName: database, Name },
      })),
    },
  );
}
