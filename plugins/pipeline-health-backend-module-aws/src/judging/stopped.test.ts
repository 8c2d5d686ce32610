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
});
