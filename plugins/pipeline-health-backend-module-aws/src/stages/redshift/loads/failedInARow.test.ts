import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { allKnownSince, failedInARowAt, KEPT_OF_EACH } from './failedInARow';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-02T12:00:00Z');

const load = (
  hoursAgo: number,
  state: Run['state'],
  table = 'orders',
): Run => ({
  id: `${table}-${hoursAgo}`,
  state,
  startedAt: new Date(NOW - hoursAgo * HOUR).toISOString(),
  ...(state !== 'running' && {
    endedAt: new Date(NOW - (hoursAgo - 0.5) * HOUR).toISOString(),
  }),
  figures: { table },
});

describe('failedInARowAt', () => {
  const loads = [
    load(1, 'running'),
    load(2, 'failed'),
    load(3, 'failed'),
    load(4, 'succeeded'),
    load(4, 'failed', 'items'),
    load(5, 'failed'),
  ];

  it('counts those of the worst table since its last good one', () => {
    expect(failedInARowAt(loads, NOW)).toBe(2);
  });

  it('counts what had ended by then', () => {
    const hoursAgo = (hours: number) =>
      failedInARowAt(loads, NOW - hours * HOUR);
    expect(hoursAgo(1.6)).toBe(1);
    expect(hoursAgo(3.4)).toBe(1);
    expect(hoursAgo(4.4)).toBe(1);
    expect(hoursAgo(6)).toBe(0);
  });

  it('is none where nothing was loaded', () => {
    expect(failedInARowAt([], NOW)).toBe(0);
  });
});

describe('allKnownSince', () => {
  const since = NOW - 1000 * HOUR;

  it('is as long as the warehouse remembers', () => {
    expect(allKnownSince([load(1, 'failed')], since)).toBe(since);
  });

  it('is shorter where only the newest of a table are known', () => {
    const many = Array.from({ length: KEPT_OF_EACH }, (_, index) =>
      load(index + 1, 'succeeded'),
    );
    expect(allKnownSince([...many, load(900, 'failed', 'items')], since)).toBe(
      NOW - KEPT_OF_EACH * HOUR,
    );
  });
});
