import {
  abridge,
  Message,
  MessageValue,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ratio } from '../../../judging';
import { GroupLine, SplitCause, SplitReport } from './SplitReport';

const KEY = 'glue-crawler.split';
/** About as much of a headline as a reason may take. */
const LENGTH = 58;
/** Of very many depths the first ones tell enough. */
const MOST_DEPTHS = 3;

/** How a person would say each cause, to end the sentence "One dataset became 6 tables: …", and an instruction. */
const WORDS: { [cause in SplitCause]: { reason: string; remedy: string } } = {
  'iceberg-layout': {
    reason: 'the inside of an Iceberg table became tables',
    remedy:
      'Crawl {{lakes}} with an Iceberg target (IcebergTargets) in place of a target of plain S3, and leave the files of the table where they are.',
  },
  'delta-layout': {
    reason: 'the log of a Delta table became a table',
    remedy:
      'Crawl {{lakes}} with a Delta target (DeltaTargets) in place of a target of plain S3, and leave the files of the table where they are.',
  },
  'hudi-layout': {
    reason: 'the inside of a Hudi table became tables',
    remedy:
      'Crawl {{lakes}} with a Hudi target (HudiTargets) in place of a target of plain S3, and leave the files of the table where they are.',
  },
  'marker-files': {
    reason: 'files that are no data became tables ({{names}})',
    remedy: 'Add the exclusions {{patterns}} to the target.',
  },
  'failed-records': {
    reason: 'what Firehose could not deliver became tables',
    remedy:
      'Add the exclusions {{patterns}} to the target, or have Firehose keep what fails outside of it (ErrorOutputPrefix).',
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
  headers: {
    reason: 'its CSV files differ in their header line',
    remedy:
      'Write the same header line and delimiter to every CSV file of {{path}}.',
  },
  'json-arrays': {
    reason: 'some of its JSON files are one array',
    remedy:
      'Write one record a line to every file of {{path}}, or give the crawler a custom JSON classifier with the path $[*].',
  },
  'files-beside-folders': {
    reason: 'files lie beside folders ({{names}})',
    remedy: 'Move the loose files of {{path}} into the partition folders.',
  },
  'folders-beside-partitions': {
    reason: 'folders lie beside its partitions ({{names}})',
    remedy:
      'Move the folders that lie beside the partitions of {{path}} into these, or to a path and target of their own.',
  },
  'partition-keys': {
    reason: 'its partitions have several names ({{names}})',
    remedy:
      'Write the folders of {{path}} with the same names of partitions everywhere, and move those that differ.',
  },
  'uneven-depth': {
    reason: 'its partitions are not equally deep ({{names}})',
    remedy: 'Write every partition of {{path}} to the same depth.',
  },
  'table-level': {
    reason: 'the table level makes a table of each partition',
    remedy:
      'The configured TableLevelConfiguration lies below {{path}}, so that each of its partitions becomes a table.',
  },
  'unrelated-schemas': {
    reason: 'its folders have next to no column in common',
    remedy:
      'These look like different datasets: give each a folder with its name, or a target of its own.',
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
  'same-folder': {
    reason: 'several tables were made of one folder',
    remedy:
      'Write files of one kind to each folder; which of the tables is still updated, their times of change tell.',
  },
};

/** Where all markers are excluded by now, nothing needs to be changed. */
const LEFTOVER =
  'The files of {{leftovers}} are excluded already: the next crawl gives such tables up, and what is left of them holds no data and may be deleted.';

/** What keeps the log of a Delta table out where it has no target of its own. */
const WITHOUT_LOG =
  'Or exclude {{patterns}} from the target, and read files that the log has removed as well.';

/** What heals files of which one has nothing but a header line. */
const CLASSIFIER =
  'Or give the crawler a custom CSV classifier that says that there is a header and names the columns.';

/** The templates of the causes, for the messages of the kind. */
export const causeMessages: Templates = {
  ...Object.fromEntries(
    Object.entries(WORDS).flatMap(([cause, { reason, remedy }]) => [
      [`${KEY}.${cause}.reason`, reason],
      [`${KEY}.${cause}.remedy`, remedy],
    ]),
  ),
  [`${KEY}.leftover.remedy`]: LEFTOVER,
  [`${KEY}.without-log.remedy`]: WITHOUT_LOG,
  [`${KEY}.classifier.remedy`]: CLASSIFIER,
};

/** A cause as a part of a sentence. */
export function reasonOf(cause: SplitCause, report: SplitReport): Message {
  return { key: `${KEY}.${cause}.reason`, values: figuresOf(cause, report) };
}

/** About how long a cause is when it is written out. */
export function lengthOf(cause: SplitCause, report: SplitReport): number {
  const values = Object.values(figuresOf(cause, report));
  return (
    textLength(WORDS[cause].reason) +
    values.reduce<number>(
      (sum, value) => sum + (typeof value === 'string' ? value.length : 4),
      0,
    )
  );
}

/** What to do about a cause, as sentences. */
export function remediesOf(cause: SplitCause, report: SplitReport): Message[] {
  const message = (name: string): Message => ({
    key: `${KEY}.${name}.remedy`,
    values: {
      path: report.path,
      lakes: report.lakes
        .filter(({ format }) => cause.startsWith(format))
        .slice(0, 3)
        .map(({ path }) => path),
      patterns: report.lackingExclusions.map(pattern => `'${pattern}'`),
      leftovers: report.leftoverTables.slice(0, 3),
    },
  });
  const isLacking = report.lackingExclusions.length > 0;
  if (cause !== 'marker-files') {
    return [
      message(cause),
      ...(cause === 'delta-layout' && isLacking
        ? [message('without-log')]
        : []),
      ...(cause === 'headers' && report.csv ? [message('classifier')] : []),
    ];
  }
  return [
    ...(isLacking ? [message(cause)] : []),
    ...(report.leftoverTables.length ? [message('leftover')] : []),
  ];
}

function figuresOf(
  cause: SplitCause,
  report: SplitReport,
): { [name: string]: MessageValue } {
  const room = LENGTH - textLength(WORDS[cause].reason);
  switch (cause) {
    case 'marker-files':
      return { names: listed(report.markerTables, room) };
    case 'unrecognized-files':
      return { names: listed(report.unrecognizedTables, room) };
    case 'files-beside-folders':
      return { names: listed(report.filesBesideFolders, room) };
    case 'folders-beside-partitions':
      return { names: listed(report.foldersBesidePartitions, room) };
    case 'mixed-formats':
      return groups(report.formats, room);
    case 'mixed-compressions':
      return groups(report.compressions, room);
    case 'partition-keys':
      return groups(report.partitionKeys, room);
    case 'uneven-depth':
      return {
        count: report.depths.length,
        names: report.depths.slice(0, MOST_DEPTHS).map(({ what }) => what),
      };
    case 'schemas':
      return {
        count: report.distinctSchemas,
        similarity: ratio(Math.round(report.schemaSimilarity * 100) / 100),
      };
    default:
      return {};
  }
}

/** How long a template is without its values. */
function textLength(template: string): number {
  return template.replace(/\{\{\w+\}\}/g, '').length;
}

/** As many names as there is room for; the evidence has all. */
function listed([first = '', ...others]: readonly string[], room: number) {
  const left = room - (others.length ? ', …'.length : 0);
  let text = abridge(first, left);
  for (const name of others) {
    if (text.length + name.length + 2 > left) {
      return `${text}, …`;
    }
    text = `${text}, ${name}`;
  }
  return text;
}

/** What the lines of a report begin with: `parquet: 12 tables (a, b, …)`. */
function groups(lines: readonly GroupLine[], room: number) {
  const names = lines.map(({ what }) => String(what));
  return { count: lines.length, names: listed(names, room) };
}
