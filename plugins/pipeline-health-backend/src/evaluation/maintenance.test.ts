import {
  activeAmong,
  activeBetween,
  activeUntil,
  nextBegin,
  readMaintenance,
} from './maintenance';

const at = (text: string) => Date.parse(text);

describe('a window of maintenance', () => {
  it.each([
    ['2026-03-07T01:59:59Z', undefined],
    ['2026-03-07T02:00:00Z', '2026-03-07T04:00:00.000Z'],
    ['2026-03-07T03:59:59Z', '2026-03-07T04:00:00.000Z'],
    ['2026-03-07T04:00:00Z', undefined],
    ['2026-03-08T02:30:00Z', undefined],
  ])('comes back by its cron: %s', (now, until) => {
    const window = readMaintenance({
      cron: '0 2 * * 6',
      duration: '2h',
      reason: 'patches',
    });
    const ends = activeUntil(window, at(now));
    expect(ends && new Date(ends).toISOString()).toBe(until);
  });

  it('begins by the clock of its place, also when that is put forward', () => {
    const window = readMaintenance({
      cron: '0 1 * * *',
      duration: '30m',
      timezone: 'Europe/Berlin',
      reason: 'patches',
    });
    expect(activeUntil(window, at('2026-01-10T00:10:00Z'))).toBeDefined();
    expect(activeUntil(window, at('2026-07-10T00:10:00Z'))).toBeUndefined();
    expect(activeUntil(window, at('2026-07-09T23:10:00Z'))).toBeDefined();
  });

  it('is from a time until a time', () => {
    const window = readMaintenance({
      from: '2026-03-01T10:00:00Z',
      until: '2026-03-01T12:00:00Z',
      reason: 'upgrade',
    });
    expect(activeUntil(window, at('2026-03-01T09:59:59Z'))).toBeUndefined();
    expect(activeUntil(window, at('2026-03-01T10:00:00Z'))).toBe(
      at('2026-03-01T12:00:00Z'),
    );
    expect(activeUntil(window, at('2026-03-01T12:00:00Z'))).toBeUndefined();
  });

  it.each([
    [{ cron: '0 2 * * 6', duration: '2h' }, '2026-03-14T02:00:00.000Z'],
    [
      { from: '2026-03-07T04:00:00Z', until: '2026-03-07T05:00:00Z' },
      '2026-03-07T04:00:00.000Z',
    ],
    [
      { from: '2026-03-07T02:00:00Z', until: '2026-03-07T05:00:00Z' },
      undefined,
    ],
    [{ until: '2026-03-07T05:00:00Z' }, undefined],
  ])('tells when it begins next: %j', (times, next) => {
    const window = readMaintenance({ ...times, reason: 'patches' });
    const begins = nextBegin(window, at('2026-03-07T03:00:00Z'));
    expect(begins && new Date(begins).toISOString()).toBe(next);
  });

  it('of several that lasts longest counts', () => {
    const until = (hour: number) =>
      readMaintenance({
        until: `2026-03-01T${hour}:00:00Z`,
        reason: `until ${hour}`,
      });
    expect(
      activeAmong(
        [until(12), until(14), until(10)],
        at('2026-03-01T11:00:00Z'),
      ),
    ).toEqual({ reason: 'until 14', until: '2026-03-01T14:00:00.000Z' });
  });

  it.each([
    ['nonsense', ''],
    [{ cron: '0 2 * *', duration: '2h', reason: 'r' }, 'cron'],
    [{ cron: '61 2 * * *', duration: '2h', reason: 'r' }, 'cron'],
    [{ cron: '0 0 31 2 *', duration: '2h', reason: 'r' }, 'cron'],
    [{ cron: '0 2 * * 6', duration: 'long', reason: 'r' }, 'duration'],
    [{ cron: '0 2 * * 6', duration: '0s', reason: 'r' }, 'duration'],
    [{ cron: '0 2 * * 6', duration: '30d', reason: 'r' }, 'duration'],
    [{ cron: '0 2 * * 6', duration: '2h' }, 'reason'],
    [
      { cron: '0 2 * * 6', duration: '2h', reason: 'r', timezone: 'Mars/Base' },
      'timezone',
    ],
    [{ from: 'soon', until: '2026-03-01T12:00:00Z', reason: 'r' }, 'from'],
    [{ from: '2026-03-01T12:00:00Z', reason: 'r' }, 'until'],
    [
      {
        from: '2026-03-01T12:00:00Z',
        until: '2026-03-01T11:00:00Z',
        reason: 'r',
      },
      'until',
    ],
    [{ until: '2026-03-01T12:00:00Z', reason: ' ' }, 'reason'],
    [{ until: '2026-03-01T12:00:00Z', reason: 'r', colour: 1 }, 'colour'],
  ])('is refused with the field that is wrong: %j', (value, field) => {
    expect(() => readMaintenance(value)).toThrow(
      expect.objectContaining({ field }),
    );
  });

  it.each([
    [{ cron: '0 2 * * *', duration: '2h' }, ['06T02', '07T02']],
    [{ cron: '0 2 * * 6', duration: '2h' }, ['07T02']],
    [{ from: '2026-03-05T00:00:00Z', until: '2026-03-06T01:00:00Z' }, []],
    [
      { from: '2026-03-07T00:00:00Z', until: '2026-03-09T00:00:00Z' },
      ['07T00'],
    ],
  ])('is known between two times: %j', (times, begins) => {
    const active = activeBetween(
      readMaintenance({ ...times, reason: 'r' }),
      at('2026-03-06T03:00:00Z'),
      at('2026-03-07T03:00:00Z'),
    );
    expect(
      active.map(({ from }) => new Date(from).toISOString().slice(8, 13)),
    ).toEqual(begins);
  });
});
