import { MetricStore } from '../../metrics/MetricStore';
import { KinesisMinute } from './KinesisSettings';
import { KinesisStream } from './KinesisStream';

const minuteMilliseconds = 60_000;

/** Publishes what CloudWatch shows of the minute of a stream that ends now. */
export function publishKinesis(
  stream: KinesisStream,
  metrics: MetricStore,
  now: number,
  minute: KinesisMinute,
): void {
  const at = Math.floor(now / minuteMilliseconds) - 1;
  const { scope, name: streamName } = stream.parts;
  const values = { ...written(stream, minute), ...read(stream, minute) };
  for (const [name, value] of Object.entries(values)) {
    const series = metrics.series(scope, {
      namespace: 'AWS/Kinesis',
      name,
      dimensions: [{ name: 'StreamName', value: streamName }],
    });
    series.accumulates = !/Milliseconds$|Success$/.test(name);
    series.publish(at, value);
  }
  for (const [consumer, { behind }] of Object.entries(minute.fanOut)) {
    metrics
      .series(scope, {
        namespace: 'AWS/Kinesis',
        name: 'SubscribeToShardEvent.MillisBehindLatest',
        dimensions: [
          { name: 'StreamName', value: streamName },
          { name: 'ConsumerName', value: consumer },
        ],
      })
      .publish(at, Math.round(behind));
  }
}

/** Nothing is published of a minute in which nothing was written. */
function written(
  { recordBytes }: KinesisStream,
  { incoming, writesThrottled, refused }: KinesisMinute,
): Record<string, number> {
  if (refused > 0) {
    return { 'PutRecords.Success': 0 };
  }
  return incoming + writesThrottled === 0
    ? {}
    : {
        IncomingRecords: incoming,
        IncomingBytes: incoming * recordBytes,
        WriteProvisionedThroughputExceeded: writesThrottled,
        'PutRecords.Success': incoming > 0 ? 1 : 0,
      };
}

function read(
  { recordBytes }: KinesisStream,
  { read: got }: KinesisMinute,
): Record<string, number> {
  return got
    ? {
        'GetRecords.IteratorAgeMilliseconds': Math.round(got.behind),
        'GetRecords.Records': got.records,
        'GetRecords.Bytes': got.records * recordBytes,
        ReadProvisionedThroughputExceeded: got.throttled,
      }
    : {};
}
