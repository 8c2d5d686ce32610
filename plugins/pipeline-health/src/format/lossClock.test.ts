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
    ['critical', 3 * HOUR, 'critical'],
    ['critical', 48 * HOUR, 'warning'],
    ['critical', 100 * HOUR, 'calm'],
    ['warning', 3 * HOUR, 'warning'],
    ['healthy', 1 * HOUR, 'calm'],
    ['unknown', 1 * HOUR, 'calm'],
  ] as const)(
    'of a %s pipeline with %d seconds left is %s',
    (health, left, urgency) => {
      expect(lossUrgency(health, left)).toBe(urgency);
    },
  );
});
