import { KnownFailure } from '../KnownFailure';

/** What crawlers say of their own. */
export const CRAWLER: readonly KnownFailure[] = [
  {
    name: 'table-threshold',
    pattern: /table threshold|TableThreshold/i,
    cause: 'it found more tables than its threshold allows',
    remedy:
      'Nothing was written. Find out why the dataset breaks into more tables than TableThreshold allows (formats, schemas, marker files); raise the threshold only if that many tables are meant.',
    example:
      'The number of tables detected by crawler: 29 is greater than the table threshold value provided: 25. Failing crawler without writing to Data Catalog.',
  },
  {
    name: 'tables-under-location',
    pattern:
      /Multiple tables are found under location \[?(?<path>[^\s\],]+)\]?(?:.*?Table (?<table>[\w.-]+) is skipped)?/is,
    cause: 'several tables lie under the location of one, which was skipped',
    remedy:
      'Give each table a location of its own: the table {{table}} in the catalog lies at {{path}}, below which others were found. Correct its location, or point the crawler at the folders below.',
    example:
      'Multiple tables are found under location [s3://acme-lake/out/]. Table out is skipped.',
  },
  {
    name: 'partition-keys-differ',
    pattern:
      /Folder partition keys do not match table partition keys(?:, skipping folder: ?(?<path>\S+))?/i,
    cause: 'folders do not have the partition keys of their table',
    remedy:
      'Move {{path}} to where the keys of its names fit the table, or exclude it; nothing of such a folder is in the catalog.',
    example:
      'Folder partition keys do not match table partition keys, skipping folder: s3://acme-lake/out/year=2026/x/',
  },
  {
    name: 'crawl-too-long',
    pattern:
      /(?:cancell?ed|stopped|failed).*(?:more than|after|over) 24 hours|exceeded the 24.?hour/is,
    cause: 'it was stopped after 24 hours',
    remedy:
      'Let it read less: exclude what is not needed, set a sample size, crawl new folders only, or split the targets over several crawlers.',
    example: 'The crawler was cancelled because it ran for more than 24 hours',
  },
  {
    name: 'crawler-running',
    pattern:
      /CrawlerRunningException|crawler .* (?:has already started|is already running)/i,
    cause: 'the crawl before was still going on',
    remedy:
      'Find out why the crawl before took so long, or start the crawler less often.',
    example:
      'CrawlerRunningException: Crawler with name lake has already started',
  },
  {
    name: 'crawl-internal',
    pattern: /Internal ?Service ?(Exception|Error)|\bInternal failure\b/i,
    cause: 'an internal error of Glue',
    remedy:
      'Start the crawler once more. When it fails again, the usual reasons are very many small files (set a sample size), folders whose files or partition keys do not fit together, and crawls near the limit of 24 hours (exclude what is not needed); only then open a case with AWS and give the crawl id.',
    example: 'Internal Service Exception',
  },
  {
    name: 'target-path',
    pattern:
      /(?:S3|target) (?:path|target|location) ?'?(?<path>s3:\/\/\S+?)?'? (?:does not exist|not found|is invalid)|no longer exists/i,
    cause: 'the target {{path}} does not exist',
    remedy:
      "Check that the target's path still exists and holds what it should, correct the crawler, then start it.",
    example: 'The S3 location s3://acme-gone/orders/ does not exist',
  },
];
