import { snoozeChoices } from './snoozeChoices';

const morning = (now: Date) =>
  new Date(snoozeChoices(now.getTime())[2].until).toString();

describe('snoozeChoices', () => {
  it('is until this morning at night, and until tomorrow in the day', () => {
    expect(morning(new Date(2026, 2, 1, 3, 12))).toBe(
      new Date(2026, 2, 1, 9).toString(),
    );
    expect(morning(new Date(2026, 2, 1, 9, 0))).toBe(
      new Date(2026, 2, 2, 9).toString(),
    );
  });
});
