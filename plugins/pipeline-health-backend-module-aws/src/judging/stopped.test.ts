import { randomOf } from './rhythm/__testUtils__/traffic';
import { stoppedComing } from './stopped';

const HOUR = 3_600_000;
/** Starts of a schedule between two times, an hour apart where `when` holds. */
const hourly = (
  from: string,
  until: string,
  when: (time: Date) => boolean = () => true,
) => {
  const times: number[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += HOUR) {
    if (when(new Date(at))) {
      times.push(at);
    }
  }
  return times;
};
const atWork = (time: Date) =>
  time.getUTCHours() >= 8 &&
  time.getUTCHours() <= 18 &&
  ![0, 6].includes(time.getUTCDay());
const stopped = (times: number[], now: string) =>
  stoppedComing(times, Date.parse(now));

describe('stoppedComing', () => {
  // 2026-11-23 is a Monday.
  it('misses what came every hour, half an hour after it was due', () => {
    const times = hourly('2026-11-24T10:05:00Z', '2026-11-25T11:05:00Z');
    expect(stopped(times, '2026-11-25T12:30:00Z')).toBeUndefined();
    expect(stopped(times, '2026-11-25T12:40:00Z')).toEqual({
      lastAt: Date.parse('2026-11-25T11:05:00Z'),
      dueAt: Date.parse('2026-11-25T12:05:00Z'),
      usual: HOUR,
      days: 1,
    });
  });

  it('goes on to miss it at night', () => {
    const times = hourly(
      '2026-11-23T00:00:00Z',
      '2026-11-26T11:00:00Z',
      atWork,
    );
    expect(stopped(times, '2026-11-27T02:00:00Z')?.dueAt).toBe(
      Date.parse('2026-11-26T12:00:00Z'),
    );
  });

  it.each([
    ['2026-11-28T09:00:00Z', undefined],
    ['2026-11-30T02:50:00Z', undefined],
    ['2026-11-30T06:10:00Z', '2026-11-30T03:00:00.000Z'],
  ])('knows at %s of a load of every working day', (now, dueAt) => {
    const times = [19, 20, 23, 24, 25, 26, 27].map(day =>
      Date.parse(`2026-11-${day}T03:00:00Z`),
    );
    const found = stopped(times, now);
    expect(found && new Date(found.dueAt).toISOString()).toBe(dueAt);
  });

  it.each([
    ['at night', '2026-11-26T18:00:00Z', '2026-11-27T06:00:00Z'],
    ['on Saturday', '2026-11-27T18:00:00Z', '2026-11-28T14:00:00Z'],
    ['on Monday early', '2026-11-27T18:00:00Z', '2026-11-30T07:30:00Z'],
  ])('does not miss it %s where it only comes at work', (_, last, now) => {
    expect(
      stopped(hourly('2026-11-21T00:00:00Z', last, atWork), now),
    ).toBeUndefined();
  });

  it('misses it in the middle of a day of work', () => {
    const times = hourly(
      '2026-11-23T00:00:00Z',
      '2026-11-26T11:00:00Z',
      atWork,
    );
    expect(stopped(times, '2026-11-26T13:00:00Z')).toBeDefined();
  });

  it('misses on a Monday what came on the Sunday before', () => {
    const times = hourly('2026-11-22T08:00:00Z', '2026-11-23T09:00:00Z');
    expect(stopped(times, '2026-11-23T11:00:00Z')).toBeDefined();
  });

  it('does not know of the first weekend', () => {
    const times = hourly('2026-11-25T08:00:00Z', '2026-11-27T23:00:00Z');
    expect(stopped(times, '2026-11-28T11:00:00Z')).toBeUndefined();
  });

  it('does not count on what came a few times, or less than a day', () => {
    expect(
      stopped(
        hourly('2026-11-25T08:00:00Z', '2026-11-25T12:00:00Z'),
        '2026-11-25T18:00:00Z',
      ),
    ).toBeUndefined();
    expect(
      stopped(
        hourly('2026-11-25T01:00:00Z', '2026-11-25T12:00:00Z'),
        '2026-11-25T18:00:00Z',
      ),
    ).toBeUndefined();
  });

  it('does not miss several at once before their hour', () => {
    const nights = [23, 24, 25, 26].flatMap(day =>
      [0, 2, 4, 6].map(minute =>
        Date.parse(`2026-11-${day}T02:0${minute}:00Z`),
      ),
    );
    expect(stopped(nights, '2026-11-27T01:30:00Z')).toBeUndefined();
    expect(stopped(nights, '2026-11-27T03:00:00Z')).toBeDefined();
  });

  /** Times that come by chance, so many an hour on average, where `when` holds. */
  const byChance = (
    perHour: number,
    from: string,
    until: string,
    seed: number,
    when: (time: Date) => boolean = () => true,
  ) => {
    const random = randomOf(seed);
    const times: number[] = [];
    for (let at = Date.parse(from); at <= Date.parse(until); ) {
      at += (-Math.log(1 - random()) * HOUR) / perHour;
      if (when(new Date(at))) {
        times.push(at);
      }
    }
    return times;
  };
  const SEEDS = [1, 2];

  it.each([1, 4, 12].flatMap(perHour => SEEDS.map(seed => [perHour, seed])))(
    'is no alarm where %d an hour come by chance (%d)',
    (perHour, seed) => {
      const times = byChance(
        perHour,
        '2026-11-23T00:00:00Z',
        '2026-11-27T20:00:00Z',
        seed,
      );
      const alarms: string[] = [];
      for (let now = times[0] + 20 * HOUR; now < times[times.length - 1]; ) {
        now += HOUR / 2;
        const known = times.filter(at => at <= now);
        if (stoppedComing(known, now)) {
          alarms.push(new Date(now).toISOString());
        }
      }
      expect(alarms).toEqual([]);
    },
  );

  it.each(SEEDS)(
    'misses what came by chance, once much is missing (%d)',
    seed => {
      const times = byChance(
        4,
        '2026-11-23T00:00:00Z',
        '2026-11-26T11:00:00Z',
        seed,
      );
      expect(stopped(times, '2026-11-26T12:00:00Z')).toBeUndefined();
      expect(stopped(times, '2026-11-26T18:00:00Z')).toBeDefined();
    },
  );

  it('takes what is written together for one', () => {
    const parts = hourly(
      '2026-11-24T10:05:00Z',
      '2026-11-25T11:05:00Z',
    ).flatMap(at => [0, 1, 3, 40, 41, 95].map(second => at + second * 1000));
    expect(stopped(parts, '2026-11-25T12:30:00Z')).toBeUndefined();
    expect(stopped(parts, '2026-11-25T12:40:00Z')).toMatchObject({
      usual: HOUR,
    });
  });

  it('misses what came twice a day, at an odd distance', () => {
    const times = [23, 24, 25, 26].flatMap(day =>
      ['06', '10'].map(hour => Date.parse(`2026-11-${day}T${hour}:00:00Z`)),
    );
    expect(stopped(times.slice(0, -1), '2026-11-26T09:59:00Z')).toBeUndefined();
    expect(stopped(times.slice(0, -1), '2026-11-26T10:45:00Z')).toBeDefined();
    expect(stopped(times, '2026-11-27T05:00:00Z')).toBeUndefined();
    expect(stopped(times, '2026-11-27T06:45:00Z')).toBeDefined();
  });

  it('knows that on some day of the week nothing comes', () => {
    const times = hourly(
      '2026-11-02T00:00:00Z',
      '2026-11-24T23:00:00Z',
      time => time.getUTCDay() !== 3,
    );
    expect(stopped(times, '2026-11-25T12:00:00Z')).toBeUndefined();
    expect(stopped(times, '2026-11-26T03:00:00Z')).toBeDefined();
  });

  it('does not take Sunday evening in San Francisco for Monday', () => {
    const times = hourly(
      '2026-11-17T00:00:00Z',
      '2026-11-22T23:00:00Z',
      time => ![0, 6].includes(new Date(time.getTime() - 8 * HOUR).getUTCDay()),
    );
    expect(stopped(times, '2026-11-23T05:00:00Z')).toBeUndefined();
    expect(stopped(times, '2026-11-23T10:00:00Z')).toBeDefined();
  });
});
