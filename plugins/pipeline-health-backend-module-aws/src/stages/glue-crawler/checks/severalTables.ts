import {
  Evidence,
  Message,
} from '@pipeline-health/plugin-pipeline-health-common';
import { asBefore, severityOf } from '../../../judging';
import {
  CountedTarget,
  countedTargets,
  CrawlerCheck,
  CrawlerGrouping,
  CrawlerInventory,
  knowsAllTables,
} from '../CrawlerInventory';
import { segmentsOf } from '../s3Path';
import { reasonOf, remedyOf } from '../split/causes';
import { SplitCause } from '../split/SplitReport';
import { thresholds } from '../thresholds';

const GROUPING = 'CombineCompatibleSchemas';
/** Causes that the grouping policy can heal. */
const GROUPING_HEALS: ReadonlySet<SplitCause> = new Set([
  'schemas',
  'column-types',
]);

/** A person reads about no more causes than these; the evidence has all. */
const MOST_CAUSES = 2;

export const severalTables: CrawlerCheck = {
  id: 'several-tables',
  title: 'Several tables',
  description:
    'A dataset that became several tables is read in part only: jobs and queries name one table and miss what lies in the others.',
  claim: 'own-fault',
  metric: 'tablesOfOneTarget',
  messages: {
    title_one: '{{path}} became {{count}} table: {{reasons}}',
    title_other: '{{path}} became {{count}} tables: {{reasons}}',
    title_growing_one:
      '{{path}} became {{count}} table, {{added}} of them in the last crawl: {{reasons}}',
    title_growing_other:
      '{{path}} became {{count}} tables, {{added}} of them in the last crawl: {{reasons}}',
    'no-reason': 'nothing in the catalog tells why, the tables look alike',
    remedy: '{{advice}} Then crawl again.',
    advices: '{{first}} {{rest}}',
    'combine-schemas': `Set Grouping.TableGroupingPolicy to ${GROUPING} in the crawler's configuration.`,
    'table-level':
      'Set Grouping.TableLevelConfiguration to {{level}}, the level of the target.',
    'read-log': 'Look in the log of the crawl for why it did not combine them.',
  },
  run({ inventory, thresholds: lines, previous }) {
    const counted = ({ tables }: CountedTarget) =>
      severityOf(
        tables.count,
        thresholds.tablesOfOneTarget,
        lines.tablesOfOneTarget,
      );
    const split = countedTargets(inventory)
      .filter(counted)
      .sort((left, right) => right.tables.count - left.tables.count);
    if (split.length === 0) {
      return knowsAllTables(inventory)
        ? undefined
        : asBefore(previous['several-tables']);
    }
    const growing = split.find(
      ({ tables }) =>
        severityOf(
          tables.newCount,
          thresholds.newTablesOfOneTarget,
          lines.newTablesOfOneTarget,
        ) === 'critical',
    );
    const isCritical =
      growing || split.some(each => counted(each) === 'critical');
    const worst = growing ?? split[0];
    const { path, tables } = worst;
    return {
      severity: isCritical ? 'critical' : 'warning',
      ...(tables.newCount && { variant: 'growing' }),
      values: {
        path,
        count: tables.count,
        added: tables.newCount,
        reasons: reasonsOf(worst),
        advice: adviceOf(worst, inventory),
      },
      evidence: evidenceOf(worst, split, lines.tablesOfOneTarget.warning),
    };
  },
};

function part(name: string, values: Message['values'] = {}): Message {
  return { key: `glue-crawler.several-tables.${name}`, values };
}

function reasonsOf({ tables: { split } }: CountedTarget): Message[] {
  const reasons = (split?.causes ?? [])
    .slice(0, MOST_CAUSES)
    .flatMap(cause => (split ? [reasonOf(cause, split)] : []));
  return reasons.length ? reasons : [part('no-reason')];
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
function adviceOf(
  { path, tables }: CountedTarget,
  { grouping }: CrawlerInventory,
): Message {
  const level = segmentsOf(path).length;
  const causes = (tables.split?.causes ?? []).slice(0, MOST_CAUSES);
  const helps =
    causes.length === 0 || causes.some(cause => GROUPING_HEALS.has(cause));
  return [
    ...causes.map(cause => remedyOf(cause, { path, level })),
    ...(helps ? [groupingAdvice(grouping, level)] : []),
  ].reduceRight((rest, first) => part('advices', { first, rest }));
}

function groupingAdvice(grouping: CrawlerGrouping, level: number): Message {
  if (grouping.policy !== GROUPING) {
    return part('combine-schemas');
  }
  return grouping.tableLevel === level
    ? part('read-log')
    : part('table-level', { level });
}
