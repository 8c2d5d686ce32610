import { Rhythm } from '@pipeline-health/plugin-pipeline-health-node';
import { isSameSort, sumIn, Usual, usualIn } from './usual';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTH_DAYS = 28;

/** Pauses of so many hours around the same time of other days are usual, too. */
const AROUND = [-2, -1, 0, 1];
/** With fewer days nobody knows which pauses come with the time of the day. */
const ENOUGH_DAYS = 3;
/** By so much a pause may be longer than any known, with many days and with few. */
const LONGER = 2;
const MUCH_LONGER = 2.5;
/** What never pauses for longer in a day is not known for keeping hours. */
const ROUND_THE_CLOCK = 3 * HOUR;

/** How long nothing comes at most, at some time. */
export interface UsualPause {
  /** Milliseconds. */
  longest: number;
  days: number;
}

/**
 * For how long nothing has come at most by this time of the other days, or of
 * the same days of the weeks before, with what may be more by chance, where
 * something usually came since. `before` is when it came last. While only a day
 * or two are known it tells of what comes round the clock.
 */
export function usualPauseAt(
  rhythm: Rhythm,
  now: number,
  before: number,
): UsualPause | undefined {
  const recent = { from: Math.max(before, now - DAY / 2), to: now };
  const usual = usualIn(rhythm, recent, before);
  if (!usual || usual.expected <= 0) {
    return undefined;
  }
  if (usual.days >= ENOUGH_DAYS) {
    const longest = Math.max(0, ...pausesAround(rhythm, now, usual));
    return usual.alike
      ? { longest: LONGER * (longest + HOUR), days: usual.days }
      : undefined;
  }
  const known = (Math.min(endOf(rhythm), before) - rhythm.from) / DAY;
  const longest = longestPause(rhythm, before);
  return known >= 0.8 && longest <= ROUND_THE_CLOCK
    ? { longest: MUCH_LONGER * (longest + HOUR), days: Math.round(known) }
    : undefined;
}

/** How long nothing had come at about this time; by all days of the same sort where it differs from week to week. */
function pausesAround(
  rhythm: Rhythm,
  now: number,
  { shifts }: Usual,
): number[] {
  const around = (days: readonly number[], hours: number) =>
    days.flatMap(
      shift => pauseAt(rhythm, now - shift * DAY + hours * HOUR) ?? [],
    );
  const byHour = AROUND.map(hours => around(shifts, hours));
  const keepsHours = byHour.every(
    pauses => Math.max(...pauses) - Math.min(...pauses) <= HOUR,
  );
  const alike = Array.from({ length: MONTH_DAYS }, (_, day) => day + 1).filter(
    day => isSameSort(now - day * DAY, now),
  );
  return keepsHours
    ? byHour.flat()
    : AROUND.flatMap(hours => around([...shifts, ...alike], hours));
}

/** Whether nothing came at this time of the day on two of the days before, of whatever sort. */
export function isQuietOnSomeDays(
  rhythm: Rhythm,
  now: number,
  before: number,
): boolean {
  let quiet = 0;
  for (let day = 1; day <= MONTH_DAYS; day++) {
    const to = now - day * DAY;
    const sum = to <= before ? sumIn(rhythm, { from: to - 3 * HOUR, to }) : 1;
    quiet += sum === 0 ? 1 : 0;
  }
  return quiet > 1;
}

/** For how long nothing had come at a time, by whole hours; undefined where that is not known. */
function pauseAt({ from, sums }: Rhythm, time: number): number | undefined {
  const hours = Math.floor((time - from) / HOUR);
  if (hours < 1 || hours > sums.length) {
    return undefined;
  }
  let empty = 0;
  while (empty < hours && sums[hours - 1 - empty] === 0) {
    empty++;
  }
  return empty * HOUR;
}

function longestPause({ from, sums }: Rhythm, before: number): number {
  let longest = 0;
  let empty = 0;
  for (let hour = 0; from + (hour + 1) * HOUR <= before; hour++) {
    if (hour >= sums.length) {
      break;
    }
    empty = sums[hour] === 0 ? empty + 1 : 0;
    longest = Math.max(longest, empty);
  }
  return longest * HOUR;
}

function endOf({ from, sums }: Rhythm): number {
  return from + sums.length * HOUR;
}
