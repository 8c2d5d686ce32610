import { Evidence } from '@pipeline-health/plugin-pipeline-health-common';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';

/** The pace of a reader is taken over these milliseconds. */
const WINDOW_MS = 10 * 60_000;
const LEAST_MS = 3 * 60_000;

/** Whether a reader that is behind catches up. */
export interface Drain {
  /** Until it has caught up at its pace; absent when it never does. */
  seconds?: number;
}

/**
 * By how the age of what a reader reads went in the last minutes: one that reads
 * faster than records come gets nearer to the newest. Undefined while that is
 * not told.
 *
 * @param ages - in seconds, oldest first
 * @param until - epoch milliseconds until which they are known
 */
export function drainOf(
  ages: readonly Sample[] = [],
  until: number,
): Drain | undefined {
  const lately = ages.filter(({ at }) => at >= until - WINDOW_MS);
  const [first] = lately;
  const last = lately[lately.length - 1];
  if (!first || last.at - first.at < LEAST_MS) {
    return undefined;
  }
  const won = (first.value - last.value) / ((last.at - first.at) / 1000);
  return won > 0 ? { seconds: last.value / won } : {};
}

/** Which variant of a title says it. */
export function drainVariant({ seconds }: Drain): string {
  return seconds === undefined ? 'never-drained' : 'draining';
}

/** The same for a finding. */
export function drainEvidence({ seconds }: Drain): Evidence {
  return seconds === undefined ? {} : { drainedInSeconds: Math.round(seconds) };
}
