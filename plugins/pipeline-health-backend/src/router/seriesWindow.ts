import { InputError } from '@backstage/errors';

const MINUTE_MS = 60_000;
const DEFAULT_RANGE_MS = 3 * 3_600_000;
const LONGEST_RANGE_MS = 15 * 86_400_000;
const USUAL_POINTS = 300;
const MOST_POINTS = 5_000;

/**
 * Completes and checks the range of a series: the last three hours unless
 * asked otherwise, at most 15 days and 5,000 points. Times are epoch milliseconds.
 */
export function seriesWindow(
  asked: { from?: number; to?: number; step?: number },
  now: number,
): { from: number; to: number; step: number } {
  const to = asked.to ?? now;
  const from = asked.from ?? to - DEFAULT_RANGE_MS;
  const range = to - from;
  if (range <= 0) {
    throw new InputError('to: expected a time after from');
  }
  if (range > LONGEST_RANGE_MS) {
    throw new InputError('from: expected at most 15 days before to');
  }
  const step = asked.step ?? usualStep(range);
  if (step * 1000 > LONGEST_RANGE_MS) {
    throw new InputError(
      `step: expected at most ${LONGEST_RANGE_MS / 1000} s, which is 15 days`,
    );
  }
  if (range / (step * 1000) > MOST_POINTS) {
    throw new InputError(
      `step: ${step} s gives more than ${MOST_POINTS} points; expected at least ${stepFor(
        range,
        MOST_POINTS,
      )} s for this range`,
    );
  }
  return { from, to, step };
}

function usualStep(range: number): number {
  return stepFor(range, USUAL_POINTS);
}

function stepFor(range: number, points: number): number {
  return Math.max(1, Math.ceil(range / points / MINUTE_MS)) * 60;
}
