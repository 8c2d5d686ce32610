import { seldom } from './seldom';

describe('a question that is asked seldom', () => {
  function setUp() {
    const time = { now: 1_000_000 };
    const ask = jest.fn(async () => time.now);
    return { time, ask, read: seldom(ask, () => time.now) };
  }

  it('is asked once, however many look at the same time', async () => {
    const { time, ask, read } = setUp();
    await Promise.all([read(), read(), read()]);
    time.now += 29_000;
    await expect(read()).resolves.toBe(1_000_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it.each([30_000, -1])('is asked again %d ms later', async later => {
    const { time, read } = setUp();
    await read();
    time.now += later;
    await expect(read()).resolves.toBe(time.now);
  });

  it('is asked again after a failure', async () => {
    const { ask, read } = setUp();
    ask.mockRejectedValueOnce(new Error('away'));
    await expect(read()).rejects.toThrow('away');
    await expect(read()).resolves.toBe(1_000_000);
  });
});
