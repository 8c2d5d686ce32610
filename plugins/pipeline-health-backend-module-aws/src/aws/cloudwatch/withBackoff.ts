import { ProblemCode } from '@pipeline-health/plugin-pipeline-health-common';
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
 * The usual way: some seconds of patience.
 */
export const BACKOFF: Omit<Backoff, 'attempts'> = {
  base: 1_000,
  longest: 15_000,
  sleep: milliseconds =>
    new Promise(resolve => {
      setTimeout(resolve, milliseconds);
    }),
  random: Math.random,
};

/** Failures of a second, after which asking again may help. */
const PASSING: readonly ProblemCode[] = ['throttled', 'unreachable', 'failed'];

/**
 * Asks again after a failure of a second, after a random time that grows, so
 * that many askers do not come back together. Whoever asks must not try again
 * by itself: attempts would multiply.
 */
export async function withBackoff<T>(
  ask: () => Promise<T>,
  backoff: Backoff,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const passes =
        error instanceof SourceError && PASSING.includes(error.code);
      if (!passes || attempt >= backoff.attempts) {
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
