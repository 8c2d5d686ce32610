import { recountLoss } from './lossTimes';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('recountLoss', () => {
  const loss = {
    secondsToLoss: 600,
    bestSecondsToLoss: 3600,
    countedFrom: NOW,
  };

  it('keeps the moment of loss when the facts were read again meanwhile', () => {
    expect(recountLoss(loss, NOW + 5 * MINUTE)).toEqual({
      secondsToLoss: 300,
      bestSecondsToLoss: 3300,
    });
    expect(recountLoss(loss, NOW + 60 * MINUTE).secondsToLoss).toBe(0);
  });

  it('is never later than the truth for a part of a second', () => {
    expect(recountLoss(loss, NOW + 1_200).secondsToLoss).toBe(598);
  });

  it('is none where there is none', () => {
    expect(recountLoss({}, NOW).secondsToLoss).toBeUndefined();
  });
});
