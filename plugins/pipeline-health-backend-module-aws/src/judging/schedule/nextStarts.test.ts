import { nextStarts } from './nextStarts';

const now = Date.parse('2026-03-02T12:00:00Z');
const at = (...expressions: string[]) =>
  nextStarts(
    expressions.map(expression => ({ expression })),
    now,
  ).map(time => new Date(time).toISOString().slice(5, 16));

describe('nextStarts', () => {
  it('are those of all schedules together, a few of them', () => {
    expect(at('cron(0 6 * * ? *)', 'cron(30 13 * * ? *)')).toEqual([
      '03-02T13:30',
      '03-03T06:00',
      '03-03T13:30',
      '03-04T06:00',
      '03-04T13:30',
    ]);
  });

  it('are counted once where two schedules meet', () => {
    expect(at('at(2026-03-02T18:00:00)', 'at(2026-03-02T18:00:00)')).toEqual([
      '03-02T18:00',
    ]);
  });

  it('are none of a time that is over, of a rate, and of what is not understood', () => {
    expect(
      at('at(2026-03-01T18:00:00)', 'rate(5 minutes)', 'when it rains'),
    ).toEqual([]);
  });

  it('are none of what starts other things first', () => {
    const schedule = { expression: 'cron(0 6 * * ? *)', indirect: true };
    expect(nextStarts([schedule], now)).toEqual([]);
  });
});
