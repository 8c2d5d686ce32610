import { parseSchedule } from './parseSchedule';

/** As many as a timeline has room for. */
const MOST = 5;

/** A rate counts from a time that nobody tells. */
const RATE = /^\s*rate\b/i;

/** The next starts of several schedules together, soonest first, in epoch milliseconds. */
export function nextStarts(
  schedules: readonly { expression: string; indirect?: boolean }[],
  now: number,
): number[] {
  const starts = schedules
    // What starts other things first begins nobody knows when.
    .filter(({ expression, indirect }) => !indirect && !RATE.test(expression))
    .flatMap(({ expression }) => startsOf(expression, now));
  return [...new Set(starts)].sort((a, b) => a - b).slice(0, MOST);
}

function startsOf(expression: string, now: number): number[] {
  const schedule = parseSchedule(expression);
  const starts: number[] = [];
  let next = schedule?.nextAfter(now);
  while (next !== undefined && starts.length < MOST) {
    starts.push(next);
    next = schedule?.nextAfter(next);
  }
  return starts;
}
