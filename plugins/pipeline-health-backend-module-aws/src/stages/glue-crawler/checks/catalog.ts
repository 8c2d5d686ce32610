import { formatCount } from '../../../judging/words';
import {
  countedTargets,
  CrawlerCheck,
  isCrawling,
  judgedCrawls,
} from '../context';

export const databaseMissing: CrawlerCheck = {
  id: 'database-missing',
  description: 'Without its database a crawler cannot write any table.',
  run({ inventory }) {
    if (!inventory.databaseMissing || !inventory.database) {
      return undefined;
    }
    return {
      severity: 'critical',
      title: `The database ${inventory.database} of the crawler does not exist`,
      evidence: { database: inventory.database },
      remedy:
        'Create the database, or name another one in the crawler, and start the crawler.',
    };
  },
};

export const noTables: CrawlerCheck = {
  id: 'no-tables',
  description:
    'A crawl that succeeds without making a table found nothing to read.',
  run(context) {
    const { inventory } = context;
    const [last] = judgedCrawls(context);
    const empty = countedTargets(inventory).filter(
      ({ tables }) => tables.count === 0,
    );
    if (
      empty.length === 0 ||
      inventory.databaseMissing ||
      inventory.tablesComplete === false ||
      isCrawling(inventory) ||
      last?.state !== 'succeeded'
    ) {
      return undefined;
    }
    return {
      severity: 'warning',
      starvation: true,
      title: `The last crawl succeeded, but there is no table of ${
        empty[0].path
      }${empty.length > 1 ? ` and ${empty.length - 1} more` : ''}`,
      evidence: {
        targets: empty.slice(0, 10).map(({ path }) => path),
        lastCrawlAt: last.startedAt,
      },
      remedy:
        'Check that data arrives below the path and that no exclusion matches all of it.',
    };
  },
};

export const strayTables: CrawlerCheck = {
  id: 'stray-tables',
  description:
    'Tables of this crawler that lie under none of its targets are left over from an older configuration and grow old unseen.',
  run({ inventory: { strayTables: names } }) {
    if (!names?.length) {
      return undefined;
    }
    return {
      severity: 'info',
      title: `${formatCount(
        names.length,
        'table',
      )} of this crawler lie under none of its targets and are no longer updated`,
      evidence: { tableNames: names },
      remedy: 'Delete the tables that nobody reads.',
    };
  },
};
