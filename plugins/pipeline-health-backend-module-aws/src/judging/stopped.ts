import { isWeekend, medianOf } from './lessThanUsual';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ENOUGH = 6;
const DAYS_BACK = [1, 2, 3, 4, 5, 6];

/** Something that came again and again and comes no more. */
export interface Stopped {
  /** Epoch milliseconds of the last time. */
  lastAt: number;
  /** Epoch milliseconds at which it was due next. */
  dueAt: number;
  /** Milliseconds between two times, the median. */
  usual: number;
}

/**
 * Whether something that came again and again stays away, at a time at which it
 * came on every day before that is known: a night or a weekend without it is
 * none, and what came even on a weekend is missed on a weekday.
 */
export function stoppedComing(
  times: readonly number[],
  now: number,
): Stopped | undefined {
  const known = [...times].sort((left, right) => left - right);
  const lastAt = known[known.length - 1];
  if (known.length < ENOUGH) {
    return undefined;
  }
  const usual = medianOf(known.slice(1).map((at, index) => at - known[index]));
  const patience = Math.min(Math.max(usual / 4, HOUR / 2), 3 * HOUR);
  const about = Math.min(Math.max(usual / 2, 15 * MINUTE), 3 * HOUR);
  const cameAbout = (time: number) =>
    known.some(at => Math.abs(at - time) <= about);
  const isDue = (time: number) => {
    const days = DAYS_BACK.map(day => time - day * DAY).filter(
      before =>
        before >= known[0] &&
        (isWeekend(before) === isWeekend(time) ||
          (isWeekend(before) && cameAbout(before))),
    );
    return days.length > 0 && days.every(cameAbout);
  };
  const due = DAYS_BACK.flatMap(day => known.map(at => at + day * DAY))
    .filter(time => time > lastAt + usual / 2 && time <= now - patience)
    .sort((left, right) => left - right)
    .find(isDue);
  return due === undefined ? undefined : { lastAt, dueAt: due, usual };
}
