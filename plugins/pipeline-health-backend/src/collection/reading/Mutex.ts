import pLimit from 'p-limit';

/** Runs one thing after the other, in the order in which they were asked for. */
export type Mutex = <T>(run: () => Promise<T>) => Promise<T>;

/**
 * Shards are read side by side, but what was read is stored by one at a time:
 * samples are merged in memory, and stages are worked out from stored links.
 */
export function createMutex(
  /** Called with the milliseconds that somebody waited. */
  tellWait: (milliseconds: number) => void = () => {},
): Mutex {
  const limit = pLimit(1);
  return run => {
    const askedAt = performance.now();
    return limit(() => {
      tellWait(performance.now() - askedAt);
      return run();
    });
  };
}
