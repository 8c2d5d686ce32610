import { parseDuration } from './parseDuration';

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
