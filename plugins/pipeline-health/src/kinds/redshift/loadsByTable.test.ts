import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { loadsByTable } from './loadsByTable';

const load = (
  table: string | undefined,
  hour: string,
  state: Run['state'],
  figures: Run['figures'] = {},
): Run => ({
  id: `${table}-${hour}`,
  state,
  startedAt: `2026-03-02T${hour}:00:00.000Z`,
  figures: { ...(table && { table }), ...figures },
});

describe('loadsByTable', () => {
  it('puts tables whose newest load failed first', () => {
    const tables = loadsByTable([
      load('orders', '12', 'succeeded'),
      load('items', '10', 'failed'),
      load('items', '09', 'succeeded'),
      load('users', '08', 'succeeded'),
    ]);
    expect(
      tables.map(({ table, loads, failures }) => [table, loads, failures]),
    ).toEqual([
      ['items', 2, 1],
      ['orders', 1, 0],
      ['users', 1, 0],
    ]);
    expect(tables[0].lastGood?.id).toBe('items-09');
  });

  it('adds rows up and ignores figures that are no numbers', () => {
    expect(
      loadsByTable([
        load('orders', '12', 'succeeded', { loadedRows: 500, rejectedRows: 2 }),
        load('orders', '11', 'succeeded', { loadedRows: 'many' }),
        load('orders', '10', 'succeeded', { loadedRows: 40 }),
      ]),
    ).toMatchObject([{ loadedRows: 540, rejectedRows: 2 }]);
  });

  it('keeps loads that name no table, and has none for none', () => {
    expect(loadsByTable([load(undefined, '12', 'failed')])).toMatchObject([
      { table: undefined, lastGood: undefined, failures: 1 },
    ]);
    expect(loadsByTable([])).toEqual([]);
  });
});
