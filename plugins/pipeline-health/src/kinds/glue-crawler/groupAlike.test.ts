import { ComparedTable } from './compareTables';
import { groupAlike } from './groupAlike';

const compared = (
  name: string,
  columns: string[],
  more: Partial<ComparedTable> = {},
): ComparedTable => ({
  table: {
    name,
    location: `s3://lake/live/part=${name}/`,
    format: 'json',
    compression: 'gzip',
    columns,
    columnCount: columns.length,
    partitionKeys: ['hour'],
  },
  fresh: false,
  reference: false,
  ...more,
});

const names = (tables: ComparedTable[]) =>
  groupAlike(tables).map(group => group.tables.map(({ table }) => table.name));

describe('groupAlike', () => {
  it('joins tables that differ in name and place only', () => {
    const alike = [
      compared('1', ['id string', 'ts bigint']),
      compared('2', ['ts bigint', 'id string'], { fresh: true }),
    ];
    expect(names([...alike, compared('3', ['id bigint'])])).toEqual([
      ['1', '2'],
      ['3'],
    ]);
    expect(groupAlike(alike)[0].location).toBe('s3://lake/live/part=');
  });

  it('leaves the one that the others are compared with alone', () => {
    expect(
      names([
        compared('1', ['id string'], { reference: true }),
        compared('2', ['id string']),
      ]),
    ).toEqual([['1'], ['2']]);
  });

  it('does not join what cannot be told apart because columns were cut', () => {
    const wide = compared('1', ['id string']);
    const wider = {
      ...compared('2', ['id string']),
      table: { ...compared('2', ['id string']).table, columnCount: 90 },
    };
    expect(names([wide, wider])).toEqual([['1'], ['2']]);
  });
});
