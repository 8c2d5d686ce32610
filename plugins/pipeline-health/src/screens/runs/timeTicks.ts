import { TimeSpan } from '../../clock/timeSpan';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  3 * DAY,
  7 * DAY,
  15 * DAY,
  30 * DAY,
  60 * DAY,
];
const MOST_TICKS = 7;

/** Round times of day within a range; `offsetMinutes` is that of the zone, as `Date` gives it. */
export function timeTicks(
  { fromMs, toMs }: TimeSpan,
  offsetMinutes: number,
): number[] {
  const span = toMs - fromMs;
  const step =
    STEPS.find(size => span / size <= MOST_TICKS) ?? STEPS[STEPS.length - 1];
  const shift = offsetMinutes * MINUTE;
  const ticks: number[] = [];
  const first = Math.ceil((fromMs - shift) / step) * step + shift;
  for (let at = first; at < toMs; at += step) {
    ticks.push(at);
  }
  return ticks;
}
