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

interface LackingTables {
  target: CountedTarget;
  count: number;
  expected: number;
}

/**
 * The target that has fewer tables than its owner says: the one with most of
 * them, or one that has lost what it lacks. A number that was said of all
 * crawlers alike is no number of datasets: that of a target whose only table
 * lies in no folder of its own, and always did.
 */
export function lackingTables(
  inventory: CrawlerInventory,
  said = 1,
): LackingTables | undefined {
  const targets = countedTargets(inventory)
    .map(target => ({
      target,
      count: target.tables.count - (target.tables.split?.noData ?? 0),
      expected: said,
    }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count);
  const [most, ...others] = targets;
  if (!most) {
    return undefined;
  }
  return most.count < said
    ? mostLacking(most, inventory)
    : others.find(
        ({ target, count }) =>
          count < said && count + (target.tables.givenUp?.length ?? 0) >= said,
      );
}

function mostLacking(
  most: LackingTables,
  { deletedTables }: CrawlerInventory,
): LackingTables | undefined {
  const { inFolders, givenUp } = most.target.tables;
  const isOfDatasets =
    most.count > 1 ||
    inFolders === true ||
    givenUp !== undefined ||
    deletedTables !== undefined;
  return isOfDatasets ? most : undefined;
}
