import { impatiently } from './scheduleCollection';

describe('impatiently', () => {
  it('tries every time until it is successful, then once an interval', async () => {
    let now = 0;
    const results = [false, false, true, true];
    const runs: number[] = [];
    const run = impatiently(
      async () => {
        runs.push(now);
        return results.shift() ?? true;
      },
      60,
      () => now,
    );
    for (; now <= 150; now += 10) {
      await run();
    }
    expect(runs).toEqual([0, 10, 20, 80, 140]);
  });

  it('runs when its clock went back', async () => {
    let now = 0;
    let runs = 0;
    const run = impatiently(
      async () => {
        runs += 1;
        return true;
      },
      60,
      () => now,
    );
    for (const time of [1000, 1010, 500, 510, 560]) {
      now = time;
      await run();
    }
    expect(runs).toBe(3);
  });

  it('tries again soon after a failure, which it does not hide', async () => {
    let attempts = 0;
    const run = impatiently(
      async () => {
        attempts += 1;
        throw new Error('no catalog');
      },
      60,
      () => 0,
    );
    await expect(run()).rejects.toThrow('no catalog');
    await expect(run()).rejects.toThrow('no catalog');
    expect(attempts).toBe(2);
  });
});
