/**
 * Why tables of one target are several, the surest cause first.
 *
 * - `marker-files`: files that are no data, such as `_SUCCESS` or `_temporary`
 * - `unrecognized-files`: files that no classifier understood
 * - `mixed-formats`, `mixed-compressions`
 * - `files-beside-folders`: files lie beside folders with data
 * - `uneven-depth`: partitions are not equally deep
 * - `headers`: CSV files with and without a header, or with other delimiters
 * - `unrelated-schemas`: the tables share next to nothing, they are different datasets
 * - `schemas`: more than five schemas, or too little in common
 * - `column-types`: the same column has several types
 */
export type SplitCause =
  | 'marker-files'
  | 'unrecognized-files'
  | 'mixed-formats'
  | 'mixed-compressions'
  | 'files-beside-folders'
  | 'uneven-depth'
  | 'headers'
  | 'unrelated-schemas'
  | 'schemas'
  | 'column-types';

/** How the tables of one target differ. Lists are cut to ten lines. */
export type SplitReport = {
  causes: SplitCause[];
  /** `parquet: 12 tables (a, b, …)`, by format. */
  formats: string[];
  compressions: string[];
  /** How many different sets of columns there are. */
  distinctSchemas: number;
  /** The least similarity of a table's schema to the most common one, 0–1. */
  schemaSimilarity: number;
  /** `amount: double (5 tables), string (orders_2)`. */
  differingColumns: string[];
  markerTables: string[];
  unrecognizedTables: string[];
  /** Tables whose location is a file, or the folder above the others. */
  filesBesideFolders: string[];
  /** `2 levels: 5 tables (…)`. */
  depths: string[];
  headers: string[];
};
