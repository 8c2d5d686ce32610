import { knownSamples, windowBefore } from '../../judging';
import { FirehoseContext } from './FirehoseInventory';
import { lastDelivery } from './waiting';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The metrics that count what could not be delivered. */
export const FAILURES = ['backupRecords', 'failedRows'];

/** The hour up to the newest attempt, in which failures count. */
export function failureWindow(
  context: FirehoseContext,
): { from: number; until: number } | undefined {
  const attempts = [
    lastDelivery(context) ?? 0,
    ...FAILURES.map(metric => knownSamples(context, metric).at(-1)?.at ?? 0),
  ];
  const newest = { at: Math.max(...attempts), period: MINUTE_MS };
  return windowBefore(newest, HOUR_MS, context.now);
}
