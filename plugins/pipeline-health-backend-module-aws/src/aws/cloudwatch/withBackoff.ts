import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * How to wait.
 */
export interface Backoff {
  /** How often at most, the first time included. */
  attempts: number;
  /** Milliseconds; doubled after each attempt. */
  base: number;
  /** Milliseconds. */
  longest: number;
  sleep(milliseconds: number): Promise<void>;
  /** 0–1 */
  random(): number;
}

/**
 * The usual way: some seconds of patience on top of the SDK's own retries.
 */
export const BACKOFF: Backoff = {
  attempts: 4,
  base: 1_000,
  longest: 15_000,
  sleep: milliseconds =>
    new Promise(resolve => {
      setTimeout(resolve, milliseconds);
    }),
  random: Math.random,
};

/**
 * Asks again when AWS throttles, after a random time that grows, so that many
 * askers do not come back together.
 */
export async function withBackoff<T>(
  ask: () => Promise<T>,
  backoff: Backoff,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const throttled =
        error instanceof SourceError && error.code === 'throttled';
      if (!throttled || attempt >= backoff.attempts) {
        throw error;
      }
      const limit = Math.min(
        backoff.longest,
        backoff.base * 2 ** (attempt - 1),
      );
      await backoff.sleep(limit * backoff.random());
    }
  }
}
