import { FirehoseConfiguration } from '../FirehoseInventory';
import { FirehoseMetric, peak, total } from './FirehoseMetric';

/** What comes in, what is throttled, and how far behind the source the stream is. */
export function sourceMetrics(
  inventory: FirehoseConfiguration,
): FirehoseMetric[] {
  switch (inventory.source.type) {
    case 'KinesisStreamAsSource':
      return [
        ...incoming(
          'DataReadFromKinesisStream.Records',
          'DataReadFromKinesisStream.Bytes',
        ),
        peak(
          'sourceLag',
          'Lag behind the stream',
          'KinesisMillisBehindLatest',
          'seconds',
          { scale: 0.001 },
        ),
        total(
          'throttledReads',
          'Throttled reads of the stream',
          'ThrottledGetRecords',
        ),
      ];
    case 'MSKAsSource':
      return [
        ...incoming('DataReadFromSource.Records', 'DataReadFromSource.Bytes'),
        peak(
          'sourceOffsetLag',
          'Records behind the topic',
          'KafkaOffsetLag',
          'count',
        ),
      ];
    default:
      return [
        ...incoming('IncomingRecords', 'IncomingBytes'),
        total('throttledRecords', 'Throttled records', 'ThrottledRecords'),
        peak(
          'bytesPerSecondLimit',
          'Limit of bytes a second',
          'BytesPerSecondLimit',
          'bytes',
          { coolestTier: 'cold', period: 300 },
        ),
      ];
  }
}

function incoming(records: string, bytes: string): FirehoseMetric[] {
  return [
    total('incomingRecords', 'Incoming records', records),
    total('incomingBytes', 'Incoming volume', bytes, 'bytes'),
  ];
}
