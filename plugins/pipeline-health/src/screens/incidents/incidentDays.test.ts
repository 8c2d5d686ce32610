import { incidentDays } from './incidentDays';

const now = new Date(2026, 10, 27, 20).getTime();
const at = (day: number, hour: number) =>
  new Date(2026, 10, day, hour).toISOString();

describe('incidentDays', () => {
  it('tells the worst of each day, and nothing of a day without incident', () => {
    const days = incidentDays(
      [
        { openedAt: at(25, 12), resolvedAt: at(26, 1), worst: 'critical' },
        { openedAt: at(26, 4), resolvedAt: at(26, 5), worst: 'warning' },
      ],
      now,
      4,
    );
    expect(days.map(({ worst }) => worst)).toEqual([
      undefined,
      'critical',
      'critical',
      undefined,
    ]);
  });

  it('has an open incident until today, from when it began by its evidence', () => {
    const days = incidentDays(
      [{ openedAt: at(27, 1), onsetAt: at(26, 23), worst: 'warning' }],
      now,
      3,
    );
    expect(days.map(({ worst }) => worst)).toEqual([
      undefined,
      'warning',
      'warning',
    ]);
  });
});
