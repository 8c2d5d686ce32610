import { localeOf, writeIn } from './locale';
import { formatDay, formatLocal, formatUtc, secondsSince } from './time';

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

  it.each([
    ['en', 'Tue, Feb 3, 14:05', 'Feb 3'],
    ['ko', '2월 3일 (화) 14:05', '2월 3일'],
  ])('writes a time and a day in %s', (language, time, day) => {
    writeIn(language);
    const at = new Date(2026, 1, 3, 14, 5).getTime();
    expect(formatLocal(at)).toBe(time);
    expect(formatDay(at)).toBe(day);
    writeIn('en');
  });
});

describe('localeOf', () => {
  it.each([
    ['en', ['ko-KR', 'en-GB', 'en-US'], 'en-GB'],
    ['ko', ['en-US', 'ko-KR'], 'ko-KR'],
    ['ko', ['en-US'], 'ko'],
  ])('of %s for who prefers %j is %s', (language, preferred, locale) => {
    expect(localeOf(language, preferred)).toBe(locale);
  });
});
