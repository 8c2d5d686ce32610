import { Delivery } from './readDelivery';

/** Firehose hands over later than it was told to: retries, and the call itself. */
const GRACE_SECONDS = 120;
const HOUR_SECONDS = 3_600;

/** Where the records of an hour went; absent is what is not known, or does not exist. */
export interface Hops {
  into: number;
  transformed?: number;
  delivered?: number;
  backedUp?: number;
  /** What came in, and was neither delivered nor kept. */
  unaccounted?: number;
  /** How many of these may wait only because the stream was told to gather some. */
  gathered?: number;
}

/**
 * Counts where the records of an hour went. A transform may drop records on
 * purpose, and a backup of everything does not tell what failed: then nothing
 * can be said of what is missing.
 */
export function hopsOf(
  { transform, backup, destination }: Delivery,
  totals: { [metric: string]: number },
): Hops | undefined {
  const into = totals.incomingRecords;
  if (into === undefined) {
    return undefined;
  }
  const delivered = totals.deliveredRecords;
  const keepsFailed = backup?.content === 'failed';
  const backedUp = keepsFailed ? totals.backupRecords ?? 0 : undefined;
  const changes = transform?.enabled ?? false;
  const hops: Hops = {
    into,
    ...(changes && { transformed: totals.transformedRecords }),
    delivered,
    backedUp,
  };
  if (delivered === undefined || changes || (backup && !keepsFailed)) {
    return hops;
  }
  const waits = destination.bufferIntervalSeconds + GRACE_SECONDS;
  return {
    ...hops,
    unaccounted: Math.max(0, into - delivered - (backedUp ?? 0)),
    gathered: Math.round((into * waits) / HOUR_SECONDS),
  };
}
