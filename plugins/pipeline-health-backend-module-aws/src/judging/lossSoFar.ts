import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';

/** What is lost and nobody has acknowledged yet. */
export interface LossSoFar {
  count: number;
  /** Epoch milliseconds of the first and of the last. */
  firstAt: number;
  lastAt: number;
}

/**
 * Adds what was lost since to what was found before, so that a loss stays until
 * a person has acknowledged it, however long ago it was.
 *
 * @param losses - those that are known, oldest first
 * @param previous - what was found before; its evidence holds `lastLostAt` and the count
 * @param count - the name of the count in the evidence: `recordsLost`
 * @param acknowledgedAt - epoch milliseconds; what was lost until then is told no more
 */
export function lossSoFar(
  losses: readonly Sample[],
  previous: Finding | undefined,
  count: string,
  acknowledgedAt: number = -Infinity,
): LossSoFar | undefined {
  const told = toldBefore(previous, count, acknowledgedAt);
  const from = Math.max(acknowledgedAt, told?.lastAt ?? -Infinity);
  const fresh = losses.filter(({ at, value }) => at > from && value > 0);
  const [first] = fresh;
  const last = fresh[fresh.length - 1];
  if (!last) {
    return told;
  }
  return {
    count: fresh.reduce((sum, { value }) => sum + value, told?.count ?? 0),
    firstAt: told?.firstAt ?? first.at,
    lastAt: last.at,
  };
}

function toldBefore(
  previous: Finding | undefined,
  name: string,
  acknowledgedAt: number,
): LossSoFar | undefined {
  const count = previous?.evidence[name];
  const lastAt = Date.parse(`${previous?.evidence.lastLostAt}`);
  return typeof count === 'number' && lastAt > acknowledgedAt
    ? {
        count,
        lastAt,
        firstAt: Date.parse(`${previous?.onsetAt}`) || lastAt,
      }
    : undefined;
}
