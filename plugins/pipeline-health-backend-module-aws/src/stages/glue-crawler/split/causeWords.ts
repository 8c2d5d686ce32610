import { SplitCause, SplitReport } from './SplitReport';

interface CauseWords {
  /** Ends the sentence "One dataset became 6 tables: …". */
  reason(report: SplitReport): string;
  /** An instruction. */
  remedy(target: { path: string; level: number }): string;
}

const keysOf = (lines: string[]) =>
  lines.map(line => line.slice(0, line.indexOf(':'))).join(', ');

const listed = (names: string[]) => names.slice(0, 3).join(', ');

/** How a person would say each cause, and what to do about it. */
export const CAUSE_WORDS: { [cause in SplitCause]: CauseWords } = {
  'marker-files': {
    reason: report =>
      `files that are no data became tables (${listed(report.markerTables)})`,
    remedy: () =>
      "Add the exclusions '**/_SUCCESS', '**/_temporary/**' and '**/.*' to the target",
  },
  'unrecognized-files': {
    reason: report =>
      `no classifier understands the files of ${listed(
        report.unrecognizedTables,
      )}`,
    remedy: () =>
      'Exclude empty and foreign files from the target, or add a classifier for them',
  },
  'mixed-formats': {
    reason: report =>
      `its files have ${report.formats.length} formats (${keysOf(
        report.formats,
      )})`,
    remedy: ({ path }) =>
      `Write one format below ${path}; move the other files to a path and target of their own`,
  },
  'mixed-compressions': {
    reason: report =>
      `its files are compressed in ${report.compressions.length} ways (${keysOf(
        report.compressions,
      )})`,
    remedy: ({ path }) =>
      `Write one compression below ${path} and rewrite the files that differ`,
  },
  'files-beside-folders': {
    reason: report =>
      `files lie beside folders (${listed(report.filesBesideFolders)})`,
    remedy: ({ path, level }) =>
      `Move the loose files of ${path} into the partition folders, or set TableLevelConfiguration to ${level}`,
  },
  'uneven-depth': {
    reason: report =>
      `its partitions are not equally deep (${keysOf(report.depths)})`,
    remedy: ({ level }) =>
      `Write every partition to the same depth, or set TableLevelConfiguration to ${level} so that the table is made at the target`,
  },
  headers: {
    reason: report =>
      `its CSV files differ in their header line (${keysOf(report.headers)})`,
    remedy: () =>
      'Write the same header line and delimiter to every CSV file, or give the crawler a CSV classifier that names the columns',
  },
  'unrelated-schemas': {
    reason: () => 'the tables have next to no column in common',
    remedy: () =>
      'These look like different datasets: give each a target of its own, or say how many tables are right with the threshold tablesOfOneTarget',
  },
  schemas: {
    reason: report =>
      `${report.distinctSchemas} schemas with as little as ${Math.round(
        report.schemaSimilarity * 100,
      )} % in common`,
    remedy: () =>
      'Make the differing columns the same at the producer and rewrite the old files',
  },
  'column-types': {
    reason: () => 'the same column has several types',
    remedy: () =>
      'Write each column with one type and rewrite the files that differ',
  },
};
