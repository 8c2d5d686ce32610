/** A step of the wall clock beyond the monotonic one that cannot be a matter of rounding. */
const LEAP_MS = 1_000;

let wall = Date.now();
let monotonic = performance.now();
let total = 0;

/**
 * Milliseconds that have passed since some moment. Never goes back, and goes on
 * while the machine sleeps, when browsers let the monotonic clock stand still:
 * a leap of the wall clock counts, as nothing may look younger than it is.
 */
export function elapsed(): number {
  const walked = Date.now() - wall;
  const ran = performance.now() - monotonic;
  wall += walked;
  monotonic += ran;
  total += Math.max(0, walked - ran > LEAP_MS ? walked : ran);
  return total;
}
