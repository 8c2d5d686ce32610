import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { sumBetween } from './sumSince';

const MINUTE_MS = 60_000;

/** A place that records come into and leave by several ways. */
export interface Hop<TWay extends string = string> {
  /** What came in, in counts of each minute, oldest first. */
  into: readonly Sample[];
  /** What left by each way, in the same unit. */
  outOf: { readonly [way in TWay]: readonly Sample[] };
  /** Epoch milliseconds between which the samples of all of them are known: none means that there were none. */
  since: number;
  until: number;
  /**
   * Milliseconds within which what came in must show as having left: gathering,
   * work, retries and publication together.
   */
  delay: number;
  /** Milliseconds of what came in that are weighed together. */
  window: number;
}

/** What became of what came into a place. */
export interface Balance<TWay extends string = string> {
  /** Epoch milliseconds between which what came in is weighed. */
  from: number;
  until: number;
  into: number;
  outOf: { readonly [way in TWay]: number };
  /** Of what came in, at least so much has left by no way, and no delay explains it. */
  missing: number;
  /** The same as a share of what came in, where all of it leaves after about the same time: closer, and less sure. */
  steadyMissingRatio: number;
  /** What came in afterwards: it may still be on its way. */
  onItsWay: number;
}

/**
 * Weighs what came in against what left. What left is counted from the same
 * time on and for the delay longer, so that it holds all that can be of what
 * came in, and some that came before: what then is missing is missing for sure.
 * More may leave than came, where records are split or sent twice.
 *
 * Of a place that is used seldom, its last use is weighed. Undefined where
 * nothing came in, or not all that left is known.
 */
export function balanceOf<TWay extends string>({
  into,
  outOf,
  since,
  until: askedUntil,
  delay,
  window,
}: Hop<TWay>): Balance<TWay> | undefined {
  const newest = into.findLast(({ at, value }) => value > 0 && at < askedUntil);
  if (!newest) {
    return undefined;
  }
  const end = Math.min(askedUntil, newest.at + MINUTE_MS + delay);
  const until = end - delay;
  const from = until - window;
  const came = sumBetween(into, from, until);
  if (came === 0 || from < since) {
    return undefined;
  }
  const left = {} as { [way in TWay]: number };
  let gone = 0;
  for (const way of Object.keys(outOf) as TWay[]) {
    left[way] = sumBetween(outOf[way], from, end);
    gone += left[way];
  }
  const shifts = Array.from(
    { length: Math.floor(delay / MINUTE_MS) + 1 },
    (_, index) => index * MINUTE_MS,
  );
  const steady = Math.min(
    ...shifts.map(shift => sumBetween(into, from - shift, end - shift)),
  );
  return {
    from,
    until,
    into: came,
    outOf: left,
    missing: Math.max(0, came - gone),
    steadyMissingRatio: steady > 0 ? Math.max(0, 1 - gone / steady) : 0,
    onItsWay: sumBetween(into, until, end),
  };
}
