import { CatalogTable } from '../readTables';
import { foldersBelow } from './layout';

/** A format of tables that keeps files of its own beside the data. */
export type LakeFormat = 'iceberg' | 'delta' | 'hudi';

/** Tables that were made of what such formats keep beside the data. */
export interface LakeTables {
  format: LakeFormat;
  /** The folders of the tables of the format, below the target. */
  roots: string[];
  metadata: CatalogTable[];
}

const FOLDERS: { readonly [folder: string]: LakeFormat } = {
  _delta_log: 'delta',
  '.hoodie': 'hudi',
};
/** Columns of the metadata files, manifest lists and manifests of Iceberg. */
const ICEBERG_COLUMNS =
  /^(format-version|table-uuid|last-sequence-number|current-schema-id|current-snapshot-id|partition-specs|snapshot-log|metadata-log|manifest_path|manifest_length|added_snapshot_id|data_file)$/;
/** So many of them, outside a folder called metadata, are no chance. */
const SURE = 2;

/** Finds the tables that are the inside of Iceberg, Delta and Hudi tables. */
export function lakeTables(
  tables: readonly CatalogTable[],
  target: string,
): LakeTables[] {
  const folders = new Map(
    tables.map(table => [table, foldersBelow(table, target)] as const),
  );
  const dataFolders = new Set(
    [...folders.values()].flatMap(path =>
      path.flatMap((folder, index) =>
        folder === 'data' ? [path.slice(0, index).join('/')] : [],
      ),
    ),
  );
  const found = new Map<LakeFormat, LakeTables>();
  for (const [table, path] of folders) {
    const inside = insideOf(table, path, dataFolders);
    if (inside) {
      const lake = found.get(inside.format) ?? {
        format: inside.format,
        roots: [],
        metadata: [],
      };
      lake.metadata.push(table);
      if (!lake.roots.includes(inside.root)) {
        lake.roots.push(inside.root);
      }
      found.set(inside.format, lake);
    }
  }
  return [...found.values()];
}

/** Of which lake table it is the inside, by its folders or its columns. */
function insideOf(
  { columns, format }: CatalogTable,
  path: readonly string[],
  dataFolders: ReadonlySet<string>,
): { format: LakeFormat; root: string } | undefined {
  const own = path.findIndex(folder => folder in FOLDERS);
  if (own >= 0) {
    return { format: FOLDERS[path[own]], root: path.slice(0, own).join('/') };
  }
  const metadata = path.lastIndexOf('metadata');
  const root = path.slice(0, metadata < 0 ? undefined : metadata).join('/');
  const signs = columns.filter(({ name }) => ICEBERG_COLUMNS.test(name)).length;
  const unreadable = columns.length === 0 && format === 'unknown';
  const isIceberg =
    metadata < 0
      ? signs >= SURE
      : signs > 0 || (unreadable && dataFolders.has(root));
  return isIceberg ? { format: 'iceberg', root } : undefined;
}
