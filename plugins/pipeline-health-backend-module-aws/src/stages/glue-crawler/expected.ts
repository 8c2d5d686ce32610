import {
  CountedTarget,
  countedTargets,
  CrawlerInventory,
} from './CrawlerInventory';

/** How many datasets the folders of a target tell apart. */
export function datasetCount({ tables }: CountedTarget): number {
  return tables.split?.datasetCount ?? tables.count;
}

/** Whether folders tell several datasets apart below a target of the crawler. */
export function holdsSeveral(inventory: CrawlerInventory): boolean {
  return countedTargets(inventory).some(target => datasetCount(target) > 1);
}

/**
 * How many tables each target may be: one a dataset, and as many as its owner
 * says. Where the folders of one target show as many datasets as that, it was
 * said of that target and not of the others.
 */
export function expectedTables(
  inventory: CrawlerInventory,
  said: number | undefined,
): number[] {
  const datasets = countedTargets(inventory).map(target =>
    Math.max(1, datasetCount(target)),
  );
  const explained =
    said !== undefined && said > 1 && Math.max(...datasets) >= said;
  return datasets.map(count => Math.max(count, explained ? 1 : said ?? 1));
}
