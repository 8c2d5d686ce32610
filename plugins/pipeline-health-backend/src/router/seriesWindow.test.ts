import { seriesWindow } from './seriesWindow';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('seriesWindow', () => {
  it.each([
    [{}, { from: NOW - 3 * HOUR, to: NOW, step: 60 }],
    [{ to: NOW - HOUR }, { from: NOW - 4 * HOUR, to: NOW - HOUR, step: 60 }],
    [{ from: NOW - DAY }, { from: NOW - DAY, to: NOW, step: 300 }],
    [{ from: NOW - 6 * HOUR }, { from: NOW - 6 * HOUR, to: NOW, step: 60 }],
    [{ from: NOW - 3 * DAY }, { from: NOW - 3 * DAY, to: NOW, step: 900 }],
    [{ from: NOW - 7 * DAY }, { from: NOW - 7 * DAY, to: NOW, step: 1800 }],
    [{ from: NOW - 15 * DAY }, { from: NOW - 15 * DAY, to: NOW, step: 3600 }],
    [{ from: NOW - 90 * DAY }, { from: NOW - 90 * DAY, to: NOW, step: 21600 }],
    [
      { from: NOW - 400 * DAY },
      { from: NOW - 400 * DAY, to: NOW, step: 86400 },
    ],
    [
      { from: NOW - DAY, step: 60 },
      { from: NOW - DAY, to: NOW, step: 60 },
    ],
    [{ from: NOW - 1000 }, { from: NOW - 1000, to: NOW, step: 60 }],
  ])('completes %j', (asked, expected) => {
    expect(seriesWindow(asked, NOW)).toEqual(expected);
  });

  it.each([
    [{ from: NOW }, 'to: expected a time after from'],
    [{ from: NOW, to: NOW - 1 }, 'to: expected a time after from'],
    [
      { from: NOW - 400 * DAY - 1 },
      'from: expected at most 400 days before to',
    ],
    [
      { from: NOW - 10 * DAY, step: 60 },
      'step: 60 s gives more than 2000 points; expected at least 480 s',
    ],
  ])('refuses %j', (asked, message) => {
    expect(() => seriesWindow(asked, NOW)).toThrow(message);
  });
});
