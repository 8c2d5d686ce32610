import { FactCache } from './FactCache';

describe('FactCache', () => {
  const setUp = () => {
    const clock = { now: 0 };
    return { clock, cache: new FactCache(() => clock.now) };
  };

  it('asks once, and again when the answer is too old', async () => {
    const { clock, cache } = setUp();
    const ask = jest.fn().mockResolvedValueOnce(1).mockResolvedValueOnce(2);
    expect(await cache.remember('a', 10, ask)).toBe(1);
    clock.now = 9_999;
    expect(await cache.remember('a', 10, ask)).toBe(1);
    clock.now = 10_000;
    expect(await cache.remember('a', 10, ask)).toBe(2);
  });

  it('lets everybody wait for the same answer', async () => {
    const { cache } = setUp();
    const ask = jest.fn().mockResolvedValue(1);
    await Promise.all([
      cache.remember('a', 10, ask),
      cache.remember('a', 10, ask),
      cache.remember('b', 10, ask),
    ]);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('keeps a failure, but not as long as an answer', async () => {
    const { clock, cache } = setUp();
    const ask = jest
      .fn()
      .mockRejectedValueOnce(new Error('No'))
      .mockResolvedValue('yes');
    await expect(cache.remember('a', 900, ask)).rejects.toThrow('No');
    clock.now = 299_999;
    await expect(cache.remember('a', 900, ask)).rejects.toThrow('No');
    clock.now = 300_000;
    expect(await cache.remember('a', 900, ask)).toBe('yes');
  });
});
