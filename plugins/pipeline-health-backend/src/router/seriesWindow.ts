import { InputError } from '@backstage/errors';
import { SERIES_RANGE } from '../schema/queries';

const { stepSeconds, usualPoints, mostPoints, longestDays } = SERIES_RANGE;
const USUAL_RANGE_MS = SERIES_RANGE.usualHours * 3_600_000;
/** Steps that a person understands, in seconds. */
const ROUND_STEPS = [
  60, 300, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
];
const LONGEST_RANGE_MS = longestDays * 86_400_000;

/**
 * Completes and checks the range of a series: the usual one unless asked
 * otherwise, at most the longest. Times are epoch milliseconds.
 */
export function seriesWindow(
  asked: { from?: number; to?: number; step?: number },
  now: number,
): { from: number; to: number; step: number } {
  const to = asked.to ?? now;
  const from = asked.from ?? to - USUAL_RANGE_MS;
  const range = to - from;
  if (range <= 0) {
    throw new InputError('to: expected a time after from');
  }
  if (range > LONGEST_RANGE_MS) {
    throw new InputError(
      `from: expected at most ${longestDays} days before to`,
    );
  }
  const step = asked.step ?? usualStep(range);
  if (step * 1000 > LONGEST_RANGE_MS) {
    throw new InputError(
      `step: expected at most ${
        LONGEST_RANGE_MS / 1000
      } s, which is ${longestDays} days`,
    );
  }
  if (range / (step * 1000) > mostPoints) {
    throw new InputError(
      `step: ${step} s gives more than ${mostPoints} points; expected at least ${stepFor(
        range,
        mostPoints,
      )} s for this range`,
    );
  }
  return { from, to, step };
}

function usualStep(range: number): number {
  return (
    ROUND_STEPS.find(step => range / (step * 1000) <= usualPoints) ??
    stepFor(range, usualPoints)
  );
}

/** The shortest step that gives at most so many points. */
function stepFor(range: number, points: number): number {
  return (
    Math.max(1, Math.ceil(range / points / (stepSeconds * 1000))) * stepSeconds
  );
}
