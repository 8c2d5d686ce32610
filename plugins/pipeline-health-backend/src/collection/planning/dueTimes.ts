import { ProblemCode } from '@pipeline-health/plugin-pipeline-health-common';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After which failures there is no point in asking again soon. */
const REFUSALS: readonly ProblemCode[] = [
  'access-denied',
  'not-found',
  'invalid',
];

/**
 * The next time after `now` at which the thing with this id is due. Things of
 * different ids are spread evenly over `every` and stay where they are, so
 * that load neither bunches nor drifts.
 */
export function nextDue(id: number, every: number, now: number): number {
  const phase = hash(id) % every;
  const since = (((now - phase) % every) + every) % every;
  return now - since + every;
}

/**
 * When to ask again after `failures` failures in a row: twice as long each
 * time, with jitter, at first after a minute. A refusal costs nobody anything,
 * so it is asked again at least as often, `every` so many milliseconds, as if
 * all went well.
 */
export function retryAt(
  id: number,
  failures: number,
  code: ProblemCode | undefined,
  every: number,
  now: number,
): number {
  const refused = code !== undefined && REFUSALS.includes(code);
  const [first, most] = refused
    ? [2 * MINUTE, Math.min(every, HOUR / 2)]
    : [MINUTE, HOUR / 4];
  const wait = Math.min(first * 2 ** Math.min(failures - 1, 20), most);
  const jitter = hash(id * 31 + failures) % Math.ceil(wait / 10);
  return now + wait - jitter;
}

/**
 * When to ask for what was not asked for now, because who would be asked does
 * not answer: in some minutes, unless they answer somebody else before.
 */
export function postponedTo(id: number, now: number): number {
  return nextDue(id, 5 * MINUTE, now);
}

/** An order in which no two neighbours have anything in common. */
export function inNoOrder<T extends { id: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => hash(a.id) - hash(b.id));
}

/** Spreads small numbers evenly over 32 bits. */
function hash(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
