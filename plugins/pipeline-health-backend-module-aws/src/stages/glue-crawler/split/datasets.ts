import { CatalogTable } from '../readTables';
import { columnsInCommon } from './compareSchemas';
import { foldersBelow, isFileTable, nameOf } from './layout';

/** What tells one of many numbered or generated folders from the next; `v2` is a name. */
const NUMBERING = /\bv\d+\b|[0-9a-f]{8,}|\d+/gi;
const VERSION = /^v\d/i;
/** Above this share of common names, columns are those of one dataset. */
const ALIKE = 0.5;

/** Tables that folders say to be of one dataset. */
export interface Dataset {
  /** The names of its folders below the target; empty when it is the target itself. */
  name: string;
  tables: CatalogTable[];
  /** Those in a folder inside that of the dataset that has a name of its own. */
  inner: CatalogTable[];
}

/** Where datasets are looked for. */
export interface Place {
  /** The address of the target. */
  path: string;
  /** How many levels below the target the crawler is told to make tables. */
  tableDepth: number;
  /** Folders of which each is one table, whatever they are called inside. */
  roots: readonly string[];
}

/**
 * The datasets of a target. Named folders are datasets, folders of partitions
 * are not; numbered ones, those inside the folder of another dataset, and files
 * beside it are parts of one when their columns are alike.
 */
export function datasetsOf(
  tables: readonly CatalogTable[],
  place: Place,
): Dataset[] {
  const byFolder = new Map<string, CatalogTable[]>();
  for (const table of tables) {
    const name = datasetNameOf(table, place);
    byFolder.set(name, [...(byFolder.get(name) ?? []), table]);
  }
  const loose = looseFiles(byFolder, place);
  const byName = new Map<string, Dataset>();
  const byMask = new Map<string, Dataset>();
  const datasets = new Set<Dataset>();
  const sorted = [...byFolder].sort(
    ([left], [right]) => left.split('/').length - right.split('/').length,
  );
  for (const [name, members] of sorted) {
    if (members !== loose) {
      const outer = outerOf(name, byName);
      const numbered =
        place.tableDepth === 0 ? byMask.get(masked(name)) : undefined;
      const whole = [outer, numbered].find(
        other => other && areAlike(other.tables[0], members[0]),
      );
      const dataset = whole ?? { name, tables: [], inner: [] };
      dataset.tables.push(...members);
      dataset.inner.push(...(whole && whole === outer ? members : []));
      byName.set(name, dataset);
      byMask.set(masked(name), byMask.get(masked(name)) ?? dataset);
      datasets.add(dataset);
    }
  }
  for (const file of loose ?? []) {
    const whole = [...datasets].find(({ tables: [first] }) =>
      areAlike(first, file),
    );
    if (whole) {
      whole.tables.push(file);
    } else {
      datasets.add({ name: '', tables: [file], inner: [] });
    }
  }
  return [...datasets];
}

function datasetNameOf(table: CatalogTable, place: Place): string {
  const folders = foldersBelow(table, place.path);
  const path = folders.join('/');
  const root = place.roots.find(
    each => each === '' || path === each || path.startsWith(`${each}/`),
  );
  if (root !== undefined) {
    return root;
  }
  const chosen = folders.slice(0, place.tableDepth);
  return chosen.length === place.tableDepth && chosen.some(nameOf)
    ? chosen.join('/')
    : folders.flatMap(folder => nameOf(folder) ?? []).join('/');
}

/** Files directly below the target, when all else lies in folders with names. */
function looseFiles(
  byFolder: ReadonlyMap<string, CatalogTable[]>,
  { path }: Place,
): CatalogTable[] | undefined {
  const top = byFolder.get('');
  return byFolder.size > 1 && top?.every(table => isFileTable(table, path))
    ? top
    : undefined;
}

/** The dataset in whose folder one of this name lies. */
function outerOf(
  name: string,
  byName: ReadonlyMap<string, Dataset>,
): Dataset | undefined {
  const folders = name.split('/');
  for (let level = folders.length - 1; level >= 0; level -= 1) {
    const outer = byName.get(folders.slice(0, level).join('/'));
    if (outer && name !== '') {
      return outer;
    }
  }
  return undefined;
}

function masked(name: string): string {
  return name.replace(NUMBERING, part => (VERSION.test(part) ? part : '#'));
}

/** Columns that nobody knows say nothing against it. */
function areAlike(left: CatalogTable, right: CatalogTable): boolean {
  const common = columnsInCommon(left, right);
  return common === undefined || common > ALIKE;
}
