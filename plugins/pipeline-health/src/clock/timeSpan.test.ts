import { fitSpan, moved, zoomed } from './timeSpan';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 1_000 * DAY;

describe('a stretch of time', () => {
  it('is left as it is where charts can show it', () => {
    const span = { fromMs: NOW - DAY, toMs: NOW };
    expect(fitSpan(span, NOW)).toEqual(span);
  });

  it('is made long enough around its middle, and short enough', () => {
    const at = NOW - DAY;
    expect(fitSpan({ fromMs: at, toMs: at }, NOW)).toEqual({
      fromMs: at - 5 * MINUTE,
      toMs: at + 5 * MINUTE,
    });
    const { fromMs, toMs } = fitSpan({ fromMs: 0, toMs: NOW }, NOW);
    expect(toMs - fromMs).toBe(400 * DAY);
  });

  it('does not reach into what is to come', () => {
    expect(fitSpan({ fromMs: NOW, toMs: NOW + DAY }, NOW)).toEqual({
      fromMs: NOW - DAY,
      toMs: NOW,
    });
  });

  it('is zoomed around a time that keeps its place', () => {
    expect(zoomed({ fromMs: 0, toMs: 100 }, 0.5, 20)).toEqual({
      fromMs: 10,
      toMs: 60,
    });
    expect(zoomed({ fromMs: 0, toMs: 100 }, 2)).toEqual({
      fromMs: -50,
      toMs: 150,
    });
  });

  it('is moved by a share of its length', () => {
    expect(moved({ fromMs: 0, toMs: 100 }, -0.5)).toEqual({
      fromMs: -50,
      toMs: 50,
    });
  });
});
