import {
  Evidence,
  Message,
} from '@pipeline-health/plugin-pipeline-health-common';
import { asBefore, severityOf } from '../../../judging';
import {
  CountedTarget,
  countedTargets,
  CrawlerCheck,
  CrawlerInventory,
  knowsAllTables,
} from '../CrawlerInventory';
import { datasetCount, expectedTables, holdsSeveral } from '../expected';
import { GROUPING, splitFixes } from '../fixes';
import { segmentsOf, shortAddress } from '../s3Path';
import { lengthOf, reasonOf, remediesOf } from '../split/causes';
import { SplitCause, SplitReport } from '../split/SplitReport';
import { thresholds } from '../thresholds';

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
/** What a headline has room for, and what it holds beside the address and the reasons. */
const HEADLINE = 110;
const BETWEEN = ' became 1,000 tables (100 new): '.length;
const SHORTEST_ADDRESS = 20;

type SplitTargetFound = CountedTarget & { tables: { split: SplitReport } };

export const severalTables: CrawlerCheck = {
  id: 'several-tables',
  title: 'Several tables',
  description:
    'A dataset that became several tables is read in part only: jobs and queries name one table and miss what lies in the others. Folders with names are datasets, of which each is one table.',
  claim: 'own-fault',
  covers: ['unreadable-tables'],
  metric: 'tablesOfOneTarget',
  messages: {
    title_one: '{{path}} became {{count}} table: {{reasons}}',
    title_other: '{{path}} became {{count}} tables: {{reasons}}',
    title_growing_one:
      '{{path}} became {{count}} table ({{added}} new): {{reasons}}',
    title_growing_other:
      '{{path}} became {{count}} tables ({{added}} new): {{reasons}}',
    'no-reason': 'nothing in the catalog tells why',
    remedy: '{{advice}} Then crawl again.',
    advices: '{{first}} {{rest}}',
    'combine-schemas': `Set Grouping.TableGroupingPolicy to ${GROUPING} in the crawler's configuration.`,
    'table-level':
      'Set Grouping.TableLevelConfiguration to {{level}}, the level of the dataset; it counts for the whole crawler.',
    'or-table-level':
      'Or set Grouping.TableLevelConfiguration to {{level}}, the level of the dataset; it counts for the whole crawler.',
    'read-log':
      'Look in the log of the last crawl for why it did not combine them.',
    'other-datasets':
      'The other folders below {{target}} look like different datasets, and are right as they are.',
  },
  run(context) {
    const { inventory, thresholds: lines, previous } = context;
    const line = lines.tablesOfOneTarget;
    const expected = expectedTables(inventory, line.warning);
    const severityOfCount = ({ tables }: CountedTarget, at: number) =>
      severityOf(tables.count, thresholds.tablesOfOneTarget, {
        ...line,
        warning: line.warning === undefined ? undefined : expected[at],
      });
    const split = countedTargets(inventory)
      .map((target, at) => ({
        target,
        expected: expected[at],
        severity:
          target.tables.count > datasetCount(target)
            ? severityOfCount(target, at)
            : undefined,
      }))
      .flatMap(({ target, severity, ...more }) =>
        severity && isSplit(target) ? [{ target, severity, ...more }] : [],
      )
      .sort((left, right) => surplusOf(right.target) - surplusOf(left.target));
    if (split.length === 0) {
      return knowsAllTables(inventory)
        ? undefined
        : asBefore(previous['several-tables']);
    }
    const growing = split.find(
      ({ target }) =>
        severityOf(
          target.tables.split.newTables,
          thresholds.newTablesOfOneTarget,
          lines.newTablesOfOneTarget,
        ) === 'critical',
    );
    const isCritical =
      growing || split.some(({ severity }) => severity === 'critical');
    const worst = growing ?? split[0];
    const report = worst.target.tables.split;
    const grouping = groupingFor(report, inventory);
    return {
      severity: isCritical ? 'critical' : 'warning',
      ...(report.newTables && { variant: 'growing' }),
      values: {
        ...headlineOf(report),
        count: report.tables,
        added: report.newTables,
        advice: adviceOf(worst.target, grouping),
      },
      fixes: splitFixes(context, worst.target, grouping),
      evidence: evidenceOf(
        worst.target,
        split.map(({ target }) => target),
        worst.expected,
      ),
    };
  },
};

function isSplit(target: CountedTarget): target is SplitTargetFound {
  return target.tables.split !== undefined;
}

function surplusOf(target: CountedTarget): number {
  return target.tables.count - datasetCount(target);
}

function part(name: string, values: Message['values'] = {}): Message {
  return { key: `glue-crawler.several-tables.${name}`, values };
}

/** As many of the leading causes as fit, and what is left for the address. */
function headlineOf(report: SplitReport): { path: string; reasons: Message[] } {
  const [first, second] = report.leading;
  const lengths = [first, second].map(cause =>
    cause ? lengthOf(cause, report) : 0,
  );
  const room = HEADLINE - BETWEEN - lengths[0];
  const both = room - lengths[1] - ' and '.length;
  const causes =
    second && both >= Math.min(SHORTEST_ADDRESS, report.path.length)
      ? [first, second]
      : [first];
  return {
    path: shortAddress(
      report.path,
      Math.max(SHORTEST_ADDRESS, causes.length > 1 ? both : room),
    ),
    reasons: first
      ? causes.map(cause => reasonOf(cause, report))
      : [part('no-reason')],
  };
}

function evidenceOf(
  worst: SplitTargetFound,
  split: SplitTargetFound[],
  expected: number,
): Evidence {
  const { path, tables } = worst;
  const report = tables.split;
  const evidence: Evidence = {
    target: path,
    tables: tables.count,
    tableNames: tables.names,
    newTables: tables.newCount,
    tablesExpected: expected,
  };
  const add = (
    name: string,
    value: number | string | string[] | undefined | false,
  ) => {
    if (
      value !== undefined &&
      value !== false &&
      (!Array.isArray(value) || value.length > 0)
    ) {
      evidence[name] = value;
    }
  };
  const ifSeveral = (lines: string[]) => (lines.length > 1 ? lines : undefined);
  add('newTableNames', tables.newNames);
  add('dataset', report.path !== path && report.path);
  add('datasets', ifSeveral(report.datasets));
  add('causes', report.causes);
  add('formats', ifSeveral(report.formats));
  add('compressions', ifSeveral(report.compressions));
  add('distinctSchemas', report.distinctSchemas);
  add('schemaSimilarityRatio', report.schemaSimilarity);
  add('differingColumns', report.differingColumns);
  add('lakeTables', report.lakeTables);
  add('markerTables', report.markerTables);
  add('leftoverTables', report.leftoverTables);
  add('lackingExclusions', report.lackingExclusions);
  add('unrecognizedTables', report.unrecognizedTables);
  add('filesBesideFolders', report.filesBesideFolders);
  add('foldersBesidePartitions', report.foldersBesidePartitions);
  add('partitionKeys', ifSeveral(report.partitionKeys));
  add('partitionDepths', ifSeveral(report.depths));
  add('headers', ifSeveral(report.headers));
  add(
    'otherTargets',
    split
      .filter(target => target !== worst)
      .map(target => `${target.path}: ${target.tables.count} tables`),
  );
  return evidence;
}

/** What the crawler can be told to do about the causes that lead, where that helps and harms no other dataset. */
function groupingFor(
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
function adviceOf(
  { path, tables: { split } }: SplitTargetFound,
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
