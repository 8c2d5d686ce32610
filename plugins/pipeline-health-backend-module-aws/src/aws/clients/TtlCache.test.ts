import { ProblemCode } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { TtlCache } from './TtlCache';

const MINUTE = 60_000;

describe('TtlCache', () => {
  const setUp = () => {
    const clock = { now: 0 };
    return { clock, cache: new TtlCache(() => clock.now) };
  };
  const failWith = (code: ProblemCode) => {
    throw new SourceError(code, code);
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

  it.each(['access-denied', 'not-found', 'invalid'] as const)(
    'keeps a refusal for one round: %s',
    async code => {
      const { clock, cache } = setUp();
      const ask = jest
        .fn()
        .mockImplementationOnce(() => failWith(code))
        .mockResolvedValue('yes');
      await expect(cache.remember('a', 900, ask)).rejects.toThrow(code);
      clock.now = MINUTE - 1;
      await expect(cache.remember('a', 900, ask)).rejects.toThrow(code);
      clock.now = MINUTE;
      expect(await cache.remember('a', 900, ask)).toBe('yes');
      expect(ask).toHaveBeenCalledTimes(2);
    },
  );

  it.each(['throttled', 'unreachable', 'credentials', 'failed'] as const)(
    'does not keep a failure of the second: %s',
    async code => {
      const { cache } = setUp();
      const ask = jest
        .fn()
        .mockImplementationOnce(() => failWith(code))
        .mockResolvedValue('yes');
      await expect(cache.remember('a', 900, ask)).rejects.toThrow(code);
      expect(await cache.remember('a', 900, ask)).toBe('yes');
    },
  );

  it('lets the last answer serve five minutes longer while nobody answers', async () => {
    const { clock, cache } = setUp();
    const ask = jest
      .fn()
      .mockResolvedValueOnce('then')
      .mockImplementation(() => failWith('throttled'));
    expect(await cache.remember('a', 600, ask)).toBe('then');
    clock.now = 15 * MINUTE - 1;
    expect(await cache.remember('a', 600, ask)).toBe('then');
    clock.now = 15 * MINUTE;
    await expect(cache.remember('a', 600, ask)).rejects.toThrow('throttled');
    ask.mockResolvedValue('now');
    expect(await cache.remember('a', 600, ask)).toBe('now');
  });

  it('does not let an answer serve that is refused by now', async () => {
    const { clock, cache } = setUp();
    const ask = jest
      .fn()
      .mockResolvedValueOnce('then')
      .mockImplementation(() => failWith('access-denied'));
    await cache.remember('a', 60, ask);
    clock.now = 2 * MINUTE;
    await expect(cache.remember('a', 60, ask)).rejects.toThrow('access-denied');
  });

  it('keeps nobody waiting again and again for the same silence', async () => {
    const { clock, cache } = setUp();
    const ask = jest.fn().mockImplementation(() => failWith('unreachable'));
    for (let asker = 0; asker < 10; asker++) {
      await expect(cache.remember('a', 900, ask)).rejects.toThrow();
    }
    expect(ask).toHaveBeenCalledTimes(3);
    clock.now = MINUTE;
    await expect(cache.remember('a', 900, ask)).rejects.toThrow();
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('asks again when its clock went back', async () => {
    const { clock, cache } = setUp();
    const ask = jest.fn().mockResolvedValueOnce(1).mockResolvedValueOnce(2);
    clock.now = 120 * MINUTE;
    await cache.remember('a', 900, ask);
    clock.now = 0;
    expect(await cache.remember('a', 900, ask)).toBe(2);
  });

  it('asks again for what became outdated, and keeps what it knows until it is answered', async () => {
    const { clock, cache } = setUp();
    const ask = jest
      .fn()
      .mockResolvedValueOnce('then')
      .mockImplementationOnce(() => failWith('unreachable'))
      .mockResolvedValue('now');
    await cache.remember('a', 900, ask);
    cache.renew('a', MINUTE);
    expect(await cache.remember('a', 900, ask)).toBe('then');
    expect(ask).toHaveBeenCalledTimes(1);
    clock.now = 2 * MINUTE;
    cache.renew('a', MINUTE);
    expect(await cache.remember('a', 900, ask)).toBe('then');
    expect(await cache.remember('a', 900, ask)).toBe('now');
    expect(await cache.remember('a', 900, ask)).toBe('now');
    expect(ask).toHaveBeenCalledTimes(3);
  });
});
