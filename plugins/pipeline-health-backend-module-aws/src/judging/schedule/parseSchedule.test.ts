import { parseSchedule } from './parseSchedule';

const monday = Date.parse('2026-11-23T13:00:00Z');

function nextTwo(expression: string, timeZone?: string): string[] {
  const schedule = parseSchedule(expression, { timeZone });
  const first = schedule?.nextAfter(monday);
  const second = first === undefined ? undefined : schedule?.nextAfter(first);
  return [first, second]
    .filter(time => time !== undefined)
    .map(time => new Date(time as number).toISOString().slice(0, 16));
}

describe('parseSchedule', () => {
  it.each<[string, string, string[]]>([
    ['daily', 'cron(15 6 * * ? *)', ['2026-11-24T06:15', '2026-11-25T06:15']],
    [
      'Sunday is 1, so Monday is 2',
      'cron(0 6 ? * 2 *)',
      ['2026-11-30T06:00', '2026-12-07T06:00'],
    ],
    [
      'names of days',
      'cron(0 6 ? * SUN-TUE *)',
      ['2026-11-24T06:00', '2026-11-29T06:00'],
    ],
    [
      'the upper case of DataBrew',
      'Cron(0 6 ? * FRI *)',
      ['2026-11-27T06:00', '2026-12-04T06:00'],
    ],
    [
      'steps from a start',
      'cron(5/20 13 * * ? *)',
      ['2026-11-23T13:05', '2026-11-23T13:25'],
    ],
    [
      'the last Friday',
      'cron(0 6 ? * 6L *)',
      ['2026-11-27T06:00', '2026-12-25T06:00'],
    ],
    [
      'the second Tuesday',
      'cron(0 12 ? * 3#2 *)',
      ['2026-12-08T12:00', '2027-01-12T12:00'],
    ],
    [
      'the end of the week',
      'cron(0 12 ? * L *)',
      ['2026-11-28T12:00', '2026-12-05T12:00'],
    ],
    [
      'the working day nearest to the 1st',
      'cron(0 8 1W * ? *)',
      ['2026-12-01T08:00', '2027-01-01T08:00'],
    ],
    [
      'the last day of the month',
      'cron(0 8 L * ? *)',
      ['2026-11-30T08:00', '2026-12-31T08:00'],
    ],
    [
      'a range of years',
      'cron(0 8 1 1 ? 2027-2028)',
      ['2027-01-01T08:00', '2028-01-01T08:00'],
    ],
    ['a year that has passed', 'cron(0 0 1 1 ? 2020)', []],
    ['a day that never comes', 'cron(0 0 30 2 ? *)', []],
    [
      'a rate counts from the time given',
      'rate(90 minutes)',
      ['2026-11-23T14:30', '2026-11-23T16:00'],
    ],
    ['a rate of one', 'rate(1 day)', ['2026-11-24T13:00', '2026-11-25T13:00']],
    ['a single time', 'at(2026-11-24T08:30:00)', ['2026-11-24T08:30']],
    ['a single time that has passed', 'at(2026-11-20T08:30:00)', []],
  ])('%s: %s', (_, expression, times) => {
    expect(nextTwo(expression)).toEqual(times);
  });

  it('keeps to the time zone, through the change from summer time', () => {
    const schedule = parseSchedule('cron(0 6 * * ? *)', {
      timeZone: 'Europe/Berlin',
    });
    const saturday = Date.parse('2026-10-24T00:00:00Z');
    const first = schedule?.nextAfter(saturday) ?? 0;
    const second = schedule?.nextAfter(first) ?? 0;
    expect(new Date(first).toISOString()).toBe('2026-10-24T04:00:00.000Z');
    expect(new Date(second).toISOString()).toBe('2026-10-25T05:00:00.000Z');
  });

  it.each([
    '',
    'every morning',
    'cron(0 6 * * *)',
    'cron(0 6 * * ? * *)',
    'cron(61 6 * * ? *)',
    'cron(0 6 ? * 9 *)',
    'rate(0 minutes)',
    'rate(5 fortnights)',
    'at(tomorrow)',
  ])('does not guess what %j means', expression => {
    expect(parseSchedule(expression)).toBeUndefined();
  });

  it('does not guess what an unknown time zone means', () => {
    const schedule = parseSchedule('cron(0 6 * * ? *)', {
      timeZone: 'Mars/Base',
    });
    expect(schedule).toBeUndefined();
  });
});
