import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { asBefore, severityOf } from '../../../judging';
import {
  CountedTarget,
  countedTargets,
  CrawlerCheck,
  knowsAllTables,
  SplitTarget,
} from '../CrawlerInventory';
import { datasetCount, expectedTables } from '../expected';
import { GROUPING } from '../changeCrawler';
import { splitFixes } from '../fixes';
import { shortAddress } from '../s3Path';
import { lengthOf, reasonOf } from '../split/causes';
import { SplitReport } from '../split/SplitReport';
import { thresholds } from '../thresholds';
import { evidenceOf } from '../split/evidenceOf';
import { adviceOf, groupingFor, part } from '../split/adviceOf';

/** What a headline has room for, and what it holds beside the address and the reasons. */
const HEADLINE = 110;
const BETWEEN = ' became 1,000 tables (100 new): '.length;
const SHORTEST_ADDRESS = 20;

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
    const told = evidenceOf(
      worst.target,
      split.map(({ target }) => target),
      worst.expected,
    );
    return {
      severity: isCritical ? 'critical' : 'warning',
      ...(report.newTables && { variant: 'growing' }),
      values: {
        ...told.values,
        ...headlineOf(report),
        count: report.tables,
        added: report.newTables,
        advice: adviceOf(worst.target, grouping),
      },
      fixes: splitFixes(context, worst.target, grouping),
      evidence: told.evidence,
    };
  },
};

function isSplit(target: CountedTarget): target is SplitTarget {
  return target.tables.split !== undefined;
}

function surplusOf(target: CountedTarget): number {
  return target.tables.count - datasetCount(target);
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
