import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { FirehoseContext } from './context';

/**
 * The share of the records that were delivered, by whichever names the stream
 * publishes it: the newer, the older, or Iceberg's counts of rows.
 */
export function successSamples({ samples }: FirehoseContext): Sample[] {
  const published = [
    samples.deliverySuccess,
    samples.legacyDeliverySuccess,
  ].find(series => series?.length);
  if (published) {
    // AWS also words it as a sum of records, which is then at least 1.
    return published.map(({ at, value }) => ({
      at,
      value: Math.min(1, value),
    }));
  }
  return rowSuccess(samples.deliveredRecords, samples.failedRows);
}

function rowSuccess(
  delivered: readonly Sample[] = [],
  failed: readonly Sample[] = [],
): Sample[] {
  if (!failed.length) {
    return [];
  }
  const deliveredAt = new Map(delivered.map(({ at, value }) => [at, value]));
  return failed.flatMap(({ at, value }) => {
    const good = deliveredAt.get(at) ?? 0;
    return good + value > 0 ? [{ at, value: good / (good + value) }] : [];
  });
}
