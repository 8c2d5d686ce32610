import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until everything has ended, however it did, but not for long; answers whether it has. */
export async function settledWithin(
  milliseconds: number,
  running: readonly Promise<unknown>[],
): Promise<boolean> {
  const patience = new AbortController();
  const settled = await Promise.race([
    Promise.allSettled(running).then(() => true),
    sleep(milliseconds, false, { signal: patience.signal }),
  ]);
  patience.abort();
  return settled;
}
