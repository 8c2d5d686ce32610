import { formatDuration } from './formatDuration';

describe('formatDuration', () => {
  it.each([
    [-5, '0 s'],
    [0, '0 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [61, '1 min 1 s'],
    [3599, '59 min 59 s'],
    [3600, '1 h'],
    [3659, '1 h'],
    [11_400, '3 h 10 min'],
    [86_400, '1 d'],
    [187_200, '2 d 4 h'],
  ])('writes %s as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it.each([
    ['ko', 11_400, '3시간 10분'],
    ['ko', 187_200, '2일 4시간'],
    ['de', 11_400, '3 Std. 10 Min.'],
  ])('writes in %s %s as %s', (locale, seconds, text) => {
    expect(formatDuration(seconds, locale)).toBe(text);
  });
});
