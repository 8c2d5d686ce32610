import { Rhythm } from '@pipeline-health/plugin-pipeline-health-node';
import { isWeekend, medianOf } from '../lessThanUsual';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const WEEKS = [7, 14, 21, 28];
/** So many weeks tell what is usual at an hour of the week. */
const ENOUGH_WEEKS = 3;
/** Until then the days before do. */
const DAYS = Array.from({ length: 14 }, (_, index) => index + 1);

/** What begins an hour earlier or later is usual as well: clocks change, and people are late. */
const NEIGHBOURS = [0, -HOUR, HOUR];

/** A time, in epoch milliseconds: `from` inclusive, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}

/** What usually comes in a span of the day or of the week. */
export interface Usual {
  /** The median of what came. */
  expected: number;
  /** The least and the greatest of that median and those of the hour before and after. */
  low: number;
  high: number;
  /** The least and the most that came, one odd day apart where several are known. */
  least: number;
  most: number;
  /** On how many days this rests. */
  days: number;
  /** How many days before those lie. */
  shifts: readonly number[];
  /** Whether these are the same days of the weeks before. */
  weekly: boolean;
  /** Whether they are of the same sort for sure: the same days of the week, or working days for a working day. */
  alike: boolean;
}

/**
 * What came in the same span of the weeks before or, while fewer than three of
 * them are known, of the days before: those of the same sort, working days or
 * the end of the week, where there are any. Only what came before `before`
 * counts, so that trouble which lasts does not become the usual.
 */
export function usualIn(
  rhythm: Rhythm | undefined,
  span: Span,
  before: number = Infinity,
): Usual | undefined {
  if (!rhythm) {
    return undefined;
  }
  const shifts = shiftsOf(rhythm, span, before);
  const sums = NEIGHBOURS.map(shift =>
    shifts.days.flatMap(
      days => sumIn(rhythm, moved(span, shift - days * DAY)) ?? [],
    ),
  ).filter(({ length }) => length > 0);
  if (!sums.length) {
    return undefined;
  }
  const medians = sums.map(medianOf);
  const all = sums.flat().sort((left, right) => left - right);
  const odd = shifts.days.length > ENOUGH_WEEKS ? NEIGHBOURS.length : 0;
  return {
    expected: medianOf(sums[0]),
    low: Math.min(...medians),
    high: Math.max(...medians),
    least: all[Math.min(odd, all.length - 1)],
    most: all[Math.max(all.length - 1 - odd, 0)],
    days: shifts.days.length,
    shifts: shifts.days,
    weekly: shifts.weekly,
    alike: shifts.alike,
  };
}

/** How many days before the span those lie that it is compared with. */
function shiftsOf(
  rhythm: Rhythm,
  span: Span,
  before: number,
): { days: number[]; weekly: boolean; alike: boolean } {
  const isKnown = (days: number) => {
    const { from, to } = moved(span, -days * DAY);
    return to <= before && sumIn(rhythm, { from, to }) !== undefined;
  };
  const weeks = WEEKS.filter(isKnown);
  if (weeks.length >= ENOUGH_WEEKS) {
    return { days: weeks, weekly: true, alike: true };
  }
  const known = DAYS.filter(isKnown);
  const ofSort = (isSame: (left: number, right: number) => boolean) =>
    known.filter(days =>
      [span.from, span.to - 1].every(time => isSame(time - days * DAY, time)),
    );
  const sure = ofSort(isSameSortAnywhere);
  const likely = sure.length ? sure : ofSort(isSameSort);
  return {
    days: likely.length ? likely : known,
    weekly: false,
    alike: sure.length > 0,
  };
}

/** What came in a span, hours that it has only a part of by that part; undefined where not all of it is known. */
export function sumIn(
  { from: known, sums }: Rhythm,
  { from, to }: Span,
): number | undefined {
  const end = known + sums.length * HOUR;
  if (from < known || to > end) {
    return undefined;
  }
  let total = 0;
  for (let at = from; at < to; ) {
    const index = Math.floor((at - known) / HOUR);
    const next = Math.min(to, known + (index + 1) * HOUR);
    total += (sums[index] * (next - at)) / HOUR;
    at = next;
  }
  return total;
}

export function moved({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}

/** Where most people live, from the Pacific coast of America to Japan, it is so much earlier or later. */
const TIME_ZONES = [0, -8 * HOUR, 9 * HOUR];

/**
 * Whether both are working days, or both of the end of a week, wherever the
 * people are that something comes from: on a Friday evening it is Saturday in
 * Tokyo, and on Monday morning Sunday in San Francisco.
 */
function isSameSortAnywhere(left: number, right: number): boolean {
  return TIME_ZONES.every(shift => isSameSort(left + shift, right + shift));
}

/** Whether both are working days, or both of the end of a week, in UTC. */
export function isSameSort(left: number, right: number): boolean {
  return isWeekend(left) === isWeekend(right);
}
