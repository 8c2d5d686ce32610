import { latenessOf } from './latenessOf';
import { parseSchedule } from './parseSchedule';
import { Schedule } from './Schedule';

const weekly = parseSchedule('cron(0 6 ? * MON *)') as Schedule;
const hourly = parseSchedule('cron(0 * * * ? *)') as Schedule;
const at = (text: string) => Date.parse(`2026-11-${text}Z`);

describe('latenessOf', () => {
  it('does not call a weekly job late on Tuesday', () => {
    expect(
      latenessOf(weekly, {
        lastStartedAt: at('23T06:00:07'),
        now: at('24T13:00'),
      }),
    ).toBeUndefined();
  });

  it('tells the first start that did not come, and how many', () => {
    expect(
      latenessOf(weekly, {
        lastStartedAt: at('09T06:00:07'),
        now: at('23T07:00'),
      }),
    ).toEqual({
      dueAt: at('16T06:00'),
      lateSeconds: 7 * 86_400 + 3600,
      missed: 2,
    });
  });

  it('takes a start a moment early for the start that was due', () => {
    expect(
      latenessOf(weekly, {
        lastStartedAt: at('23T05:59:58'),
        now: at('23T08:00'),
      }),
    ).toBeUndefined();
  });

  it('counts a start by hand, but not for the next due time', () => {
    const lastStartedAt = at('18T15:00');
    expect(
      latenessOf(weekly, { lastStartedAt, now: at('22T00:00') }),
    ).toBeUndefined();
    expect(
      latenessOf(weekly, { lastStartedAt, now: at('23T06:01') }),
    ).toMatchObject({ lateSeconds: 60, missed: 1 });
  });

  it('does not blame a schedule for the time before it was set', () => {
    expect(
      latenessOf(weekly, { standsSince: at('23T09:00'), now: at('24T09:00') }),
    ).toBeUndefined();
    expect(
      latenessOf(weekly, {
        lastStartedAt: at('02T06:00'),
        standsSince: at('23T09:00'),
        now: at('24T09:00'),
      }),
    ).toBeUndefined();
  });

  it('says nothing when nobody knows since when it should have run', () => {
    expect(latenessOf(weekly, { now: at('24T09:00') })).toBeUndefined();
  });

  it('stops to count at a hundred', () => {
    expect(
      latenessOf(hourly, {
        lastStartedAt: at('01T00:00'),
        now: at('23T00:00'),
      })?.missed,
    ).toBe(100);
  });

  it('is never late after the last start of a finished schedule', () => {
    const once = parseSchedule('at(2026-11-20T08:00:00)') as Schedule;
    expect(
      latenessOf(once, { lastStartedAt: at('20T08:00'), now: at('23T00:00') }),
    ).toBeUndefined();
    expect(
      latenessOf(once, { standsSince: at('01T08:00'), now: at('23T00:00') }),
    ).toMatchObject({ dueAt: at('20T08:00'), missed: 1 });
  });
});
