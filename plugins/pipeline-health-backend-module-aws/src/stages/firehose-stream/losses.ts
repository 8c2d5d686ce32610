import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { FirehoseContext } from './FirehoseInventory';
import { retentionOf } from './lossClock';

const MINUTE_MS = 60_000;
/** An age is told for the minute, and read a bit later. */
const EDGE_SECONDS = 60;
/** The backup is tried at least so often. */
const PAUSE_MS = 15 * MINUTE_MS;
/** The ages of what waits for its delivery, and for the backup. */
export const AGES = ['dataFreshness', 'backupFreshness'];

/**
 * How many records were given up because nobody took them while they were kept,
 * by when that was: while the oldest record is as old as records are kept, what
 * came in that long before is lost, unless it is delivered or kept just then.
 */
export function lostRecords(context: FirehoseContext): Sample[] {
  const { samples, inventory } = context;
  const retention = retentionOf(context);
  if (retention === undefined) {
    return [];
  }
  const byMinute = (metric: string) =>
    new Map((samples[metric] ?? []).map(({ at, value }) => [at, value]));
  const came = byMinute('incomingRecords');
  const left = [
    byMinute('deliveredRecords'),
    ...(inventory?.backup?.content === 'failed'
      ? [byMinute('backupRecords')]
      : []),
  ];
  const minutes = new Set(
    AGES.flatMap(metric =>
      minutesAtLimit(samples[metric] ?? [], retention - EDGE_SECONDS),
    ),
  );
  return [...minutes]
    .sort((earlier, later) => earlier - later)
    .map(at => ({
      at,
      value: left.reduce(
        (rest, each) => rest - (each.get(at) ?? 0),
        came.get(at - retention * 1000) ?? 0,
      ),
    }))
    .filter(({ value }) => value > 0);
}

/** The minutes that an age stood at its limit, without the first of them: then the oldest was still there. */
function minutesAtLimit(ages: readonly Sample[], limit: number): number[] {
  return ages.flatMap(({ at, value }, index) => {
    const before = ages[index - 1];
    const stands =
      before &&
      value >= limit &&
      before.value >= limit &&
      at - before.at <= PAUSE_MS;
    return stands
      ? Array.from(
          { length: Math.round((at - before.at) / MINUTE_MS) },
          (_, minute) => at - minute * MINUTE_MS,
        )
      : [];
  });
}
