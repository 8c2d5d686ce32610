import { formatUtc, secondsSince } from './time';

describe('times', () => {
  const now = Date.parse('2026-02-03T14:05:12Z');

  it('counts the seconds since a time', () => {
    expect(secondsSince('2026-02-03T14:05:00Z', now)).toBe(12);
  });

  it('never tells a time in the future, whatever the clocks say', () => {
    expect(secondsSince('2026-02-03T14:06:00Z', now)).toBe(0);
  });

  it('writes UTC in full', () => {
    expect(formatUtc(now)).toBe('2026-02-03 14:05:12 UTC');
  });

  it('leaves what is no time as it is', () => {
    expect(formatUtc('soon')).toBe('soon');
  });
});
