import { known } from './attempts';
import { FirehoseContext } from './FirehoseInventory';
import { lastDelivery } from './waiting';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The metrics that count what could not be delivered. */
export const FAILURES = ['backupRecords', 'failedRows', 'failedConversions'];

/**
 * The hour in which failures count: that before the newest attempt, so that
 * what a stream failed to deliver is told until it tries again, for a day.
 */
export function failureWindow(
  context: FirehoseContext,
): { from: number; until: number } | undefined {
  const last = Math.max(
    lastDelivery(context) ?? 0,
    ...FAILURES.flatMap(metric => known(context, metric).at(-1)?.at ?? []),
  );
  return last < context.now - DAY_MS
    ? undefined
    : { from: last + MINUTE_MS - HOUR_MS, until: last + MINUTE_MS };
}
