import { planHistory, planWindow } from './planWindow';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const settings = {
  backfill: 24 * HOUR,
  overlap: 30 * MINUTE,
  retention: 360 * HOUR,
};

/** 2027-01-15T08:00:00Z */
const T = 1_800_000_000_000;
const NOW = T + 30_000;

describe('planWindow', () => {
  it.each([
    [
      'a new series: what checks look at, up to the third last minute',
      { period: 60 },
      { from: T - 3 * HOUR, to: T - 2 * MINUTE },
    ],
    [
      'a new series of few points: more than checks look at',
      { period: 3600 },
      { from: T - 24 * HOUR, to: T - HOUR },
    ],
    [
      'a known series: from the watermark less the overlap',
      { period: 60, watermark: T - 17 * MINUTE },
      { from: T - 47 * MINUTE, to: T - 2 * MINUTE },
    ],
    [
      'after a night of downtime: the whole night, and what may have come late before',
      { period: 60, watermark: T - 10 * HOUR },
      { from: T - 13 * HOUR, to: T - 2 * MINUTE },
    ],
    [
      'after a month of downtime: not more than is kept',
      { period: 60, watermark: T - 720 * HOUR },
      { from: T - 360 * HOUR, to: T - 2 * MINUTE },
    ],
    [
      'periods of five minutes: aligned, less the last two',
      { period: 300, watermark: T - 15 * MINUTE },
      { from: T - 45 * MINUTE, to: T - 10 * MINUTE },
    ],
    [
      'periods of an hour: the last full one, ten minutes after its end',
      { period: 3600, watermark: T - 3 * HOUR },
      { from: T - 6 * HOUR, to: T - HOUR },
    ],
    [
      'periods of a day: at least one, however short the backfill',
      { period: 86_400 },
      { from: 20_832 * 24 * HOUR, to: 20_833 * 24 * HOUR },
    ],
    ['nothing new since', { period: 60, watermark: T - 2 * MINUTE }, undefined],
    [
      'what a verdict needs and was never asked for, however little is new',
      {
        period: 60,
        watermark: T - 2 * MINUTE,
        askedFrom: T - 24 * HOUR,
        wantedFrom: T - 60 * HOUR,
      },
      { from: T - 60 * HOUR, to: T - 2 * MINUTE },
    ],
    [
      'no more of it than is kept',
      {
        period: 60,
        watermark: T - 2 * MINUTE,
        askedFrom: T - 24 * HOUR,
        wantedFrom: T - 600 * HOUR,
      },
      { from: T - 360 * HOUR, to: T - 2 * MINUTE },
    ],
    [
      'a watermark ahead of the clock',
      { period: 60, watermark: T + HOUR },
      undefined,
    ],
  ])('asks for %s', (_, series, window) => {
    // One whose turn to look for late points is not within the last minutes.
    expect(planWindow({ id: 1, ...series }, settings, NOW)).toEqual(window);
  });

  it.each([1, 5, 60])(
    'asks for points that come an hour late, when asked every %d minutes',
    every => {
      const asked: { at: number; from: number; to: number }[] = [];
      let watermark = T - 6 * HOUR;
      for (let at = watermark; at <= NOW; at += every * MINUTE) {
        const series = { id: 3, period: 60, watermark };
        const window = planWindow(series, settings, at);
        if (window) {
          asked.push({ at, ...window });
          watermark = window.to;
        }
      }
      const lost: number[] = [];
      for (let point = T - 5 * HOUR; point < T - 3 * HOUR; point += MINUTE) {
        const comes = point + HOUR + 3 * MINUTE;
        if (
          !asked.some(
            ({ at, from, to }) => at >= comes && from <= point && point < to,
          )
        ) {
          lost.push(point);
        }
      }
      expect(lost).toEqual([]);
      const points = asked.reduce((sum, { from, to }) => sum + to - from, 0);
      const without = asked.length * (every * MINUTE + settings.overlap);
      expect(points / without).toBeLessThan(every === 60 ? 3 : 1.6);
    },
  );

  it('never asks for the newest two periods', () => {
    for (let second = 0; second < 120; second++) {
      const now = T + second * 1000;
      const window = planWindow({ id: 1, period: 60 }, settings, now);
      expect(window?.to).toBeLessThanOrEqual(now - 2 * MINUTE);
      expect(window?.to).toBeGreaterThan(now - 3 * MINUTE);
    }
  });
});

describe('planHistory', () => {
  const first = T - 3 * HOUR;

  it('goes back from what is known, a day at a time, until the backfill', () => {
    const longer = { ...settings, backfill: 48 * HOUR };
    const windows = [];
    let askedFrom = first;
    for (;;) {
      const window = planHistory({ askedFrom, period: 60 }, longer, NOW);
      if (!window) {
        break;
      }
      windows.push(window);
      askedFrom = window.from;
    }
    expect(windows).toEqual([
      { from: first - 24 * HOUR, to: first },
      { from: T - 48 * HOUR + MINUTE, to: first - 24 * HOUR },
    ]);
  });

  it.each([
    ['the backfill is known', { backfill: 3 * HOUR }],
    ['nothing older is kept', { retention: 3 * HOUR }],
  ])('wants nothing where %s', (_, more) => {
    expect(
      planHistory(
        { askedFrom: first, period: 60 },
        { ...settings, ...more },
        NOW,
      ),
    ).toBeUndefined();
  });
});
