/**
 * How well a stage or a pipeline is. `unknown` means that we could not ask, or
 * that the newest answer is too old to judge by; it is never shown as healthy.
 *
 * @public
 */
export type Health = 'healthy' | 'warning' | 'critical' | 'unknown';

/**
 * Every health, most urgent first: what burns, then what may burn unseen.
 *
 * @public
 */
export const HEALTHS: readonly Health[] = [
  'critical',
  'unknown',
  'warning',
  'healthy',
];

/**
 * The worst of several healths; `healthy` for none.
 *
 * @public
 */
export function worstHealth(healths: Iterable<Health>): Health {
  let worst = HEALTHS.length - 1;
  for (const health of healths) {
    worst = Math.min(worst, HEALTHS.indexOf(health));
  }
  return HEALTHS[worst];
}
