import { hearingServerTime, serverNow } from './serverClock';

const NOW = Date.parse('2026-02-03T14:00:00Z');

/** Asks a server whose clock says this, and which answers after so long. */
async function hear(date: string | undefined, milliseconds = 0) {
  const { fetch } = hearingServerTime({
    fetch: async () => {
      jest.advanceTimersByTime(milliseconds);
      return { headers: new Headers(date ? { date } : {}) } as Response;
    },
  });
  await fetch('/');
}

/** The machine slept: its monotonic clock stood still meanwhile. */
function sleep(milliseconds: number) {
  jest.setSystemTime(Date.now() + milliseconds);
}

describe('the time of the server', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW, doNotFake: ['queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([-7_200_000, 7_200_000])(
    'is what it says, on a machine whose clock is off by %d ms',
    async off => {
      jest.setSystemTime(NOW + off);
      await hear('Tue, 03 Feb 2026 14:00:00 GMT');
      expect(Math.abs(serverNow() - NOW)).toBeLessThanOrEqual(1_000);
      jest.advanceTimersByTime(60_000);
      expect(Math.abs(serverNow() - NOW - 60_000)).toBeLessThanOrEqual(1_000);
    },
  );

  it('is no earlier than the header and no later than its answer took', async () => {
    jest.setSystemTime(NOW + 3_600_000);
    await hear('Tue, 03 Feb 2026 14:00:00 GMT', 5_000);
    expect(serverNow()).toBe(NOW + 6_000);
    await hear('Tue, 03 Feb 2026 15:00:00 GMT');
    expect(serverNow()).toBe(NOW + 3_600_000);
  });

  it('goes on while the machine sleeps', async () => {
    await hear('Tue, 03 Feb 2026 14:00:00 GMT');
    const before = serverNow();
    sleep(3_600_000);
    expect(serverNow() - before).toBe(3_600_000);
  });

  it('does not go back with the clock of the machine', async () => {
    await hear('Tue, 03 Feb 2026 14:00:00 GMT');
    const before = serverNow();
    sleep(-3_600_000);
    jest.advanceTimersByTime(10_000);
    expect(serverNow() - before).toBe(10_000);
  });

  it('stays when an answer does not tell it', async () => {
    await hear('Tue, 03 Feb 2026 14:00:00 GMT');
    const before = serverNow();
    await hear(undefined);
    await hear('yesterday');
    expect(serverNow()).toBe(before);
  });
});
