import { Sample } from '@pipeline-health/plugin-pipeline-health-node';

/** What came, against what is usual. */
export interface Shortfall {
  /** The median of what came before at such times. */
  usual: number;
  /** How many times it came before at such times. */
  known: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Less than these shares of the median, and of what all but a fifth exceed, is a shortfall. */
const FEW = 0.2;
const FEW_OF_THE_LOW = 0.5;
const ENOUGH_AT_SUCH_TIMES = 3;
const ENOUGH = 6;

/**
 * Whether something that comes again and again brought far less than before:
 * compared with what it brought at the same time of days before, weekdays with
 * weekdays, or where too little is known of these, with all that is known.
 */
export function lessThanUsual(
  newest: Sample,
  before: readonly Sample[],
): Shortfall | undefined {
  const alike = before.filter(
    ({ at }) =>
      at < newest.at - DAY / 2 &&
      isWeekend(at) === isWeekend(newest.at) &&
      isSameTime(at, newest.at),
  );
  // Where few are known, one such time shows that it is usual.
  const isAsBefore = alike.some(
    ({ value }) => newest.value >= FEW_OF_THE_LOW * value,
  );
  const peers = alike.length >= ENOUGH_AT_SUCH_TIMES ? alike : before;
  if (peers !== alike && isAsBefore) {
    return undefined;
  }
  if (peers.length < (peers === alike ? ENOUGH_AT_SUCH_TIMES : ENOUGH)) {
    return undefined;
  }
  const values = peers.map(({ value }) => value);
  const usual = medianOf(values);
  return newest.value < FEW * usual &&
    newest.value < FEW_OF_THE_LOW * lowOf(values)
    ? { usual, known: peers.length }
    : undefined;
}

/** What all but a fifth of some values exceed: one bad day does not make the next one good. */
function lowOf(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 5)];
}

/** The middle one of some values; of an even number the lower one. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Saturday and Sunday, in UTC. */
export function isWeekend(at: number): boolean {
  return [0, 6].includes(new Date(at).getUTCDay());
}

function isSameTime(one: number, other: number): boolean {
  const apart = Math.abs(one - other) % DAY;
  return Math.min(apart, DAY - apart) <= 1.5 * HOUR;
}
