import { clockParts, formatDuration } from './duration';
import { writeIn } from './locale';

afterEach(() => writeIn('en'));

describe('in Korean', () => {
  beforeEach(() => writeIn('ko'));

  it.each([
    [45, '45초'],
    [15_120, '4시간 12분'],
    [0, '0초'],
    [200_000, '2일 7시간'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('counts down in its units', () => {
    expect(clockParts(11_229)).toEqual([
      ['3', '시간'],
      ['07', '분'],
      ['09', '초'],
    ]);
    expect(clockParts(200_000)).toEqual([
      ['2', '일'],
      ['7', '시간'],
    ]);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [0.25, '250 ms'],
    [59.9, '59 s'],
    [60, '1 min'],
    [61, '1 min 1 s'],
    [3_599, '59 min 59 s'],
    [15_120, '4 h 12 min'],
    [68_400, '19 h'],
    [86_400, '1 d'],
    [86_400 * 3 + 7_300, '3 d 2 h'],
    [-90, '−1 min 30 s'],
    [Infinity, '–'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('clockParts', () => {
  const write = (seconds: number) =>
    clockParts(seconds)
      .map(part => part.join(' '))
      .join(' ');

  it.each([
    [0, '00 min 00 s'],
    [-5, '00 min 00 s'],
    [429, '07 min 09 s'],
    [11_229, '3 h 07 min 09 s'],
    [86_399, '23 h 59 min 59 s'],
    [86_400, '1 d 0 h'],
    [200_000, '2 d 7 h'],
  ])('shows %d seconds as %s', (seconds, text) => {
    expect(write(seconds)).toBe(text);
  });
});
