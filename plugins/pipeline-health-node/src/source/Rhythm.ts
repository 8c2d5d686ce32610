import { Sample } from './StageDescription';

/**
 * What a metric summed up to in each hour of the weeks before: by it a check
 * tells what is usual at this hour of the week.
 *
 * @public
 */
export interface Rhythm {
  /** Epoch milliseconds of the first hour; of those before it nothing is known. */
  from: number;
  /** The sum of each hour since, 0 where nothing came. */
  sums: number[];
}

const HOUR = 3_600_000;

/**
 * How far back a rhythm reaches, in milliseconds: four weeks, and a day for the
 * time since it was asked for.
 *
 * @public
 */
export const RHYTHM_SINCE = 29 * 24 * HOUR;

/**
 * Milliseconds between two questions for a rhythm: half a day, so that the same
 * hour of the day before is always known.
 *
 * @public
 */
export const RHYTHM_EVERY = 12 * HOUR;

/** An hour that is over for so long has all its points. */
const SETTLED = HOUR / 2;

/**
 * The hours of which a rhythm tells that is asked for now: from `from`
 * inclusive to `to` exclusive, in epoch milliseconds.
 *
 * @public
 */
export function rhythmWindow(now: number): { from: number; to: number } {
  const to = hourOf(now - SETTLED);
  return { from: hourOf(now - RHYTHM_SINCE), to };
}

/**
 * The rhythm of the samples of a window, oldest first. It begins with the first whole hour after
 * that of the first sample; undefined when there is none.
 *
 * @public
 */
export function rhythmOf(
  samples: readonly Sample[],
  window: { from: number; to: number },
): Rhythm | undefined {
  const known = samples.filter(({ at }) => at >= window.from && at < window.to);
  if (!known.length) {
    return undefined;
  }
  const first = hourOf(known[0].at);
  const from = first + (first > window.from ? HOUR : 0);
  const count = (window.to - from) / HOUR;
  if (count < 1) {
    return undefined;
  }
  const sums = new Array<number>(count).fill(0);
  for (const { at, value } of known) {
    if (at >= from) {
      sums[Math.floor((at - from) / HOUR)] += value;
    }
  }
  return { from, sums };
}

function hourOf(time: number): number {
  return Math.floor(time / HOUR) * HOUR;
}
