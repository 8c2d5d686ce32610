import { asBefore, time } from '../../../judging';
import { endedRuns } from '../../../judging/runs';
import {
  countedTargets,
  CrawlerCheck,
  isCrawling,
  knowsAllTables,
} from '../CrawlerInventory';

export const databaseMissing: CrawlerCheck = {
  id: 'database-missing',
  title: 'Database is missing',
  description: 'Without its database a crawler cannot write any table.',
  claim: 'own-fault',
  covers: ['last-crawl-failed', 'no-tables'],
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
    'Where Lake Formation governs a database, tables are hidden from roles without DESCRIBE: the catalog then looks empty, whatever crawls make.',
  claim: 'own-fault',
  messages: {
    title_one:
      'The crawl of {{at}} made or changed a table, but the catalog shows none: it is hidden from us, or deleted since',
    title_other:
      'The crawl of {{at}} made or changed {{count}} tables, but the catalog shows none: they are hidden from us, or deleted since',
    remedy:
      'Grant the role with which Pipeline Health reads this account DESCRIBE in Lake Formation on all tables of the database {{database}}. If somebody deleted them, crawl again.',
  },
  run({ inventory: { hidingCrawl, database = '' } }) {
    return (
      hidingCrawl && {
        severity: 'unknown',
        values: {
          count: hidingCrawl.tables,
          at: time(Date.parse(hidingCrawl.startedAt)),
          database,
        },
        evidence: {
          database,
          tablesOfCrawl: hidingCrawl.tables,
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
      'Check that data arrives below the path and that no exclusion matches all of it.',
  },
  run({ inventory, runs, previous }) {
    if (!knowsAllTables(inventory) || isCrawling(inventory)) {
      return asBefore(previous['no-tables']);
    }
    const [last] = endedRuns(runs);
    const empty = countedTargets(inventory).filter(
      ({ tables }) => tables.count === 0,
    );
    return empty.length > 0 &&
      !inventory.databaseMissing &&
      last?.state === 'succeeded'
      ? {
          severity: 'warning',
          values: {
            count: empty.length,
            path: empty[0].path,
            more: empty.length - 1,
          },
          evidence: {
            targets: empty.slice(0, 10).map(({ path }) => path),
            lastCrawlAt: last.startedAt,
          },
        }
      : undefined;
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
