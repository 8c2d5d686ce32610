const DAY_MS = 86_400_000;

/**
 * The time up to the newest attempt in which failures count, so that what runs
 * seldom is told of until it runs again, for a day. All in milliseconds.
 */
export function windowBefore(
  newest: { at: number; period: number },
  length: number,
  now: number,
): { from: number; until: number } | undefined {
  const { at, period } = newest;
  return at < now - DAY_MS
    ? undefined
    : { from: at + period - length, until: at + period };
}
