import { formatDuration, parseDuration } from './duration';

describe('parseDuration', () => {
  it.each([
    ['90s', 90],
    ['15m', 900],
    ['1.5h', 5400],
    [' 7d ', 604_800],
    ['2w', 1_209_600],
    ['PT15M', 900],
    ['P1DT2H', 93_600],
    ['', undefined],
    ['15', undefined],
    ['15 minutes', undefined],
    ['-15m', undefined],
    ['PT-15M', undefined],
    ['m', undefined],
  ])('reads %j as %s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [11_400, '3 h 10 min'],
    [86_400, '1 d'],
    [187_200, '2 d 4 h'],
  ])('writes %s as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
