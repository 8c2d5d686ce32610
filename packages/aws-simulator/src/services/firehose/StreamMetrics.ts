import { MetricStore } from '../../metrics/MetricStore';
import { DeliveryStream } from './DeliveryStream';
import { Minute } from './Minute';

const minuteMilliseconds = 60_000;
const directPutLimit = 1_048_576;
const directPutRecords = 100_000;
const directPutRequests = 1_000;
const families = {
  opensearch: 'DeliveryToAmazonOpenSearchService',
  s3: 'DeliveryToS3',
};

/** Publishes what CloudWatch shows of one delivery stream. */
export class StreamMetrics {
  constructor(
    private readonly stream: DeliveryStream,
    private readonly metrics: MetricStore,
  ) {}

  /** Publishes the minute that ends now. */
  publish(now: number, minute: Minute): void {
    const at = Math.floor(now / minuteMilliseconds) - 1;
    const values = {
      ...this.#source(minute),
      ...this.#transform(minute),
      ...this.#conversion(minute),
      ...this.#delivery(minute),
      ...this.#backup(minute),
    };
    for (const [name, value] of Object.entries(values)) {
      this.#publish(at, name, value);
    }
  }

  #publish(at: number, name: string, value: number): void {
    const { scope, name: streamName } = this.stream.parts;
    const series = this.metrics.series(scope, {
      namespace: 'AWS/Firehose',
      name,
      dimensions: [{ name: 'DeliveryStreamName', value: streamName }],
    });
    series.accumulates = /Records$|Bytes$/.test(name);
    series.publish(at, value);
  }

  #source({ incoming, behind, keyTrouble }: Minute): Record<string, number> {
    if (incoming === undefined) {
      return {};
    }
    if (keyTrouble) {
      return { [keyTrouble]: 1 };
    }
    const bytes = incoming * this.stream.recordBytes;
    if (this.stream.parts.configuration.kinesis !== undefined) {
      return {
        'DataReadFromKinesisStream.Records': incoming,
        'DataReadFromKinesisStream.Bytes': bytes,
        KinesisMillisBehindLatest: Math.round(behind),
        ThrottledGetRecords: 0,
      };
    }
    // Nothing is published of a minute in which nothing was put.
    return incoming === 0
      ? {}
      : {
          IncomingRecords: incoming,
          IncomingBytes: bytes,
          IncomingPutRequests: Math.ceil(incoming / 100),
          ThrottledRecords: 0,
          BytesPerSecondLimit: directPutLimit,
          RecordsPerSecondLimit: directPutRecords,
          PutRequestsPerSecondLimit: directPutRequests,
        };
  }

  #conversion({ converted }: Minute): Record<string, number> {
    return converted
      ? {
          'SucceedConversion.Records': converted.succeeded,
          'FailedConversion.Records': converted.failed,
        }
      : {};
  }

  #transform({ transformed }: Minute): Record<string, number> {
    return transformed
      ? {
          'ExecuteProcessing.Success': transformed.success,
          'ExecuteProcessing.Duration': Math.round(transformed.duration),
          'SucceedProcessing.Records': transformed.succeeded,
          'SucceedProcessing.Bytes':
            transformed.succeeded * this.stream.recordBytes,
        }
      : {};
  }

  #delivery({ delivery, freshness }: Minute): Record<string, number> {
    const { type } = this.stream.parts.configuration.destination;
    const family = families[type];
    return {
      ...(freshness !== undefined && {
        [`${family}.DataFreshness`]: Math.round(freshness),
      }),
      ...(delivery && {
        [`${family}.Success`]: delivery.success,
        [`${family}.Records`]: delivery.delivered,
        [`${family}.Bytes`]: delivery.delivered * this.stream.recordBytes,
      }),
      ...(delivery &&
        type === 'opensearch' && {
          [`${family}.AuthFailure`]: Number(delivery.refused),
          [`${family}.DeliveryRejected`]: Number(delivery.blocked),
        }),
    };
  }

  #backup({ backup }: Minute): Record<string, number> {
    const { type } = this.stream.parts.configuration.destination;
    // What an S3 destination cannot transform lies beside what it delivers, and no metric tells of it.
    return backup && type !== 's3'
      ? {
          'BackupToS3.Records': backup.records,
          'BackupToS3.Bytes': backup.bytes,
          'BackupToS3.Success': backup.success,
          'BackupToS3.DataFreshness': Math.round(backup.freshness),
          'DeliveryToS3.Success': backup.success,
        }
      : {};
  }
}
