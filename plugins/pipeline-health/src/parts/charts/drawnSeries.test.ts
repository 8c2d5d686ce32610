import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { fakeSeries } from '../../__testUtils__/fakeSeries';
import { WEEK_MS } from '../../hooks/useSeries';
import { drawnSeries, indexNear, valueAt, weekBeforeAt } from './drawnSeries';
import { seriesCsv, seriesRows } from './seriesRows';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T00:00:00Z');
const at = (minutes: number) => START + minutes * MINUTE;
const t = ((key: string, values?: object) =>
  values ? `${key} ${Object.values(values).join(' ')}` : key) as never;

const of = (points: [number, number][], changes: Partial<Series> = {}) => ({
  ...fakeSeries({ stage: 'arn', metric: 'sent' }, at(0), at(60), 1),
  gaps: [],
  points: points.map(([minutes, value]): [number, number] => [
    at(minutes),
    value,
  ]),
  ...changes,
});

const drawn = drawnSeries(t, {
  series: of(
    [
      [1, 10],
      [2, 20],
      [59, 30],
    ],
    { gaps: [[at(3), at(59), 'not-asked']] },
  ),
  weekBefore: of([[1, 7]], {
    points: [[at(1) - WEEK_MS, 400]],
  }),
  fromMs: at(0),
  toMs: at(60),
  askedAt: at(60),
});

describe('a series as it is drawn', () => {
  it('lays the week before under it, on an axis with room for both', () => {
    expect(weekBeforeAt(drawn, at(1))).toBe(400);
    expect(weekBeforeAt(drawn, at(30))).toBeNull();
    expect(drawn.ticks[drawn.ticks.length - 1]).toBe(400);
  });

  it('has the value at a time that somebody points at, not one from far away', () => {
    const index = indexNear(drawn, at(2) + 10_000) ?? NaN;
    expect(valueAt(drawn.data, index)).toBe(20);
    expect(indexNear(drawn, at(30))).toBeUndefined();
  });

  it('is a table as well, newest first, in which what is missing has its line', () => {
    expect(seriesRows(drawn)).toEqual([
      { at: at(59), value: 30, changes: true, weekBefore: null },
      { at: at(3), fromMs: at(3), toMs: at(59), missing: 'not-asked' },
      { at: at(2), value: 20, changes: false, weekBefore: 400 },
      { at: at(1), value: 10, changes: false, weekBefore: 400 },
    ]);
  });

  it('is a file as well, oldest first', () => {
    const [head, first, , gap, last] = seriesCsv(t, 'Sent', drawn).split(
      '\r\n',
    );
    expect(head.split(',')[0]).toBe('chart.time');
    expect(first).toBe('2026-03-02T00:01:00.000Z,10,400,');
    expect(gap).toBe(
      '2026-03-02T00:03:00.000Z,,,chart.missingUntil chart.notAsked 2026-03-02T00:59:00.000Z',
    );
    expect(last).toBe('2026-03-02T00:59:00.000Z,30,,chart.provisional');
  });
});
