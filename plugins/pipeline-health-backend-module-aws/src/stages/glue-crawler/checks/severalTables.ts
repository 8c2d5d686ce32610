import { Evidence } from '@pipeline-health/plugin-pipeline-health-common';
import { severityOf } from '../../../judging';
import { formatCount } from '../../../judging/words';
import { CountedTarget, countedTargets, CrawlerCheck } from '../context';
import { CrawlerGrouping, CrawlerInventory } from '../CrawlerInventory';
import { segmentsOf } from '../s3Path';
import { CAUSE_WORDS } from '../split/causeWords';
import { SplitCause } from '../split/SplitReport';
import { thresholds } from '../thresholds';

const GROUPING = 'CombineCompatibleSchemas';
/** Causes that the grouping policy can heal. */
const GROUPING_HEALS: ReadonlySet<SplitCause> = new Set([
  'files-beside-folders',
  'uneven-depth',
  'schemas',
  'column-types',
]);

/** A person reads about no more causes than these; the evidence has all. */
const MOST_CAUSES = 2;

export const severalTables: CrawlerCheck = {
  id: 'several-tables',
  description:
    'A dataset that became several tables is read in part only: jobs and queries name one table and miss what lies in the others.',
  run({ inventory, thresholds: lines }) {
    const split = countedTargets(inventory)
      .filter(({ tables }) =>
        severityOf(
          tables.count,
          thresholds.tablesOfOneTarget,
          lines.tablesOfOneTarget,
        ),
      )
      .sort((left, right) => right.tables.count - left.tables.count);
    if (split.length === 0) {
      return undefined;
    }
    const growing = split.filter(
      ({ tables }) =>
        severityOf(
          tables.newCount,
          thresholds.newTablesOfOneTarget,
          lines.newTablesOfOneTarget,
        ) === 'critical',
    );
    const counted = (target: CountedTarget) =>
      severityOf(
        target.tables.count,
        thresholds.tablesOfOneTarget,
        lines.tablesOfOneTarget,
      );
    const isCritical =
      growing.length > 0 || split.some(each => counted(each) === 'critical');
    const worst = growing[0] ?? split[0];
    return {
      severity: isCritical ? 'critical' : 'warning',
      title: titleOf(worst),
      evidence: evidenceOf(worst, split, lines.tablesOfOneTarget.warning),
      remedy: remedyOf(worst, inventory),
    };
  },
};

function titleOf({ path, tables }: CountedTarget): string {
  const report = tables.split;
  const reasons = (report?.causes ?? [])
    .slice(0, MOST_CAUSES)
    .map(cause => report && CAUSE_WORDS[cause].reason(report));
  const grew = tables.newCount
    ? `, ${tables.newCount} of them in the last crawl`
    : '';
  return `${path} became ${formatCount(tables.count, 'table')}${grew}: ${
    reasons.length
      ? reasons.join(', and ')
      : 'nothing in the catalog tells why, the tables look alike'
  }`;
}

function evidenceOf(
  worst: CountedTarget,
  split: CountedTarget[],
  expected: number | undefined,
): Evidence {
  const { path, tables } = worst;
  const report = tables.split;
  const evidence: Evidence = {
    target: path,
    tables: tables.count,
    tableNames: tables.names,
    newTables: tables.newCount,
  };
  const add = (name: string, value: number | string[] | undefined) => {
    if (value !== undefined && (!Array.isArray(value) || value.length > 0)) {
      evidence[name] = value;
    }
  };
  const ifSeveral = (lines: string[] | undefined) =>
    lines && lines.length > 1 ? lines : undefined;
  add('tablesExpected', expected);
  add('newTableNames', tables.newNames);
  add('causes', report?.causes);
  add('formats', ifSeveral(report?.formats));
  add('compressions', ifSeveral(report?.compressions));
  add('distinctSchemas', report?.distinctSchemas);
  add('schemaSimilarityRatio', report?.schemaSimilarity);
  add('differingColumns', report?.differingColumns);
  add('markerTables', report?.markerTables);
  add('unrecognizedTables', report?.unrecognizedTables);
  add('filesBesideFolders', report?.filesBesideFolders);
  add('partitionDepths', ifSeveral(report?.depths));
  add('headers', ifSeveral(report?.headers));
  if (split.length > 1) {
    add(
      'otherTargets',
      split
        .filter(target => target !== worst)
        .map(target => `${target.path}: ${target.tables.count} tables`),
    );
  }
  return evidence;
}

/** Answers to the causes that the title names, and the grouping where it helps. */
function remedyOf(
  { path, tables }: CountedTarget,
  { grouping }: CrawlerInventory,
): string {
  const level = segmentsOf(path).length;
  const causes = (tables.split?.causes ?? []).slice(0, MOST_CAUSES);
  const helps = causes.every(cause => GROUPING_HEALS.has(cause));
  const advice = [
    ...causes.map(cause => CAUSE_WORDS[cause].remedy({ path, level })),
    ...(helps ? [groupingAdvice(grouping, level)] : []),
    'Then delete the surplus tables and crawl again',
  ];
  return `${advice.join('. ')}.`;
}

function groupingAdvice(grouping: CrawlerGrouping, level: number): string {
  if (grouping.policy !== GROUPING) {
    return `Set Grouping.TableGroupingPolicy to ${GROUPING} in the crawler's configuration`;
  }
  return grouping.tableLevel === level
    ? 'Look in the log of the crawl for why it did not combine them'
    : `Set Grouping.TableLevelConfiguration to ${level}, the level of the target`;
}
