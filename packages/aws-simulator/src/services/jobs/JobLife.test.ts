import { Random } from '../../random/Random';
import { JobLife } from './JobLife';
import { JobLifeItem } from './jobLifeSchema';

const HOUR = 3_600_000;
const ZERO = Date.parse('2026-03-02T08:00:00Z');

const life = (changes: Partial<JobLifeItem>, oneAtATime: boolean) =>
  new JobLife(
    {
      created: -HOUR,
      schedule: 'cron(20 * * * ? *)',
      delay: 0,
      duration: HOUR / 4,
      records: 1,
      curve: 'flat',
      memory: 0.4,
      tags: {},
      events: [],
      ...changes,
    },
    { zero: ZERO, random: new Random(1), oneAtATime },
  );

describe('the life of a job', () => {
  it('refuses a start that is due while a run goes on, where one may at a time', () => {
    const long = { duration: 1.4 * HOUR };
    const starts = (oneAtATime: boolean) =>
      life(long, oneAtATime)
        .runs(ZERO + 6 * HOUR)
        .map(({ start }) => new Date(start).toISOString().slice(11, 16));
    expect(starts(true)).toEqual(['13:20', '11:20', '09:20', '07:20']);
    expect(starts(false)).toHaveLength(7);
  });

  it('has runs that a person stops', () => {
    const events = [{ at: HOUR, stopped: true }];
    expect(
      life({ events }, true)
        .runs(ZERO + 3 * HOUR)
        .map(({ stopped }) => stopped),
    ).toEqual([true, true, false, false]);
  });
});
