import {
  MessageValue,
  Said,
} from '@pipeline-health/plugin-pipeline-health-common';
import { LakeFormat } from './lakeTables';

/**
 * Why tables of one target are several, that which explains most tables first.
 *
 * - `iceberg-layout`, `delta-layout`, `hudi-layout`: the inside of a table of that format became tables
 * - `marker-files`: files that are no data, such as `_SUCCESS` or `_temporary`
 * - `failed-records`: what Firehose could not transform, convert or deliver, kept beside the data
 * - `unrecognized-files`: files that no classifier understood
 * - `mixed-formats`, `mixed-compressions`
 * - `headers`: CSV files with and without a header, or with other delimiters
 * - `json-arrays`: JSON files that are one array, beside those of a record a line
 * - `files-beside-folders`: files lie beside folders with data
 * - `folders-beside-partitions`: a named folder with the same data lies beside folders of partitions
 * - `partition-keys`: folders name their partitions in several ways
 * - `uneven-depth`: partitions are not equally deep
 * - `table-level`: the crawler is told to make tables of the folders of partitions
 * - `unrelated-schemas`: folders of one dataset have next to no column in common
 * - `schemas`: more than five schemas, or too little in common
 * - `column-types`: the same column has several types
 * - `same-folder`: several tables of one folder
 */
export type SplitCause =
  | 'iceberg-layout'
  | 'delta-layout'
  | 'hudi-layout'
  | 'marker-files'
  | 'failed-records'
  | 'unrecognized-files'
  | 'mixed-formats'
  | 'mixed-compressions'
  | 'headers'
  | 'json-arrays'
  | 'files-beside-folders'
  | 'folders-beside-partitions'
  | 'partition-keys'
  | 'uneven-depth'
  | 'table-level'
  | 'unrelated-schemas'
  | 'schemas'
  | 'column-types'
  | 'same-folder';

/** A line about tables that have something in common, and what that is by itself. */
export type GroupLine = Said & { what: MessageValue };

/** How the tables of one target differ. Lists are cut to ten lines. */
export type SplitReport = {
  causes: SplitCause[];
  /** The causes that together explain most tables. */
  leading: SplitCause[];
  /** The datasets that folders tell apart, by their addresses. */
  datasets: string[];
  datasetCount: number;
  /** True when the columns of several datasets are so much alike that they may be one. */
  datasetsAlike: boolean;
  /** The address of what became most tables; the lines below are about its tables. */
  path: string;
  /** How many tables that became. */
  tables: number;
  /** Tables that are none of a dataset: markers, and the inside of lake tables. */
  noData: number;
  /** How many tables the last crawl made of what is split. */
  newTables: number;
  /** `parquet: 12 tables (a, b, …)`, by format. */
  formats: GroupLine[];
  compressions: GroupLine[];
  /** How many different sets of columns there are. */
  distinctSchemas: number;
  /** The least similarity of a table's schema to the most common one, 0–1. */
  schemaSimilarity: number;
  /** `amount: double (5 tables), string (orders_2)`. */
  differingColumns: Said[];
  markerTables: string[];
  /** Of these, those whose files are excluded by now. */
  leftoverTables: string[];
  /** The patterns that keep out the files of which the others were made. */
  lackingExclusions: string[];
  /** Tables of what Firehose could not deliver. */
  failedTables: string[];
  unrecognizedTables: string[];
  /** Iceberg, Delta and Hudi tables, and their addresses. */
  lakes: { format: LakeFormat; path: string }[];
  /** How many these are. */
  lakeCount: number;
  /** Tables that were made of what lies inside those. */
  lakeTables: string[];
  /** Tables whose location is a file, or the folder above the others. */
  filesBesideFolders: string[];
  foldersBesidePartitions: string[];
  /** `year/month/day: 5 tables (…)`. */
  partitionKeys: GroupLine[];
  /** `2 levels: 5 tables (…)`. */
  depths: GroupLine[];
  headers: Said[];
  /** Tables of files that are one array of JSON each. */
  arrayTables: string[];
  /** What a classifier can say of the CSV files, where one without its header line differs. */
  csv?: { columns: string[]; delimiter?: string };
};
