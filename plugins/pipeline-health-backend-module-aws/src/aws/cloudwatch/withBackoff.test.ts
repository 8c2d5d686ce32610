import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { withBackoff } from './withBackoff';

function patience(random = 1) {
  const slept: number[] = [];
  return {
    slept,
    backoff: {
      attempts: 4,
      base: 1_000,
      longest: 3_000,
      sleep: async (milliseconds: number) => {
        slept.push(milliseconds);
      },
      random: () => random,
    },
  };
}

const throttled = () => new SourceError('throttled', 'Rate exceeded');

describe('withBackoff', () => {
  it('waits longer each time, up to a limit, and then gives up', async () => {
    const { backoff, slept } = patience();
    const ask = jest.fn().mockRejectedValue(throttled());
    await expect(withBackoff(ask, backoff)).rejects.toMatchObject({
      code: 'throttled',
    });
    expect(ask).toHaveBeenCalledTimes(4);
    expect(slept).toEqual([1_000, 2_000, 3_000]);
  });

  it('waits a random part of that', async () => {
    const { backoff, slept } = patience(0.25);
    const ask = jest
      .fn()
      .mockRejectedValueOnce(throttled())
      .mockResolvedValue('answer');
    expect(await withBackoff(ask, backoff)).toBe('answer');
    expect(slept).toEqual([250]);
  });

  it.each(['unreachable', 'failed'] as const)(
    'asks again for what may pass: %s',
    async code => {
      const { backoff } = patience();
      const ask = jest
        .fn()
        .mockRejectedValueOnce(new SourceError(code, 'Oh'))
        .mockResolvedValue('answer');
      expect(await withBackoff(ask, backoff)).toBe('answer');
    },
  );

  it.each(['access-denied', 'invalid', 'credentials', 'not-found'] as const)(
    'does not ask again for other reasons: %s',
    async code => {
      const { backoff, slept } = patience();
      const ask = jest.fn().mockRejectedValue(new SourceError(code, 'Oh'));
      await expect(withBackoff(ask, backoff)).rejects.toMatchObject({ code });
      expect(slept).toEqual([]);
    },
  );
});
