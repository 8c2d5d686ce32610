import { lossUrgency, secondsLeft } from './lossClock';

const HOUR = 3_600;

describe('secondsLeft', () => {
  const collectedAt = '2026-02-03T14:00:00Z';
  const later = (seconds: number) => Date.parse(collectedAt) + seconds * 1_000;

  it('counts down from the time of the reading', () => {
    const facts = {
      health: 'critical',
      secondsToLoss: 600,
      collectedAt,
    } as const;
    expect(secondsLeft(facts, later(0))).toBe(600);
    expect(secondsLeft(facts, later(90))).toBe(510);
    expect(secondsLeft(facts, later(700))).toBe(0);
  });

  it('does not gain time from a clock that runs behind', () => {
    const facts = {
      health: 'critical',
      secondsToLoss: 600,
      collectedAt,
    } as const;
    expect(secondsLeft(facts, later(-60))).toBe(600);
  });

  it('is undefined when nothing is at risk', () => {
    expect(secondsLeft({ health: 'healthy', collectedAt }, later(0))).toBe(
      undefined,
    );
  });
});

describe('lossUrgency', () => {
  it.each([
    ['critical', 0, 'lost'],
    ['healthy', 0, 'lost'],
    ['critical', 5 * HOUR, 'critical'],
    ['critical', 7 * HOUR, 'warning'],
    ['critical', 13 * HOUR, 'calm'],
    ['warning', 3 * HOUR, 'warning'],
    ['warning', 13 * HOUR, 'calm'],
    ['healthy', 1 * HOUR, 'calm'],
    ['unknown', 1 * HOUR, 'calm'],
  ] as const)(
    'of a %s pipeline that keeps data for a day and has %d seconds left is %s',
    (health, left, urgency) => {
      const retentionSeconds = 24 * HOUR;
      expect(lossUrgency({ health, retentionSeconds }, left)).toBe(urgency);
    },
  );

  it.each([
    [23 * HOUR, 'critical'],
    [25 * HOUR, 'warning'],
    [50 * HOUR, 'calm'],
  ] as const)(
    'goes by four days where the retention is not known: %d seconds are %s',
    (left, urgency) => {
      expect(lossUrgency({ health: 'critical' }, left)).toBe(urgency);
    },
  );
});
