import { currentReading, metricFacts, StoredSeries } from './StageFacts';

const NOW = Date.parse('2026-03-01T12:00:30Z');
const MINUTE = 60_000;

const depth = {
  metric: 'depth',
  title: 'Depth',
  unit: 'count',
  statistic: 'Maximum',
  key: true,
  period: 60,
  expectedLag: 180,
} as const;

/** A queue whose depth was told some minutes ago, and asked for until two minutes ago. */
function depthOf(minutesAgo: number, described: boolean, describedAt: number) {
  const series: StoredSeries = {
    metric: 'depth',
    unit: 'count',
    every: 3_600,
    last: { at: NOW - minutesAgo * MINUTE, value: 7 },
    askedFrom: NOW - 60 * MINUTE,
    askedUntil: NOW - 2 * MINUTE,
  };
  const definition = { ...depth, ...(described && { described }) };
  const facts = metricFacts([series], {}, [definition], NOW, describedAt);
  return currentReading(facts, 'depth')?.value;
}

describe('what is current', () => {
  it('is the newest value while a younger one may still come', () => {
    expect(depthOf(6, false, NOW)).toBe(7);
    expect(depthOf(7, false, NOW)).toBeUndefined();
  });

  it('is what was described, until the next description', () => {
    expect(depthOf(50.5, true, NOW - 50 * MINUTE)).toBe(7);
    expect(depthOf(50.5, true, NOW - 40 * MINUTE)).toBeUndefined();
    expect(depthOf(50.5, false, NOW - 50 * MINUTE)).toBeUndefined();
  });
});
