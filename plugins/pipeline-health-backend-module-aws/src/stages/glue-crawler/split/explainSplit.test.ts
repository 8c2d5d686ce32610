import { COLUMNS, table, TableTraits, TARGET } from '../__testUtils__/crawlers';
import { parseTable } from '../readTables';
import { explainSplit } from './explainSplit';
import { SplitCause, SplitReport } from './SplitReport';

function explain(...tables: TableTraits[]): SplitReport {
  return explainSplit(
    tables.map(traits => parseTable(table(traits))),
    TARGET,
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
      ['headers', 'unrelated-schemas'],
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
  ])('finds %s', (_, tables, causes) => {
    expect(explain(...tables).causes).toEqual(causes);
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
    expect(report).toMatchObject({
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
