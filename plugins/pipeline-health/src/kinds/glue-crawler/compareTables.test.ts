import { compareTables } from './compareTables';
import { Table, Target } from './readCrawler';

const table = (
  name: string,
  location: string,
  columns: string[],
  createdAt?: string,
): Table => ({
  name,
  createdAt,
  location,
  columns,
  columnCount: columns.length,
  format: 'json',
  compression: 'none',
  partitionKeys: [],
});

const target = (path: string, newNames: string[] = []): Target => ({
  type: 's3',
  path,
  exclusions: [],
  tables: { count: 1, newNames, newCount: newNames.length },
});

const EVENTS = 's3://lake/events/';

const compared = (tables: Table[], targets = [target(EVENTS)]) =>
  Object.fromEntries(
    compareTables(targets, tables).map(({ table: { name }, ...rest }) => [
      name,
      rest,
    ]),
  );

describe('compareTables', () => {
  it('tells what a table lacks, adds and types otherwise than most do', () => {
    const usual = ['id bigint', 'price double', 'page string'];
    const result = compared([
      table('a', `${EVENTS}a/`, usual),
      table('b', `${EVENTS}b/`, usual),
      table('odd', `${EVENTS}odd/`, [
        'id bigint',
        'price struct<a: int, b: string>',
        'coupon string',
      ]),
    ]);
    expect(result.odd.differences).toEqual({
      missing: ['page'],
      added: ['coupon'],
      retyped: [
        {
          column: 'price',
          type: 'struct<a: int, b: string>',
          usual: 'double',
        },
      ],
    });
    expect(result.a).toMatchObject({ reference: true, differences: undefined });
    expect(result.b.differences).toEqual({
      missing: [],
      added: [],
      retyped: [],
    });
  });

  it('takes the table that was there first, however common the others are', () => {
    const result = compared([
      table('a', `${EVENTS}a/`, ['id string'], '2026-03-02T10:20:01Z'),
      table('b', `${EVENTS}b/`, ['id string'], '2026-03-02T10:20:09Z'),
      table('first', `${EVENTS}c/`, ['id bigint'], '2026-01-01T00:00:00Z'),
    ]);
    expect(result.first.reference).toBe(true);
    expect(result.b.differences?.retyped).toEqual([
      { column: 'id', type: 'string', usual: 'bigint' },
    ]);
  });

  it('takes the table nearest to the target when no schema is more common', () => {
    const result = compared([
      table('deep', `${EVENTS}live/part=1/`, ['id string']),
      table('top', EVENTS, ['id bigint']),
    ]);
    expect(result.top.reference).toBe(true);
    expect(result.deep.differences?.retyped).toHaveLength(1);
  });

  it('compares only within one target, the one that a table lies deepest under', () => {
    const result = compared(
      [
        table('events', EVENTS, ['id bigint']),
        table('archive', `${EVENTS}archive/2024/`, ['id string']),
      ],
      [target(EVENTS), target(`${EVENTS}archive/`)],
    );
    expect(result.events).toMatchObject({ reference: false });
    expect(result.archive).toMatchObject({ reference: false });
    expect(result.archive.differences).toBe(undefined);
  });

  it('does not call a table without columns different', () => {
    const result = compared([
      table('events', EVENTS, ['id bigint']),
      table('_temporary', `${EVENTS}_temporary/0/`, []),
    ]);
    expect(result._temporary.differences).toBe(undefined);
  });

  it('marks what the last crawl made', () => {
    const result = compared(
      [table('a', `${EVENTS}a/`, []), table('b', `${EVENTS}b/`, [])],
      [target(EVENTS, ['b'])],
    );
    expect([result.a.fresh, result.b.fresh]).toEqual([false, true]);
  });
});
