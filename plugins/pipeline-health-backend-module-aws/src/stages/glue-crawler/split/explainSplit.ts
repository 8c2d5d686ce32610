import { isExcluded } from '../exclusions/globPattern';
import { exclusionOf, globbed } from '../exclusions/markers';
import { CatalogTable } from '../readTables';
import { segmentsOf } from '../s3Path';
import { columnsInCommon } from './compareSchemas';
import { compareTables, Explained, namesOf } from './compareTables';
import { Dataset, datasetsOf, Place } from './datasets';
import { LakeTables, lakeTables } from './lakeTables';
import {
  aFileOf,
  isMarkerTable,
  isOfFailedRecords,
  nameOf,
  pathBelow,
} from './layout';
import { SplitCause, SplitReport } from './SplitReport';

/** Columns that have more than this in common may be those of one dataset. */
const ALIKE = 0.7;
const MAX_LINES = 10;
/** A person reads no more; the evidence has all. */
const MOST_LEADING = 3;

/** A target, and the level at which its crawler is told to make tables. */
export interface SplitTarget {
  path: string;
  exclusions: readonly string[];
  /** The bucket is level 1. */
  tableLevel?: number;
}

/** Compares the tables of one target, and tells why they are several; new are those since a time. */
export function explainSplit(
  tables: readonly CatalogTable[],
  target: SplitTarget,
  since = Infinity,
): SplitReport {
  const { path, tableLevel = 0 } = target;
  const all = lakeTables(tables, path);
  const noData = new Set([
    ...all.flatMap(({ metadata }) => metadata),
    ...tables.filter(table => isMarkerTable(table, path)),
  ]);
  const failed = failedRecords(tables, target);
  const leftover = new Set(
    [...noData].filter(table =>
      isExcluded(aFileOf(table, path), target.exclusions),
    ),
  );
  const lakes = all.filter(({ metadata }) =>
    metadata.some(table => !leftover.has(table)),
  );
  const inside = lakes.flatMap(({ metadata }) => metadata);
  const markers = [...noData].filter(table => !inside.includes(table));
  const place: Place = {
    path,
    tableDepth: Math.max(0, tableLevel - segmentsOf(path).length),
    roots: all.flatMap(({ roots }) => roots),
  };
  const datasets = datasetsOf(
    tables.filter(table => !noData.has(table) && !failed.includes(table)),
    place,
  ).sort((left, right) => right.tables.length - left.tables.length);
  const split = datasets.filter(dataset => dataset.tables.length > 1);
  const parts = split.map(dataset => {
    const lake = lakes.find(({ roots }) => roots.includes(dataset.name));
    const { causes, lines } = compareTables(dataset, place);
    return lake
      ? { causes: [[`${lake.format}-layout`, dataset.tables] as const], lines }
      : { causes, lines };
  });
  const causes = byTables([
    ...lakes.map(
      ({ format, metadata }): Explained => [`${format}-layout`, metadata],
    ),
    ['marker-files', markers],
    ['failed-records', failed],
    ...parts.flatMap(part => [...part.causes] as Explained[]),
  ]);
  const [most] = parts;
  const nothing = compareTables({ name: '', tables: [], inner: [] }, place);
  const isNew = ({ createdAt = -Infinity }: CatalogTable) => createdAt >= since;
  return {
    causes: causes.map(([cause]) => cause),
    leading: leadingOf(causes),
    datasets: datasets.slice(0, MAX_LINES).map(each => addressOf(path, each)),
    datasetCount: datasets.length,
    datasetsAlike: areAlike(datasets),
    path:
      split.length && datasets.length > 1 ? addressOf(path, split[0]) : path,
    tables:
      split.length && datasets.length > 1
        ? split[0].tables.length
        : tables.length,
    noData: noData.size + failed.length,
    newTables: [
      ...noData,
      ...failed,
      ...split.flatMap(each => each.tables),
    ].filter(isNew).length,
    ...(most ?? nothing).lines,
    markerTables: namesOf(markers),
    failedTables: namesOf(failed),
    leftoverTables: namesOf(markers.filter(table => leftover.has(table))),
    lackingExclusions: exclusionsOf(
      [...markers.filter(table => !leftover.has(table)), ...failed],
      lakes,
      target,
    ).slice(0, MAX_LINES),
    lakes: lakes
      .flatMap(({ format, roots }) =>
        roots.map(root => ({ format, path: below(path, root) })),
      )
      .slice(0, MAX_LINES),
    lakeCount: lakes.reduce((sum, { roots }) => sum + roots.length, 0),
    lakeTables: namesOf(inside),
  };
}

/** Tables of what Firehose could not deliver; where nothing else is crawled, that is what was meant. */
function failedRecords(
  tables: readonly CatalogTable[],
  { path, exclusions }: SplitTarget,
): CatalogTable[] {
  const failed = tables.filter(table => isOfFailedRecords(table, path));
  return failed.length < tables.length
    ? failed.filter(table => !isExcluded(aFileOf(table, path), exclusions))
    : [];
}

/** Whether several datasets may after all be one. */
function areAlike(datasets: readonly Dataset[]): boolean {
  const [first, ...rest] = datasets.map(({ tables }) => tables[0]);
  return rest.some(table => (columnsInCommon(first, table) ?? 0) > ALIKE);
}

/** The causes that explain any tables, each once, those of most tables first. */
function byTables(explained: readonly Explained[]): Explained[] {
  const causes = new Map<SplitCause, CatalogTable[]>();
  for (const [cause, tables] of explained) {
    causes.set(cause, [...(causes.get(cause) ?? []), ...tables]);
  }
  return [...causes]
    .filter(([, tables]) => tables.length > 0)
    .sort(([, left], [, right]) => right.length - left.length);
}

/** What goes with each other: files of another format have other columns, and take their folders along where they are moved to. */
const OF_FILES: readonly SplitCause[] = [
  'unrecognized-files',
  'mixed-formats',
  'mixed-compressions',
  'headers',
  'json-arrays',
];
const OF_FOLDERS: readonly SplitCause[] = [
  'mixed-formats',
  'files-beside-folders',
  'folders-beside-partitions',
  'partition-keys',
  'uneven-depth',
  'table-level',
];
const OF_COLUMNS: readonly SplitCause[] = [
  ...OF_FILES,
  'unrelated-schemas',
  'schemas',
  'column-types',
];

/** First the causes of tables that those before them do not explain, then others that these tables have beside. */
function leadingOf(explained: readonly Explained[]): SplitCause[] {
  const causes = explained.map(
    ([cause, tables]) => ({ cause, tables: new Set(tables) } as const),
  );
  const leading: typeof causes = [];
  const isTold = (table: CatalogTable, by?: readonly SplitCause[]) =>
    leading.some(
      ({ cause, tables }) =>
        tables.has(table) && (by === undefined || by.includes(cause)),
    );
  const add = (
    kinOf: (cause: SplitCause) => readonly SplitCause[] | undefined,
  ) =>
    causes
      .filter(each => !leading.includes(each))
      .forEach(each => {
        const kin = kinOf(each.cause);
        if ([...each.tables].some(table => !isTold(table, kin))) {
          leading.push(each);
        }
      });
  add(() => undefined);
  add(cause =>
    [OF_FILES, OF_FOLDERS, OF_COLUMNS].find(kin => kin.includes(cause)),
  );
  return leading.slice(0, MOST_LEADING).map(({ cause }) => cause);
}

/** The patterns that would have kept markers and the logs of Delta tables out, and are not set. */
function exclusionsOf(
  markers: readonly CatalogTable[],
  lakes: readonly LakeTables[],
  { path, exclusions }: SplitTarget,
): string[] {
  const ofMarkers = markers.flatMap(
    table =>
      exclusionOf(pathBelow(table, path), !table.location.endsWith('/')) ?? [],
  );
  const ofDelta = lakes
    .filter(({ format }) => format === 'delta')
    .flatMap(({ roots }) => roots.map(root => inFolder(root, '_delta_log')))
    .filter(folder => !isExcluded(`${folder}/0.json`, exclusions))
    .map(folder => `${globbed(folder)}/**`);
  return [...new Set([...ofMarkers, ...ofDelta])];
}

function inFolder(root: string, folder: string): string {
  return root ? `${root}/${folder}` : folder;
}

/** The folder in S3 that holds a dataset: what the locations of its tables begin with. */
function addressOf(target: string, { name, tables }: Dataset): string {
  if (name === '') {
    return below(target, '');
  }
  const [first, ...rest] = tables.map(table => pathBelow(table, target));
  const named = first.map(folder => nameOf(folder) !== undefined);
  const depth = named.lastIndexOf(true) + 1 || name.split('/').length;
  const shared = first.findIndex(
    (folder, level) =>
      level >= depth || rest.some(other => other[level] !== folder),
  );
  return below(
    target,
    first.slice(0, shared < 0 ? undefined : shared).join('/'),
  );
}

function below(target: string, folders: string): string {
  const base = target.endsWith('/') ? target : `${target}/`;
  return folders ? `${base}${folders}/` : base;
}
