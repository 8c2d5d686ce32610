import { isWeeklyAtMost, nextOf } from './cron';

describe('nextOf', () => {
  it('is after the time that is given, in the time zone', () => {
    const after = Date.parse('2026-03-23T08:00:00Z');
    const next = (timezone?: string) =>
      new Date(nextOf({ cron: '0 8 * * 1', timezone }, after)!).toISOString();
    expect(next()).toBe('2026-03-30T08:00:00.000Z');
    expect(next('Europe/Berlin')).toBe('2026-03-30T06:00:00.000Z');
  });
});

describe('isWeeklyAtMost', () => {
  it.each([
    ['0 8 * * 1', true],
    ['0 8 1 * *', true],
    ['0 8 * * 1,4', false],
    ['0 8 * * *', false],
    ['0 8,9 * * 1', false],
    ['0 8 1,2 * *', false],
  ])('%s: %s', (cron, isWeekly) => {
    expect(isWeeklyAtMost(cron)).toBe(isWeekly);
  });
});
