import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import {
  countedTargets,
  CrawlerInventory,
  SplitTarget,
} from '../CrawlerInventory';
import { holdsSeveral } from '../expected';
import { GROUPING } from '../changeCrawler';
import { segmentsOf } from '../s3Path';
import { remediesOf } from './causes';
import { SplitCause, SplitReport } from './SplitReport';

/** Causes that the grouping policy can heal: it ignores how alike schemas are, and nothing else. */
const GROUPING_HEALS: ReadonlySet<SplitCause> = new Set([
  'schemas',
  'column-types',
]);

/** Causes that a level can heal at which tables are made. */
const LEVEL_HEALS: ReadonlySet<SplitCause> = new Set([
  'files-beside-folders',
  'uneven-depth',
  'table-level',
]);

export function part(name: string, values: Message['values'] = {}): Message {
  return { key: `glue-crawler.several-tables.${name}`, values };
}

/** What the crawler can be told to do about the causes that lead, where that helps and harms no other dataset. */
export function groupingFor(
  { leading, ...report }: SplitReport,
  inventory: CrawlerInventory,
): { policy?: true; tableLevel?: number } {
  const heals = (by: ReadonlySet<SplitCause>) =>
    leading.some(cause => by.has(cause));
  const mayGroup =
    (heals(GROUPING_HEALS) || leading.length === 0) && !holdsSeveral(inventory);
  const tableLevel = heals(LEVEL_HEALS)
    ? levelFor(report, inventory)
    : undefined;
  return {
    ...(mayGroup && inventory.grouping.policy !== GROUPING && { policy: true }),
    ...(tableLevel !== undefined && { tableLevel }),
  };
}

/** Answers to the causes that lead, and what the crawler can be told to do. */
export function adviceOf(
  { path, tables: { split } }: SplitTarget,
  { policy, tableLevel: level }: ReturnType<typeof groupingFor>,
): Message {
  const causes = split.leading;
  const advice = [
    ...causes.flatMap(cause => remediesOf(cause, split)),
    ...(policy ? [part('combine-schemas')] : []),
    ...(level === undefined
      ? []
      : [
          part(
            causes.includes('table-level') ? 'table-level' : 'or-table-level',
            { level },
          ),
        ]),
    ...(split.datasetCount > Math.max(1, split.lakeCount)
      ? [part('other-datasets', { target: path })]
      : []),
  ];
  return (advice.length ? advice : [part('read-log')]).reduceRight(
    (rest, first) => part('advices', { first, rest }),
  );
}

/** The level of the dataset, when that of no other dataset of the crawler differs and it is not set. */
function levelFor(
  { path }: Pick<SplitReport, 'path'>,
  inventory: CrawlerInventory,
): number | undefined {
  const level = segmentsOf(path).length;
  const all = countedTargets(inventory).flatMap(target =>
    (target.tables.split?.datasets ?? [target.path]).map(
      address => segmentsOf(address).length,
    ),
  );
  return inventory.grouping.tableLevel !== level &&
    all.every(each => each === level)
    ? level
    : undefined;
}
