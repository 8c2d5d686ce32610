import {
  answerOf,
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { JobSchedule } from '../../judging/runs';
import { SplitReport } from './split/SplitReport';
import type { CrawlerThreshold } from './thresholds';

/** Where crawlers write what they did, unless a security configuration names another group. */
export const LOG_GROUP = '/aws-glue/crawlers';

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
  /** What became of the target in the catalog; absent when the tables could not be asked for, or are hidden. */
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
  /** True when each lies in a folder with a name below the target, as datasets do. */
  inFolders?: boolean;
  /** Which datasets they are and why there are more; absent for fewer than two. */
  split?: SplitReport;
  /** Those that hold data, and were given up. */
  givenUp?: GivenUpTable[];
  /** Tables of others in the folders of the target, at most 20 names. */
  foreign?: string[];
};

/** A table that a crawl marked as deprecated. */
export type GivenUpTable = {
  name: string;
  location: string;
  at?: string;
  /** The last crawl did it. */
  isNew?: boolean;
  /** What a crawl compares, and the table does not say, because no crawler made it. */
  lacks?: string[];
  /** Tables that were made of its data since. */
  replacedBy?: string[];
};

/** Tables that a crawl deleted. */
export type DeletedTables = {
  count: number;
  /** As far as the crawl names them. */
  names: string[];
  startedAt: string;
};

/** A table that nobody can read as it is meant. */
export type UnreadableTable = {
  name: string;
  location: string;
  /** No classifier understood the files, or no header line was recognised in them. */
  why: 'unrecognized' | 'header';
  /** What the columns say that no header was found for: with nothing but text, the header may be read as data. */
  onlyText?: boolean;
  delimiter?: string;
};

/** A table that the crawler made. */
export type CrawlerTable = {
  name: string;
  location: string;
  /** The classification: `parquet`, `csv`, `json`; `unknown` when Glue could not tell. */
  format: string;
  /** Absent when the table does not say. */
  compression?: string;
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

/** The targets and the configuration of a crawler, as Glue has them. */
export type CrawlerDefinition = {
  /** By their type, such as `S3Targets`. */
  targets: { [type: string]: JsonObject[] };
  configuration: JsonObject;
};

/** The statistics that Glue keeps of a crawler. */
export type CrawlerStatistics = {
  medianRuntimeSeconds?: number;
  timeLeftSeconds?: number;
};

/** A crawl that says that it made or changed tables which the catalog does not show. */
export type HidingCrawl = {
  tables: number;
  startedAt: string;
  /** Which, where other tables of the crawler are shown. */
  names?: string[];
};

/** The configuration of a crawler and what it made. */
export type CrawlerInventory = {
  /** As AWS says it: `READY`, `RUNNING`, `STOPPING`, or something newer. */
  state: string;
  description?: string;
  role?: string;
  /** Its own, or that of the tables of the catalog that it keeps. */
  database?: string;
  /** The catalog of the database, when it is not the account's own. */
  catalogId?: string;
  tablePrefix?: string;
  targets: CrawlerTarget[];
  /** What must be given back whole when a part of it changes. */
  definition?: CrawlerDefinition;
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
  createdAt?: string;
  updatedAt?: string;
  /** The schedules of the triggers that start it; absent while it starts by its own. */
  schedules?: Asked<JobSchedule[]>;
  /** Whether its crawls could be asked for; the database keeps them. */
  crawls: Asked<null>;
  statistics: Asked<CrawlerStatistics>;
  /** At most 40 of its tables. */
  tables: Asked<CrawlerTable[]>;
  /** All tables of this crawler; absent when they could not be asked for, or are hidden. */
  tableCount?: number;
  /** The database of the crawler does not exist. */
  databaseMissing?: boolean;
  /** Why we take it that the tables are hidden from us. */
  hidingCrawl?: HidingCrawl;
  /** Tables that the crawler gave up: their data is gone, or is not what the table says. */
  deprecatedTables?: number;
  /** The newest that crawls deleted and the catalog does not show. */
  deletedTables?: DeletedTables;
  /** Tables given up that lie in no folder of a target, of crawlers whose targets are not all folders. */
  givenUpElsewhere?: GivenUpTable[];
  /** At most 20. */
  unreadableTables?: UnreadableTable[];
  /** Tables whose first partitions have no name and the next ones do, at most 20 names. */
  swallowingTables?: string[];
  /** Tables of this crawler that lie under none of its targets. */
  strayTables?: string[];
  /** Whether the transforms that read its tables could be asked for. */
  transforms: Asked<null>;
};

/** What the rules of a crawler look at. */
export type CrawlerContext = CheckContext<CrawlerInventory, CrawlerThreshold>;

/** The same, of a crawler that has been described. */
export type DescribedCrawler = CrawlerContext & { inventory: CrawlerInventory };

/** A rule of a crawler. */
export type CrawlerCheck = Check<CrawlerInventory, CrawlerThreshold>;

/** A target in S3 whose tables are known. */
export type CountedTarget = CrawlerTarget & { tables: TargetTables };

/** One of which a dataset became several tables. */
export type SplitTarget = CountedTarget & { tables: { split: SplitReport } };

/**
 * The targets whose tables can be counted against an expected number: a folder
 * of S3 is one dataset; a JDBC path or a catalog target names its tables itself.
 */
export function countedTargets({ targets }: CrawlerInventory): CountedTarget[] {
  return targets.filter(
    (target): target is CountedTarget =>
      target.type === 's3' && target.tables !== undefined,
  );
}

/** Whether all tables of the crawler are known, so that one which is not seen is not there. */
export function knowsAllTables({
  tables,
  hidingCrawl,
}: CrawlerInventory): boolean {
  return (
    answerOf(tables) !== undefined &&
    !('incomplete' in tables) &&
    hidingCrawl === undefined
  );
}

/** Whether the crawler works at this moment. */
export function isCrawling({ state }: CrawlerInventory): boolean {
  return state === 'RUNNING' || state === 'STOPPING';
}
