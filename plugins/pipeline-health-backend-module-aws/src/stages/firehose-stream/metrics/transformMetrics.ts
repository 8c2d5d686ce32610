import { FirehoseConfiguration } from '../FirehoseInventory';
import { FirehoseMetric, peak, share, total } from './FirehoseMetric';

/** How the transform Lambda does, as Firehose sees it. */
export function transformMetrics(
  inventory: FirehoseConfiguration,
): FirehoseMetric[] {
  return inventory.transform?.enabled
    ? [
        share(
          'transformSuccess',
          'Transform success',
          'ExecuteProcessing.Success',
        ),
        peak(
          'transformDuration',
          'Duration of the transform',
          'ExecuteProcessing.Duration',
          'seconds',
          { scale: 0.001 },
        ),
        total(
          'transformedRecords',
          'Transformed records',
          'SucceedProcessing.Records',
        ),
        total(
          'transformedBytes',
          'Transformed volume',
          'SucceedProcessing.Bytes',
          'bytes',
        ),
      ]
    : [];
}
