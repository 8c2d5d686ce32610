import {
  Message,
  MessageValue,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ratio } from '../../../judging';
import { SplitCause, SplitReport } from './SplitReport';

const KEY = 'glue-crawler.split';

/** How a person would say each cause, to end the sentence "One dataset became 6 tables: …", and an instruction. */
const WORDS: { [cause in SplitCause]: { reason: string; remedy: string } } = {
  'marker-files': {
    reason: 'files that are no data became tables ({{names}})',
    remedy:
      "Add the exclusions '**_SUCCESS', '**_temporary/**', '.**' and '**/.**' to the target, and '_delta_log/**' beside a Delta table.",
  },
  'unrecognized-files': {
    reason: 'no classifier understands the files of {{names}}',
    remedy:
      'Exclude empty and foreign files from the target, or add a classifier for them.',
  },
  'mixed-formats': {
    reason: 'its files have {{count}} formats ({{names}})',
    remedy:
      'Write one format below {{path}}; move the other files to a path and target of their own.',
  },
  'mixed-compressions': {
    reason: 'its files are compressed in {{count}} ways ({{names}})',
    remedy:
      'Write one compression below {{path}} and rewrite the files that differ.',
  },
  'files-beside-folders': {
    reason: 'files lie beside folders ({{names}})',
    remedy:
      'Move the loose files of {{path}} into the partition folders, or set TableLevelConfiguration to {{level}}.',
  },
  'uneven-depth': {
    reason: 'its partitions are not equally deep ({{names}})',
    remedy:
      'Write every partition to the same depth, or set TableLevelConfiguration to {{level}} so that the table is made at the target.',
  },
  headers: {
    reason: 'its CSV files differ in their header line ({{names}})',
    remedy:
      'Write the same header line and delimiter to every CSV file, or give the crawler a CSV classifier that names the columns.',
  },
  'unrelated-schemas': {
    reason: 'the tables have next to no column in common',
    remedy:
      'These look like different datasets: give each a target of its own, or say how many tables are right with the threshold tablesOfOneTarget.',
  },
  schemas: {
    reason: '{{count}} schemas with as little as {{similarity}} in common',
    remedy:
      'Make the differing columns the same at the producer and rewrite the old files.',
  },
  'column-types': {
    reason: 'the same column has several types',
    remedy:
      'Write each column with one type and rewrite the files that differ.',
  },
};

/** The templates of the causes, for the messages of the kind. */
export const causeMessages: Templates = Object.fromEntries(
  Object.entries(WORDS).flatMap(([cause, { reason, remedy }]) => [
    [`${KEY}.${cause}.reason`, reason],
    [`${KEY}.${cause}.remedy`, remedy],
  ]),
);

/** A cause as a part of a sentence. */
export function reasonOf(cause: SplitCause, report: SplitReport): Message {
  return { key: `${KEY}.${cause}.reason`, values: figuresOf(cause, report) };
}

/** What to do about a cause, as a sentence. */
export function remedyOf(
  cause: SplitCause,
  target: { path: string; level: number },
): Message {
  return { key: `${KEY}.${cause}.remedy`, values: target };
}

function figuresOf(
  cause: SplitCause,
  report: SplitReport,
): { [name: string]: MessageValue } {
  switch (cause) {
    case 'marker-files':
      return { names: listed(report.markerTables) };
    case 'unrecognized-files':
      return { names: listed(report.unrecognizedTables) };
    case 'files-beside-folders':
      return { names: listed(report.filesBesideFolders) };
    case 'mixed-formats':
      return groups(report.formats);
    case 'mixed-compressions':
      return groups(report.compressions);
    case 'uneven-depth':
      return groups(report.depths);
    case 'headers':
      return groups(report.headers);
    case 'schemas':
      return {
        count: report.distinctSchemas,
        similarity: ratio(Math.round(report.schemaSimilarity * 100) / 100),
      };
    default:
      return {};
  }
}

function listed(names: readonly string[]): string {
  return names.slice(0, 3).join(', ');
}

/** What the lines of a report begin with: `parquet: 12 tables (a, b, …)`. */
function groups(lines: readonly string[]) {
  const names = lines.map(line => line.slice(0, line.indexOf(':')));
  return { count: lines.length, names: names.join(', ') };
}
