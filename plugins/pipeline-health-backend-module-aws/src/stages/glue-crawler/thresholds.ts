import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The names of the lines that a crawler is judged by. */
export type CrawlerThreshold =
  | 'tablesOfOneTarget'
  | 'newTablesOfOneTarget'
  | 'failedCrawlsInARow'
  | 'overdue'
  | 'crawlDuration';

export const thresholds: { [name in CrawlerThreshold]: ThresholdDefinition } = {
  tablesOfOneTarget: {
    title: 'Tables of one target',
    unit: 'count',
    breach: 'above',
    warning: 1,
    description:
      'Tables that the crawler made of one S3 target. One dataset must be one table, so the warning line is the number of tables that is right.',
  },
  newTablesOfOneTarget: {
    title: 'New tables of one target',
    unit: 'count',
    breach: 'above',
    critical: 0,
    description:
      'Tables that the last crawl added to an S3 target that has more than is right: the split goes on, and jobs read less of the dataset each day.',
  },
  failedCrawlsInARow: {
    title: 'Failed crawls in a row',
    unit: 'count',
    breach: 'at-least',
    warning: 1,
    critical: 2,
    description:
      'Crawls that failed since the last one that succeeded. One may be bad luck; after two nobody sees new partitions.',
  },
  overdue: {
    title: 'Lateness',
    unit: 'seconds',
    breach: 'above',
    warning: 1800,
    critical: 86_400,
    description:
      'How late the crawler is behind its schedule, counted from the first crawl that was due and did not start.',
  },
  crawlDuration: {
    title: 'Duration of the running crawl',
    unit: 'ratio',
    breach: 'above',
    warning: 5,
    description:
      'How many times longer than its median the running crawl takes already; crawls that end within ten minutes do not count.',
  },
};
