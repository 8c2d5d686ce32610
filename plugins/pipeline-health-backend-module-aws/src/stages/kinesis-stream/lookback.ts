import { knownUntil, severityOf } from '../../judging';
import { KinesisContext, newest } from './context';
import { thresholds } from './thresholds';

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 86_400;
/** A consumer that was down longer than this is old news. */
const LONGEST_DAYS = 7;
/** What is usual for a stream is told by the day before it fell silent. */
const SILENCE_MS = 27 * HOUR_MS;
const SILENT_AFTER_MS = HOUR_MS / 6;

/**
 * How far back samples matter: a stream that nobody reads may have been left
 * alone for as long as it keeps records; one that lags has done so since before
 * all that is known; and of a silent one we must know what was usual.
 */
export function lookback(context: KinesisContext): {
  [metric: string]: number;
} {
  const { inventory, samples, readings, now } = context;
  if (!inventory) {
    return {};
  }
  const retention = Math.min(
    inventory.retentionSeconds ?? DAY_SECONDS,
    LONGEST_DAYS * DAY_SECONDS,
  );
  const incoming = newest(context, 'incomingRecords');
  const ages = samples.iteratorAge ?? [];
  const lagging = [ages[0], ages[ages.length - 1]].every(
    sample =>
      sample &&
      severityOf(
        sample.value,
        thresholds.iteratorAge,
        context.thresholds.iteratorAge,
      ),
  );
  const unread = incoming && ages.length === 0 && readings.iteratorAge;
  const silent = incoming
    ? incoming.at < knownUntil(context, now) - SILENT_AFTER_MS
    : readings.incomingRecords !== undefined;
  const from = now - retention * 1000;
  return {
    ...((lagging || unread) && { iteratorAge: from }),
    ...(unread && { incomingRecords: from }),
    ...(silent && { incomingRecords: now - SILENCE_MS }),
  };
}
