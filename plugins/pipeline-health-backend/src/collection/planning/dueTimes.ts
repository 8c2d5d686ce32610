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
 * time, with jitter, at first after a minute, or two after a refusal, because
 * whoever installs the suite is about to repair the policy.
 */
export function retryAt(
  id: number,
  failures: number,
  code: ProblemCode | undefined,
  now: number,
): number {
  const refused = code !== undefined && REFUSALS.includes(code);
  const [first, most] = refused ? [2 * MINUTE, HOUR / 2] : [MINUTE, HOUR / 4];
  const wait = Math.min(first * 2 ** Math.min(failures - 1, 20), most);
  const jitter = hash(id * 31 + failures) % Math.ceil(wait / 10);
  return now + wait - jitter;
}

/** Spreads small numbers evenly over 32 bits. */
function hash(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
