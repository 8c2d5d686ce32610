import { pipeline } from '../../__testUtils__/fixtures';
import { firstToLose, othersThan, verdict } from './verdict';

describe('verdict', () => {
  it.each([
    [{ critical: 2, unknown: 1, warning: 1, healthy: 9 }, 'critical', 2],
    [{ critical: 0, unknown: 1, warning: 1, healthy: 9 }, 'unknown', 1],
    [{ critical: 0, unknown: 0, warning: 1, healthy: 9 }, 'warning', 1],
    [{ critical: 0, unknown: 0, warning: 0, healthy: 9 }, 'healthy', 9],
  ])('says what is worst of %p', (counts, health, count) => {
    expect(verdict(counts)).toEqual({ health, count });
  });

  it('says nothing of nothing', () => {
    expect(verdict({ critical: 0, unknown: 0, warning: 0, healthy: 0 })).toBe(
      undefined,
    );
  });
});

describe('othersThan', () => {
  it('leaves those that are not among some', () => {
    const all = { critical: 5, unknown: 0, warning: 1, healthy: 9 };
    const some = { critical: 1, unknown: 0, warning: 1, healthy: 2 };
    expect(othersThan(some, all)).toEqual({
      critical: 4,
      unknown: 0,
      warning: 0,
      healthy: 7,
    });
  });

  it('is never less than none', () => {
    const none = { critical: 0, unknown: 0, warning: 0, healthy: 0 };
    expect(othersThan({ ...none, critical: 1 }, none)).toEqual(none);
  });
});

describe('firstToLose', () => {
  const now = Date.parse('2026-02-03T14:00:00Z');
  const losing = (name: string, secondsToLoss: number, health = 'critical') =>
    pipeline(now, name, {
      secondsToLoss,
      health: health as 'critical',
      collectedAt: new Date(now).toISOString(),
    });

  it('is the critical pipeline with the least time', () => {
    const items = [losing('a', 7_200), losing('b', 3_600), losing('c', 9_000)];
    expect(firstToLose(items, now)?.title).toBe('b');
  });

  it('is nobody when no loss is near', () => {
    const items = [
      losing('short-lived', 60, 'healthy'),
      losing('next-week', 600_000),
    ];
    expect(firstToLose(items, now)).toBe(undefined);
  });
});
