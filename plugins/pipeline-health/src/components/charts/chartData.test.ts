import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { chartData, standsAlone } from './chartData';

const MINUTE = 60_000;

function series(points: [number, number][]): Series {
  return {
    stage: 'arn',
    metric: 'oldestMessageAge',
    unit: 'seconds',
    statistic: 'Maximum',
    step: 60,
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

  it('has no range without points: no data is not zero', () => {
    expect(chartData(series([]), now).range).toBe(null);
  });
});

describe('standsAlone', () => {
  it('finds the values that no line leads to', () => {
    const values = [1, null, 2, 3, null, 4];
    expect(values.map((_, index) => standsAlone(values, index))).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});
