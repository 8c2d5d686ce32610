import { Said } from '@pipeline-health/plugin-pipeline-health-node';
import { COLUMNS, table, TableTraits, TARGET } from '../__testUtils__/crawlers';
import { parseTable } from '../readTables';
import { explainSplit, SplitTarget } from './explainSplit';
import { SplitCause, SplitReport } from './SplitReport';

function explain(...tables: TableTraits[]): SplitReport {
  return explainIn({}, ...tables);
}

function explainIn(
  target: Partial<SplitTarget>,
  ...tables: TableTraits[]
): SplitReport {
  return explainSplit(
    tables.map(traits => parseTable(table(traits))),
    { path: TARGET, exclusions: [], ...target },
  );
}

const day = (number: number, traits: Partial<TableTraits> = {}) => ({
  name: `raw_day_${number}`,
  path: `day=${number}/`,
  partitionKeys: ['hour'],
  ...traits,
});

describe('explainSplit', () => {
  it.each<[string, TableTraits[], SplitCause[]]>([
    [
      'formats',
      [day(1), day(2, { format: 'json' }), day(3, { format: 'json' })],
      ['mixed-formats'],
    ],
    [
      'compressions',
      [
        day(1, { format: 'json' }),
        day(2, { format: 'json', compression: 'gzip' }),
      ],
      ['mixed-compressions'],
    ],
    [
      'marker files',
      [
        day(1),
        {
          name: 'raw__temporary',
          path: '_temporary/0/',
          format: 'unknown',
          columns: {},
        },
      ],
      ['marker-files'],
    ],
    [
      'what Firehose could not deliver',
      [
        { name: 'raw_events' },
        {
          name: 'raw_processing_failed',
          path: 'processing-failed/',
          format: 'json',
          columns: { errorcode: 'string', rawdata: 'string' },
          partitionKeys: ['partition_0', 'partition_1'],
        },
      ],
      ['failed-records'],
    ],
    [
      'arrays of JSON',
      [
        day(1, { format: 'json' }),
        day(2, {
          format: 'json',
          columns: { array: 'array<struct<event_id:string>>' },
        }),
      ],
      ['json-arrays'],
    ],
    [
      'a note beside the folders, which does not belong into them',
      [
        { name: 'raw_events' },
        {
          name: 'raw_readme_txt',
          path: 'README.txt',
          format: 'UNKNOWN',
          columns: {},
          partitionKeys: [],
        },
      ],
      ['unrecognized-files'],
    ],
    [
      'files that nobody understands',
      [day(1), day(2, { format: 'UNKNOWN', columns: {} })],
      ['unrecognized-files'],
    ],
    [
      'a file beside folders',
      [
        day(1),
        day(2),
        {
          name: 'raw_backfill_parquet',
          path: 'backfill.parquet',
          partitionKeys: [],
        },
      ],
      ['files-beside-folders'],
    ],
    [
      'files in the folder above',
      [day(1), { name: 'raw_events', partitionKeys: [] }],
      ['files-beside-folders'],
    ],
    [
      'partitions that are not equally deep',
      [day(1), day(2, { partitionKeys: [] })],
      ['uneven-depth'],
    ],
    [
      'a missing header line',
      [
        day(1, {
          format: 'csv',
          parameters: { 'skip.header.line.count': '1', delimiter: ',' },
        }),
        day(2, {
          format: 'csv',
          parameters: { delimiter: ',' },
          columns: { col0: 'string', col1: 'bigint', col2: 'string' },
        }),
      ],
      ['headers'],
    ],
    [
      'datasets that have nothing to do with each other',
      [
        day(1),
        day(2, { columns: { sku: 'string', price: 'double' } }),
        day(3, { columns: { city: 'string', country: 'string' } }),
      ],
      ['unrelated-schemas'],
    ],
    [
      'too little in common',
      [
        day(1),
        day(2),
        day(3, { columns: { ...COLUMNS, user_id: 'string', page: 'int' } }),
      ],
      ['schemas'],
    ],
    [
      'more than five schemas, however alike',
      [0, 1, 2, 3, 4, 5].map(index =>
        day(index, {
          columns: {
            ...Object.fromEntries(
              Array.from({ length: 30 }, (_, column) => [`c${column}`, 'int']),
            ),
            [`extra_${index}`]: 'string',
          },
        }),
      ),
      ['schemas'],
    ],
    [
      'columns that all have another type, in place of another dataset',
      [
        day(1, { columns: { a: 'int', b: 'int', c: 'int' } }),
        day(2, { columns: { a: 'string', b: 'string', c: 'string' } }),
      ],
      ['schemas'],
    ],
    [
      'one column of another type among many',
      [
        day(1, { columns: { ...COLUMNS, a: 'int', b: 'int', c: 'int' } }),
        day(2, {
          columns: { ...COLUMNS, a: 'int', b: 'int', c: 'string' },
        }),
      ],
      ['column-types'],
    ],
    ['nothing at all', [day(1), day(2)], []],
    [
      'names of partitions that changed, which are also less deep',
      [
        { name: 'raw_events' },
        { name: 'raw_dt', path: 'dt=2026-03-02/', partitionKeys: [] },
      ],
      ['partition-keys', 'uneven-depth'],
    ],
    [
      'other files in parts that have a number',
      [
        day(1, { path: 'part-0001/' }),
        day(2, { path: 'part-0002/', format: 'json', columns: { a: 'int' } }),
      ],
      ['mixed-formats', 'unrelated-schemas'],
    ],
    [
      'other files in the folders of months',
      [
        day(1, { path: 'january/' }),
        day(2, { path: 'february/', format: 'json' }),
      ],
      ['mixed-formats'],
    ],
    [
      'folders without the names of partitions beside those with',
      [
        { name: 'raw_events' },
        { name: 'raw_02', path: '2026/03/02/', partitionKeys: [] },
      ],
      ['partition-keys'],
    ],
    [
      'no other names where only the case differs',
      [day(1), day(2, { path: 'Day=2/', partitionKeys: ['Hour'] })],
      [],
    ],
    [
      'a folder with the same data beside the partitions',
      [
        { name: 'raw_events' },
        { name: 'raw_backfill', path: 'backfill/', partitionKeys: [] },
      ],
      ['folders-beside-partitions'],
    ],
    [
      'several tables of one folder',
      [{ name: 'raw_events' }, { name: 'raw_events_3f9c1a7b' }],
      ['same-folder'],
    ],
    [
      'an Iceberg table',
      [
        { name: 'raw_data', path: 'orders/data/', partitionKeys: ['day'] },
        {
          name: 'raw_metadata',
          path: 'orders/metadata/',
          format: 'json',
          columns: { 'format-version': 'int', 'table-uuid': 'string' },
          partitionKeys: [],
        },
        {
          name: 'raw_snap_77_avro',
          path: 'orders/metadata/snap-77.avro',
          format: 'avro',
          columns: { manifest_path: 'string', manifest_length: 'bigint' },
          partitionKeys: [],
        },
      ],
      ['iceberg-layout'],
    ],
    [
      'an Iceberg table whose data became several tables as well',
      [
        { name: 'raw_1', path: 'orders/data/day=1/', partitionKeys: [] },
        {
          name: 'raw_2',
          path: 'orders/data/day=2/',
          columns: { ...COLUMNS, page: 'int' },
          partitionKeys: [],
        },
        {
          name: 'raw_metadata',
          path: 'orders/metadata/',
          format: 'unknown',
          columns: {},
          partitionKeys: [],
        },
      ],
      ['iceberg-layout'],
    ],
    [
      'a Delta table',
      [
        { name: 'raw_events' },
        {
          name: 'raw__delta_log',
          path: '_delta_log/',
          format: 'json',
          columns: { protocol: 'struct<minreaderversion:int>' },
          partitionKeys: [],
        },
      ],
      ['delta-layout'],
    ],
    [
      'a Hudi table',
      [
        { name: 'raw_events' },
        {
          name: 'raw__hoodie',
          path: '.hoodie/metadata/',
          format: 'unknown',
          columns: {},
          partitionKeys: [],
        },
      ],
      ['hudi-layout'],
    ],
  ])('finds %s', (_, tables, causes) => {
    expect(explain(...tables).causes).toEqual(causes);
  });

  describe('with datasets below one target', () => {
    const audit = { id: 'bigint', created_at: 'timestamp', tenant: 'string' };
    const dataset = (name: string, traits: Partial<TableTraits> = {}) => ({
      name: `raw_${name}`,
      path: `${name}/`,
      partitionKeys: ['dt'],
      ...traits,
    });

    it.each<[string, TableTraits[], string[]]>([
      [
        'that share audit columns',
        [
          dataset('accounts', { columns: { ...audit, industry: 'string' } }),
          dataset('contacts', { columns: { ...audit, email: 'string' } }),
          dataset('deals', { columns: { ...audit, amount: 'double' } }),
        ],
        ['accounts', 'contacts', 'deals'],
      ],
      [
        'of the same columns, in other formats and depths',
        [dataset('eu'), dataset('us', { format: 'json', partitionKeys: [] })],
        ['eu', 'us'],
      ],
      [
        'that are called data and metadata',
        [
          dataset('photos/data', { columns: { photo: 'int', at: 'date' } }),
          dataset('photos/metadata', {
            format: 'json',
            columns: { photo: 'int', camera: 'string' },
          }),
        ],
        ['photos/data', 'photos/metadata'],
      ],
      [
        'below folders of time',
        [
          dataset('a', { path: '2026/accounts/' }),
          dataset('b', { path: '2026/contacts/' }),
        ],
        ['2026/accounts', '2026/contacts'],
      ],
      [
        'of which nobody understands one',
        [
          dataset('orders'),
          dataset('scans', { format: 'unknown', columns: {} }),
        ],
        ['orders', 'scans'],
      ],
      [
        'of which one lies in the folder of another',
        [
          { name: 'raw_events' },
          dataset('lookup', { columns: { code: 'string', label: 'string' } }),
        ],
        ['', 'lookup'],
      ],
      [
        'in versions',
        [dataset('v1'), dataset('v2', { format: 'json' })],
        ['v1', 'v2'],
      ],
    ])('keeps those apart %s', (_, tables, folders) => {
      const report = explain(...tables);
      expect(report).toMatchObject({
        causes: [],
        datasetCount: tables.length,
        newTables: 0,
      });
      expect(report.datasets.sort()).toEqual(
        folders.map(folder => `${TARGET}${folder ? `${folder}/` : ''}`),
      );
    });

    it('tells which of them is split', () => {
      const report = explain(
        dataset('customers', { columns: { c1: 'string', c2: 'string' } }),
        dataset('orders', { path: 'orders/p=1/', partitionKeys: [] }),
        dataset('orders_2', {
          path: 'orders/p=2/',
          columns: { ...COLUMNS, page: 'int' },
          partitionKeys: [],
        }),
      );
      expect(report).toMatchObject({
        causes: ['schemas'],
        path: `${TARGET}orders/`,
        tables: 2,
        datasetCount: 2,
      });
    });

    it.each<[string, TableTraits[]]>([
      [
        'numbered folders',
        [
          dataset('export_1'),
          dataset('export_2', { format: 'json' }),
          dataset('export_3', { format: 'json' }),
        ],
      ],
      [
        'a loose file with the columns of one',
        [
          dataset('accounts', { columns: audit }),
          dataset('accounts_csv', {
            path: 'accounts.csv',
            format: 'csv',
            columns: audit,
          }),
        ],
      ],
    ])('takes for one %s', (_, tables) => {
      expect(explain(...tables)).toMatchObject({ datasetCount: 1 });
    });

    it('follows the level at which the crawler is told to make tables', () => {
      const tableLevel = 3;
      const shops = [dataset('shop_1'), dataset('shop_2', { format: 'json' })];
      expect(explainIn({ tableLevel }, ...shops).datasetCount).toBe(2);
      expect(
        explainIn(
          { tableLevel },
          { name: 'raw_2025', path: 'year=2025/', partitionKeys: ['month'] },
          { name: 'raw_2026', path: 'year=2026/', partitionKeys: ['month'] },
        ),
      ).toMatchObject({ datasetCount: 1, causes: ['table-level'] });
    });
  });

  describe('of files that are no data', () => {
    const temporary = {
      name: 'raw__temporary',
      path: '_temporary/0/',
      format: 'unknown',
      columns: {},
      partitionKeys: [],
    };

    it('names the exclusions that are lacking', () => {
      expect(
        explainIn({ exclusions: ['**/_temporary/**'] }, day(1), temporary),
      ).toMatchObject({
        lackingExclusions: ['**_temporary/**'],
        leftoverTables: [],
      });
    });

    it('names what is left of files that are excluded by now', () => {
      expect(
        explainIn({ exclusions: ['**_temporary/**'] }, day(1), temporary),
      ).toMatchObject({
        lackingExclusions: [],
        leftoverTables: ['raw__temporary'],
      });
    });
  });

  it('takes the inside of a lake table for left over when it is excluded', () => {
    expect(
      explainIn({ exclusions: ['_delta_log/**'] }, day(1), {
        name: 'raw__delta_log',
        path: '_delta_log/',
        format: 'json',
        columns: { protocol: 'string' },
        partitionKeys: [],
      }),
    ).toMatchObject({
      causes: ['marker-files'],
      leftoverTables: ['raw__delta_log'],
      lakes: [],
    });
  });

  it('puts first what explains most tables, and leaves out what it explains too', () => {
    const json = { format: 'json', columns: { ...COLUMNS, page: 'int' } };
    const report = explain(
      ...[1, 2, 3].map(number => day(number)),
      day(4, json),
      day(5, json),
      { name: 'raw_x', path: '_x/', format: 'unknown', columns: {} },
    );
    expect(report.leading).toEqual(['mixed-formats', 'marker-files']);
  });

  it('does not take a day called success for a marker', () => {
    const report = explain(day(1), {
      name: 'raw_payment_success',
      path: 'payment_success/',
      partitionKeys: ['hour'],
    });
    expect(report.markerTables).toEqual([]);
  });

  it('names the tables and what differs in them', () => {
    const report = explain(
      day(1),
      day(2),
      day(3, {
        format: 'json',
        compression: 'gzip',
        columns: { ...COLUMNS, user_id: 'string', session: 'string' },
      }),
    );
    const written = (lines: readonly Said[]) =>
      lines.map(({ message }) => message);
    expect({
      ...report,
      formats: written(report.formats),
      compressions: written(report.compressions),
      differingColumns: written(report.differingColumns),
    }).toMatchObject({
      causes: ['mixed-formats', 'mixed-compressions', 'schemas'],
      formats: ['parquet: 2 tables (raw_day_1, raw_day_2)', 'json: raw_day_3'],
      compressions: [
        'none: 2 tables (raw_day_1, raw_day_2)',
        'gzip: raw_day_3',
      ],
      distinctSchemas: 2,
      schemaSimilarity: 4 / 7,
      differingColumns: [
        'user_id: bigint (2 tables), string (raw_day_3)',
        'session string: only in raw_day_3',
      ],
    });
  });

  it('cuts two thousand tables to what a person can read', () => {
    const report = explain(
      ...Array.from({ length: 2000 }, (_, index) =>
        day(index, {
          format: `format${index % 30}`,
          columns: { [`column_${index}`]: 'struct<a:int>'.repeat(20) },
        }),
      ),
    );
    expect(report.formats).toHaveLength(10);
    expect(report.differingColumns).toHaveLength(10);
    expect(JSON.stringify(report).length).toBeLessThan(10_000);
  });
});

describe('what Firehose could not deliver', () => {
  const data = { name: 'raw_events' };
  const failed = (folder: string): TableTraits => ({
    name: `raw_${folder}`,
    path: `errors/${folder}/`,
    format: 'json',
    columns: { errorcode: 'string', rawdata: 'string' },
    partitionKeys: ['partition_0'],
  });

  it('is to be excluded', () => {
    expect(
      explain(data, failed('format-conversion-failed')).lackingExclusions,
    ).toEqual(['**format-conversion-failed/**']);
  });

  it('is no trouble where it is excluded, nor where nothing else is crawled', () => {
    expect(
      explainIn(
        { exclusions: ['**processing-failed/**'] },
        data,
        failed('processing-failed'),
      ).causes,
    ).toEqual([]);
    expect(
      explain(failed('processing-failed'), failed('splunk-failed')).causes,
    ).toEqual([]);
  });

  it('is not mistaken for a dataset of that kind of name', () => {
    expect(explain(data, failed('payments-failed')).causes).not.toContain(
      'failed-records',
    );
  });
});
