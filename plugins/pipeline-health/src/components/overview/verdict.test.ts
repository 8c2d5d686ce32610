import { pipeline } from '../../__testUtils__/fixtures';
import { firstToLose, verdict } from './verdict';

const words = ((key: string, options?: { count: number }) =>
  `${key} ${options?.count ?? ''}`.trim()) as Parameters<typeof verdict>[0];

describe('verdict', () => {
  it.each([
    [{ critical: 2, unknown: 1, warning: 1, healthy: 9 }, 'verdict.critical 2'],
    [{ critical: 0, unknown: 1, warning: 1, healthy: 9 }, 'verdict.unknown 1'],
    [{ critical: 0, unknown: 0, warning: 1, healthy: 9 }, 'verdict.warning 1'],
    [
      { critical: 0, unknown: 0, warning: 0, healthy: 9 },
      'verdict.allHealthy 9',
    ],
    [{ critical: 0, unknown: 0, warning: 0, healthy: 0 }, 'verdict.nothing'],
  ])('says what is worst of %p', (counts, text) => {
    expect(verdict(words, counts).text).toBe(text);
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
