import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import { asBefore, time } from '../../../judging';
import { endedRuns } from '../../../judging/runs';
import {
  countedTargets,
  CrawlerCheck,
  isCrawling,
  knowsAllTables,
  LOG_GROUP,
} from '../CrawlerInventory';
import { shortAddress } from '../s3Path';

/** What headlines have room for. */
const MOST_ADDRESS = 48;
const MOST_NAME = 20;

export const databaseMissing: CrawlerCheck = {
  id: 'database-missing',
  title: 'Database is missing',
  description: 'Without its database a crawler cannot write any table.',
  claim: 'own-fault',
  covers: ['last-crawl-failed', 'no-tables', 'fewer-tables', 'tables-given-up'],
  explains: 'worse',
  messages: {
    title: 'The database {{database}} of the crawler does not exist',
    remedy:
      'Create the database, or name another one in the crawler, and start the crawler.',
  },
  run({ inventory, previous }) {
    const { database, databaseMissing: isMissing } = inventory;
    if (!isMissing || !database) {
      return 'problem' in inventory.tables
        ? asBefore(previous['database-missing'])
        : undefined;
    }
    return {
      severity: 'critical',
      values: { database },
      evidence: { database },
    };
  },
};

export const tablesHidden: CrawlerCheck = {
  id: 'tables-hidden',
  title: 'Tables are hidden',
  description:
    'Where Lake Formation governs a database, tables are hidden from roles without DESCRIBE: the catalog then shows none of what crawls make, or not all.',
  claim: 'own-fault',
  messages: {
    title_one:
      'The crawl of {{at}} made or changed a table, but the catalog shows none: hidden or deleted',
    title_other:
      'The crawl of {{at}} made or changed {{count}} tables, but the catalog shows none: hidden or deleted',
    title_some_one:
      'The crawl of {{at}} made or changed {{name}}, which the catalog does not show: hidden or deleted',
    title_some_other:
      'The crawl of {{at}} made or changed {{count}} tables that the catalog does not show: hidden or deleted',
    remedy:
      'Grant the role with which Pipeline Health reads this account DESCRIBE in Lake Formation on all tables of the database {{database}}. If somebody deleted them, crawl again.',
  },
  run({ inventory: { hidingCrawl, database = '' } }) {
    return (
      hidingCrawl && {
        severity: 'unknown',
        ...(hidingCrawl.names && { variant: 'some' }),
        values: {
          count: hidingCrawl.tables,
          at: time(Date.parse(hidingCrawl.startedAt)),
          name: abridge(hidingCrawl.names?.[0] ?? '', MOST_NAME),
          database,
        },
        evidence: {
          database,
          tablesOfCrawl: hidingCrawl.tables,
          ...(hidingCrawl.names && { tableNames: hidingCrawl.names }),
          crawledAt: hidingCrawl.startedAt,
        },
      }
    );
  },
};

export const noTables: CrawlerCheck = {
  id: 'no-tables',
  title: 'No tables',
  description:
    'A crawl that succeeds without making a table found nothing to read.',
  claim: 'starvation',
  metric: 'tables',
  messages: {
    title_one: 'The last crawl succeeded, but there is no table of {{path}}',
    title_other:
      'The last crawl succeeded, but there is no table of {{path}} and {{more}} more',
    remedy:
      'Check that data arrives below {{target}} and that no exclusion matches all of it. The log of the crawl ({{log}}) says when it skipped a folder, as it does when several tables lie below one location.',
    remedy_skipped:
      'The tables {{names}} lie below {{target}} and are not kept by this crawler. A crawler skips a folder below which several tables lie already; the log of the crawl ({{log}}) says so. Let each folder have one table, then crawl again.',
  },
  run({ inventory, runs, previous }) {
    if (!knowsAllTables(inventory) || isCrawling(inventory)) {
      return asBefore(previous['no-tables']);
    }
    const [last] = endedRuns(runs);
    const empty = countedTargets(inventory).filter(
      ({ tables }) => tables.count === 0,
    );
    if (
      empty.length === 0 ||
      inventory.databaseMissing ||
      last?.state !== 'succeeded'
    ) {
      return undefined;
    }
    const [{ path, tables }] = empty;
    const { foreign = [] } = tables;
    const { logGroup = LOG_GROUP, logStream } = inventory.lastCrawl ?? {};
    return {
      severity: 'warning',
      ...(foreign.length > 0 && { variant: 'skipped' }),
      values: {
        count: empty.length,
        path: shortAddress(path, MOST_ADDRESS),
        target: path,
        more: empty.length - 1,
        names: foreign.slice(0, 3),
        log: logStream ? `${logGroup}, ${logStream}` : logGroup,
      },
      evidence: {
        targets: empty.slice(0, 10).map(target => target.path),
        lastCrawlAt: last.startedAt,
        ...(foreign.length > 0 && { tablesOfOthers: foreign }),
      },
    };
  },
};

export const strayTables: CrawlerCheck = {
  id: 'stray-tables',
  title: 'Stray tables',
  description:
    'Tables of this crawler that lie under none of its targets are left over from an older configuration and grow old unseen.',
  claim: 'posture',
  messages: {
    title_one:
      '{{count}} table of this crawler lies under none of its targets and is no longer updated',
    title_other:
      '{{count}} tables of this crawler lie under none of its targets and are no longer updated',
    remedy:
      'Point a crawler at their folders again when somebody reads them; otherwise they are left over.',
  },
  run({ inventory: { strayTables: names } }) {
    return names?.length
      ? {
          severity: 'info',
          values: { count: names.length },
          evidence: { tableNames: names },
        }
      : undefined;
  },
};
