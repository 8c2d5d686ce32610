import { Target } from './readCrawler';

/**
 * How many tables a target may be: one for each dataset that its folders show,
 * and as many as its owner says. What he says of a crawler is about the target
 * that shows so many datasets, where one does.
 */
export function expectedTables(
  targets: readonly Target[],
  said: number | undefined,
): (target: Target) => number | undefined {
  const isExplained = targets.some(
    target => said !== undefined && said > 1 && datasetsOf(target) >= said,
  );
  return target => said && Math.max(datasetsOf(target), isExplained ? 1 : said);
}

function datasetsOf({ type, tables }: Target): number {
  return type === 's3' ? tables?.split?.datasetCount ?? 1 : 1;
}
