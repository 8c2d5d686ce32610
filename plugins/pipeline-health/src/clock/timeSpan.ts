const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The shortest and the longest time that charts show. */
const LEAST = 10 * MINUTE;
const MOST = 400 * DAY;

/** A stretch of time, in epoch milliseconds. */
export interface TimeSpan {
  fromMs: number;
  toMs: number;
}

/** The same place in time, not shorter or longer than charts can be, nor after `now`. */
export function fitSpan({ fromMs, toMs }: TimeSpan, now: number): TimeSpan {
  const length = Math.min(Math.max(toMs - fromMs, LEAST), MOST);
  const end = Math.min((fromMs + toMs + length) / 2, now);
  return { fromMs: Math.round(end - length), toMs: Math.round(end) };
}

/** A span so many times as long, around a time within it that keeps its place. */
export function zoomed(
  { fromMs, toMs }: TimeSpan,
  factor: number,
  around = (fromMs + toMs) / 2,
): TimeSpan {
  return {
    fromMs: around - (around - fromMs) * factor,
    toMs: around + (toMs - around) * factor,
  };
}

/** A span moved by a share of its length. */
export function moved({ fromMs, toMs }: TimeSpan, share: number): TimeSpan {
  const by = (toMs - fromMs) * share;
  return { fromMs: fromMs + by, toMs: toMs + by };
}
