import { seriesWindow } from './seriesWindow';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('seriesWindow', () => {
  it.each([
    [{}, { from: NOW - 3 * HOUR, to: NOW, step: 60 }],
    [{ to: NOW - HOUR }, { from: NOW - 4 * HOUR, to: NOW - HOUR, step: 60 }],
    [{ from: NOW - DAY }, { from: NOW - DAY, to: NOW, step: 300 }],
    [{ from: NOW - 15 * DAY }, { from: NOW - 15 * DAY, to: NOW, step: 4320 }],
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
    [{ from: NOW - 15 * DAY - 1 }, 'from: expected at most 15 days before to'],
    [
      { from: NOW - 10 * DAY, step: 60 },
      'step: 60 s gives more than 5000 points; expected at least 180 s',
    ],
  ])('refuses %j', (asked, message) => {
    expect(() => seriesWindow(asked, NOW)).toThrow(message);
  });
});
