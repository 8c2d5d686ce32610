import { RHYTHM_SINCE, rhythmOf, rhythmWindow } from './Rhythm';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-01T12:40:00Z');
const FULL = Date.parse('2026-03-01T12:00:00Z');
const samples = (...times: number[]) =>
  times.map((at, index) => ({ at, value: 10 ** index }));

describe('rhythmWindow', () => {
  it('holds whole hours of four weeks and a day', () => {
    expect(rhythmWindow(NOW)).toEqual({ from: FULL - RHYTHM_SINCE, to: FULL });
  });

  it('leaves out an hour that has only just ended', () => {
    expect(rhythmWindow(FULL + HOUR / 4).to).toBe(FULL - HOUR);
  });
});

describe('rhythmOf', () => {
  const window = { from: FULL - 6 * HOUR, to: FULL };

  it('adds up each hour, and knows those without samples', () => {
    const known = samples(
      window.from,
      window.from + 59 * 60_000,
      FULL - 2 * HOUR,
    );
    expect(rhythmOf(known, window)).toEqual({
      from: window.from,
      sums: [11, 0, 0, 0, 100, 0],
    });
  });

  it('begins with the first hour that is known whole', () => {
    const known = samples(FULL - 3 * HOUR + 60_000, FULL - 2 * HOUR);
    expect(rhythmOf(known, window)).toEqual({
      from: FULL - 2 * HOUR,
      sums: [10, 0],
    });
  });

  it.each([
    ['no sample', []],
    ['samples of other times', [window.from - 1, FULL]],
    ['samples of the last hour only', [FULL - HOUR / 2]],
  ])('is unknown with %s', (_, times) => {
    expect(rhythmOf(samples(...times), window)).toBeUndefined();
  });
});
