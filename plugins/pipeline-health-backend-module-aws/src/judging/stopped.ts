import { isWeekend, medianOf } from './lessThanUsual';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ENOUGH = 4;
/** The days before and, where they are known, the same day of the weeks before alone. */
const DAYS_BACK = [1, 2, 3, 4, 5, 6, 7, 14, 21, 28];
const ENOUGH_WEEKS = 3;
/** Where it is Monday in UTC, it is Sunday on the Pacific coast of America for so long. */
const STILL_SUNDAY = 8 * HOUR;

/** What comes in bursts has gaps between these that are so many times the median. */
const BURSTS = 6;
const SAME_BURST = 3;
/** Gaps of a schedule are alike: so many differ by no more than such a share. */
const REGULAR = 0.75;
const REGULAR_WITHIN = 0.35;
/** Or it comes at the same times every day, by so much. */
const SAME_TIME = 10 * MINUTE;
/** Of what comes by chance so many must be missing. */
const NO_CHANCE = 12;

/** Something that came again and again and comes no more. */
export interface Stopped {
  /** Epoch milliseconds of the last time. */
  lastAt: number;
  /** Epoch milliseconds at which it was due next. */
  dueAt: number;
  /** Milliseconds between two times, the median. */
  usual: number;
  /** On how many days before this rests. */
  days: number;
}

/**
 * Whether something that came again and again stays away, at a time at which it
 * came on every day before that is known: a night or a weekend without it is
 * none, and what came even on a weekend is missed on a weekday. What comes by a
 * schedule is missed when it is late, what comes by chance when so much is
 * missing that it is none.
 */
export function stoppedComing(
  times: readonly number[],
  now: number,
): Stopped | undefined {
  const known = burstsOf([...times].sort((left, right) => left - right));
  const lastAt = known[known.length - 1];
  // What was done once, such as a back-fill, is no rhythm.
  if (known.length < ENOUGH || lastAt - known[0] < DAY - HOUR) {
    return undefined;
  }
  const usual = medianOf(gapsOf(known));
  const patience = Math.min(
    Math.max(3 * spreadOf(known, usual), HOUR / 2),
    3 * HOUR,
  );
  const about = Math.min(Math.max(usual / 2, 15 * MINUTE), 3 * HOUR);
  const cameAbout = (time: number) => distanceTo(known, time) <= about;
  const daysLike = (time: number) => {
    const daysBack = DAYS_BACK.filter(day => time - day * DAY >= known[0]);
    const weeks = daysBack.filter(day => day % 7 === 0);
    return weeks.length >= ENOUGH_WEEKS
      ? weeks
      : daysBack.filter(day => {
          const before = time - day * DAY;
          return (
            day % 7 === 0 ||
            isSameSort(before, time) ||
            (isOff(before) && cameAbout(before))
          );
        });
  };
  const isDue = (time: number) => {
    const days = daysLike(time);
    return days.length > 0 && days.every(day => cameAbout(time - day * DAY));
  };
  const due = DAYS_BACK.flatMap(day => known.map(at => at + day * DAY))
    .filter(time => time > lastAt + usual / 2 && time <= now - patience)
    .sort((left, right) => left - right)
    .find(isDue);
  if (due === undefined) {
    return undefined;
  }
  const days = daysLike(due);
  const missed = Math.min(
    ...days.map(day => {
      const from = lastAt + usual / 2 - day * DAY;
      return known.filter(at => at > from && at <= now - day * DAY).length;
    }),
  );
  return missed >= (isRegular(known, usual) ? 1 : NO_CHANCE)
    ? { lastAt, dueAt: due, usual, days: days.length }
    : undefined;
}

/** How far the nearest of some sorted times is. */
function distanceTo(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    [low, high] = times[middle] < time ? [middle + 1, high] : [low, middle];
  }
  return Math.min(
    ...[times[low - 1], times[low]].map(other =>
      other === undefined ? Infinity : Math.abs(time - other),
    ),
  );
}

function gapsOf(times: readonly number[]): number[] {
  return times.slice(1).map((at, index) => at - times[index]);
}

/** How much earlier or later than the day before it comes; a quarter of a gap where that is not known. */
function spreadOf(times: readonly number[], usual: number): number {
  const later = times.filter(at => at - DAY >= times[0] - SAME_TIME);
  const spread = later.map(at => distanceTo(times, at - DAY));
  return later.length >= ENOUGH - 1 ? spreadAt(spread) : usual / 12;
}

/** What all but a fifth keep to: after a night without any there is no day before. */
function spreadAt(spread: readonly number[]): number {
  const sorted = [...spread].sort((left, right) => left - right);
  return sorted[Math.ceil(0.8 * sorted.length) - 1];
}

/** The first of each burst of some sorted times: a run that writes many files comes once. */
export function burstsOf(times: readonly number[]): readonly number[] {
  const gaps = gapsOf(times);
  if (!gaps.length) {
    return times;
  }
  const usual = Math.max(1, medianOf(gaps));
  const mean = (times[times.length - 1] - times[0]) / gaps.length;
  const apart = times.filter(
    (_, index) => index === 0 || gaps[index - 1] > SAME_BURST * usual,
  );
  return mean > BURSTS * usual && apart.length < times.length
    ? burstsOf(apart)
    : times;
}

/** Whether it comes by a schedule, and not by chance. */
function isRegular(times: readonly number[], usual: number): boolean {
  const gaps = gapsOf(times);
  const alike = gaps.filter(
    gap => Math.abs(gap - usual) <= REGULAR_WITHIN * usual,
  );
  if (alike.length >= REGULAR * gaps.length) {
    return true;
  }
  const later = times.filter(at => at - DAY >= times[0] - SAME_TIME);
  const again = later.filter(at =>
    [1, 7].some(day => distanceTo(times, at - day * DAY) <= SAME_TIME),
  );
  return (
    usual >= HOUR &&
    later.length >= ENOUGH - 1 &&
    again.length >= REGULAR * later.length
  );
}

/** Whether it is the end of the week in UTC and to the west of it. */
function isOff(time: number): boolean {
  return isWeekend(time) && isWeekend(time - STILL_SUNDAY);
}

function isSameSort(one: number, other: number): boolean {
  return [0, STILL_SUNDAY].every(
    shift => isWeekend(one - shift) === isWeekend(other - shift),
  );
}
