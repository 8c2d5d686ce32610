import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { SplitReport } from './split/SplitReport';

/** A place that a crawler looks at. */
export type CrawlerTarget = {
  /** `s3`, `jdbc`, `mongodb`, `dynamodb`, `catalog`, `delta`, `iceberg`, `hudi`. */
  type: string;
  /** The address: `s3://bucket/folder/`, a JDBC path, the name of a table. */
  path: string;
  exclusions: string[];
  /** How many files of a leaf folder are sampled. */
  sampleSize?: number;
  /** The queue of S3 events, when only changed folders are crawled. */
  eventQueueArn?: string;
  /** What became of the target in the catalog; absent when the tables could not be asked for. */
  tables?: TargetTables;
};

/** The tables that a crawler made of one target. */
export type TargetTables = {
  count: number;
  /** At most 20 of their names. */
  names: string[];
  /** The names of those that the last crawl made, at most 20. */
  newNames: string[];
  newCount: number;
  /** Why there are several; absent for fewer than two. */
  split?: SplitReport;
};

/** A table that the crawler made. */
export type CrawlerTable = {
  name: string;
  location: string;
  /** The classification: `parquet`, `csv`, `json`; `unknown` when Glue could not tell. */
  format: string;
  compression: string;
  /** `name type`, at most 60. */
  columns: string[];
  columnCount: number;
  partitionKeys: string[];
  createdAt?: string;
  updatedAt?: string;
  objectCount?: number;
  sizeBytes?: number;
  /** The account of the catalog, when it is not the stage's own. */
  catalogId?: string;
};

/** How a crawler groups what it finds, from its configuration. */
export type CrawlerGrouping = {
  /** `CombineCompatibleSchemas`, or absent. */
  policy?: string;
  /** The folder level at which tables are made; the bucket is level 1. */
  tableLevel?: number;
  /** With more tables than this the crawl fails and writes nothing. */
  tableThreshold?: number;
};

/** The configuration of a crawler and what it made. */
export type CrawlerInventory = {
  /** As AWS says it: `READY`, `RUNNING`, `STOPPING`, or something newer. */
  state: string;
  description?: string;
  role?: string;
  database?: string;
  /** The catalog of the database, when it is not the account's own. */
  catalogId?: string;
  tablePrefix?: string;
  targets: CrawlerTarget[];
  classifiers: string[];
  schedule?: { expression: string; state?: string };
  schemaChange: { update?: string; delete?: string };
  recrawl?: string;
  grouping: CrawlerGrouping;
  /** True when the configuration of the crawler is not readable JSON. */
  configurationUnreadable?: boolean;
  lastCrawl?: {
    status: string;
    startedAt?: string;
    error?: string;
    logGroup?: string;
    logStream?: string;
  };
  /** Seconds; of the crawls that Glue keeps statistics of. */
  medianRuntimeSeconds?: number;
  timeLeftSeconds?: number;
  createdAt?: string;
  updatedAt?: string;
  /** All tables of this crawler; absent when they could not be asked for. */
  tableCount?: number;
  /** False when the database holds more tables than are read. */
  tablesComplete?: boolean;
  /** The database of the crawler does not exist. */
  databaseMissing?: boolean;
  /** Tables that the crawler gave up because their data is gone. */
  deprecatedTables?: number;
  /** Tables of this crawler that lie under none of its targets. */
  strayTables?: string[];
  /** At most 40. */
  tables?: CrawlerTable[];
  /** The questions that were refused. */
  unanswered: UnansweredQuestion[];
};

/** A question about a crawler that was refused. */
export type UnansweredQuestion = {
  question: 'tables' | 'crawls' | 'metrics' | 'transforms';
  code: StageProblem['code'];
  message: string;
  missingPermission?: string;
};
