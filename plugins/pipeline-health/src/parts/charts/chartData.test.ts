import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { changes, chartData, held, lonelyPoints } from './chartData';

const MINUTE = 60_000;

function series(points: [number, number][]): Series {
  return {
    stage: 'arn',
    metric: 'oldestMessageAge',
    unit: 'seconds',
    statistic: 'Maximum',
    joinedBy: 'Maximum',
    period: 60,
    step: 60,
    resolution: 60,
    detailSince: '2026-03-01T00:00:00.000Z',
    points,
    gaps: [],
  };
}

describe('chartData', () => {
  const now = 100 * MINUTE;

  it('breaks the line where a step is missing', () => {
    const data = chartData(
      series([
        [MINUTE, 1],
        [2 * MINUTE, 2],
        [5 * MINUTE, 5],
      ]),
      now,
    );
    expect(data.times.map(time => time / MINUTE)).toEqual([1, 2, 3, 5]);
    expect(data.settled).toEqual([1, 2, null, 5]);
  });

  it('tells the newest points apart, joined to the line', () => {
    const data = chartData(
      series([
        [96 * MINUTE, 6],
        [97 * MINUTE, 7],
        [98 * MINUTE, 8],
        [99 * MINUTE, 9],
      ]),
      now,
    );
    expect(data.settled).toEqual([6, 7, null, null]);
    expect(data.provisional).toEqual([null, 7, 8, 9]);
  });

  it('sums the series up', () => {
    expect(
      chartData(
        series([
          [MINUTE, 4],
          [2 * MINUTE, 9],
          [3 * MINUTE, 2],
        ]),
        now,
      ).range,
    ).toEqual({ latest: 2, highest: 9, lowest: 2 });
  });

  it('draws sums as rates, whatever the step and what is known of it', () => {
    const { settled } = chartData(
      {
        ...series([
          [5 * MINUTE, 50],
          [10 * MINUTE, 20],
        ]),
        statistic: 'Sum',
        joinedBy: 'Sum',
        step: 300,
        partial: [[10 * MINUTE, 120]],
      },
      now,
    );
    expect(settled).toEqual([10, 10]);
  });

  it('has no range without points: no data is not zero', () => {
    expect(chartData(series([]), now).range).toBe(null);
  });
});

describe('a figure that holds until the next is known', () => {
  const days = (...values: [day: number, value: number][]) =>
    held(
      chartData(
        series(values.map(([day, value]) => [day * 1_440 * MINUTE, value])),
        100 * 1_440 * MINUTE,
      ),
    );

  it('is one line, with a mark wherever it changed', () => {
    const data = days([1, 0.9], [30, 0.9], [60, 0.8], [61, 0.9]);
    expect(data.settled).toEqual([0.9, 0.9, 0.8, 0.9]);
    expect([...changes(data)]).toEqual([0, 2, 3]);
  });

  it('has a mark when it is known once', () => {
    expect([...changes(days([5, 0.9]))]).toEqual([0]);
  });
});

describe('lonelyPoints', () => {
  const HOUR = 60 * MINUTE;
  const lonelyOf = (
    minutes: number[],
    spanMs: number,
    now = 1_000 * MINUTE,
  ) => [
    ...lonelyPoints(
      chartData(series(minutes.map(minute => [minute * MINUTE, 1])), now),
      spanMs,
    ),
  ];

  it('finds the values that no line leads to', () => {
    expect(lonelyOf([1, 10, 11, 20], HOUR)).toEqual([0, 5]);
  });

  it('finds lines that are too short to be seen', () => {
    expect(lonelyOf([1, 10, 11, 20], 15 * 24 * HOUR)).toEqual([0, 3, 5]);
  });

  it('does not mark the newest points of a line, which may still change', () => {
    const minutes = Array.from({ length: 60 }, (_, index) => index);
    expect(lonelyOf(minutes, HOUR, 60 * MINUTE)).toEqual([]);
  });

  it('marks the only point, also while it may change', () => {
    expect(lonelyOf([59], HOUR, 60 * MINUTE)).toEqual([0]);
    expect(lonelyOf([], HOUR)).toEqual([]);
  });
});
