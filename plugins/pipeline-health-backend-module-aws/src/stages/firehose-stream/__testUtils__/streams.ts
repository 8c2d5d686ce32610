import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose';
import {
  Neighbour,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { DescribedFirehose, FirehoseCheck, FirehoseContext } from '../context';
import { FirehoseInventory } from '../FirehoseInventory';
import { thresholds } from '../thresholds';

/** The clock of the tests. */
export const NOW = Date.parse('2026-03-02T12:00:00Z');
export const MINUTE = 60_000;

const ACCOUNT = 'eu-central-1:123456789012';

export const ARNS = {
  stream: `arn:aws:firehose:${ACCOUNT}:deliverystream/music-events`,
  source: `arn:aws:kinesis:${ACCOUNT}:stream/music-events`,
  transform: `arn:aws:lambda:${ACCOUNT}:function:music-events-transform`,
  domain: `arn:aws:es:${ACCOUNT}:domain/music-search`,
  bucket: 'arn:aws:s3:::music-events-failed',
};

export const STAGE = {
  arn: ARNS.stream,
  kind: 'firehose-stream',
  name: 'music-events',
  account: '123456789012',
  region: 'eu-central-1',
};

/** The answer of DescribeDeliveryStream for a stream from Kinesis through Lambda to OpenSearch. */
export function description(
  is: Partial<DeliveryStreamDescription> = {},
): DeliveryStreamDescription {
  return {
    DeliveryStreamName: 'music-events',
    DeliveryStreamARN: ARNS.stream,
    DeliveryStreamStatus: 'ACTIVE',
    DeliveryStreamType: 'KinesisStreamAsSource',
    VersionId: '4',
    CreateTimestamp: new Date('2025-06-01T08:00:00Z'),
    LastUpdateTimestamp: new Date('2025-11-12T15:30:00Z'),
    Source: {
      KinesisStreamSourceDescription: {
        KinesisStreamARN: ARNS.source,
        RoleARN: 'arn:aws:iam::123456789012:role/firehose',
        DeliveryStartTimestamp: new Date('2025-06-01T08:00:00Z'),
      },
    },
    Destinations: [
      {
        DestinationId: 'destinationId-000000000001',
        AmazonopensearchserviceDestinationDescription: {
          RoleARN: 'arn:aws:iam::123456789012:role/firehose',
          DomainARN: ARNS.domain,
          IndexName: 'music-events',
          IndexRotationPeriod: 'OneDay',
          BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 5 },
          RetryOptions: { DurationInSeconds: 300 },
          S3BackupMode: 'FailedDocumentsOnly',
          S3DestinationDescription: {
            RoleARN: 'arn:aws:iam::123456789012:role/firehose',
            BucketARN: ARNS.bucket,
            Prefix: 'music-events/',
            BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 5 },
            CompressionFormat: 'UNCOMPRESSED',
            EncryptionConfiguration: {
              NoEncryptionConfig: 'NoEncryption',
            },
          },
          ProcessingConfiguration: {
            Enabled: true,
            Processors: [
              {
                Type: 'Lambda',
                Parameters: [
                  {
                    ParameterName: 'LambdaArn',
                    ParameterValue: `${ARNS.transform}:$LATEST`,
                  },
                  { ParameterName: 'NumberOfRetries', ParameterValue: '2' },
                  { ParameterName: 'BufferSizeInMBs', ParameterValue: '0.5' },
                ],
              },
            ],
          },
          CloudWatchLoggingOptions: {
            Enabled: true,
            LogGroupName: '/aws/kinesisfirehose/music-events',
            LogStreamName: 'DestinationDelivery',
          },
        },
      },
    ],
    HasMoreDestinations: false,
    ...is,
  };
}

/** The inventory of that stream, with an alarm that reaches somebody. */
export function streamInventory(
  is: Partial<FirehoseInventory> = {},
): FirehoseInventory {
  return {
    status: 'ACTIVE',
    source: { type: 'KinesisStreamAsSource', arn: ARNS.source },
    destination: {
      type: 'opensearch',
      title: 'OpenSearch',
      target: ARNS.domain,
      table: 'music-events',
      indexRotation: 'OneDay',
      bufferIntervalSeconds: 60,
      bufferSizeBytes: 5 * 1024 * 1024,
      retrySeconds: 300,
      errorLogging: true,
      formatConversion: false,
      dynamicPartitioning: false,
    },
    backup: {
      bucketArn: ARNS.bucket,
      prefix: 'music-events/',
      mode: 'FailedDocumentsOnly',
      content: 'failed',
    },
    transform: {
      functionArn: ARNS.transform,
      enabled: true,
      retries: 2,
      bufferIntervalSeconds: 60,
      bufferSizeBytes: 512 * 1024,
    },
    processors: ['Lambda'],
    alarms: {
      asked: true,
      alarms: [
        {
          name: 'music-events-freshness',
          metrics: ['DeliveryToAmazonOpenSearchService.DataFreshness'],
          reachesSomebody: true,
          state: 'OK',
        },
      ],
    },
    ...is,
  };
}

/** One value a minute, the last of them three minutes ago. */
export function minutes(
  count: number,
  value: number | ((minutesAgo: number) => number),
): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const minutesAgo = count - index + 2;
    return {
      at: NOW - minutesAgo * MINUTE,
      value: typeof value === 'number' ? value : value(minutesAgo),
    };
  });
}

/** What a healthy stream publishes. */
export function healthySamples(): { [metric: string]: Sample[] } {
  return {
    deliverySuccess: minutes(240, 1),
    dataFreshness: minutes(240, 64),
    deliveredRecords: minutes(240, 1_200),
    incomingRecords: minutes(240, 1_200),
    incomingBytes: minutes(240, 720_000),
    sourceLag: minutes(240, 0.4),
    throttledReads: minutes(240, 0),
    transformSuccess: minutes(240, 1),
    transformDuration: minutes(240, 0.8),
    backupWriteSuccess: [],
    authFailure: minutes(240, 0),
    deliveryRejected: minutes(240, 0),
  };
}

export function contextOf(
  is: Partial<FirehoseContext> = {},
): DescribedFirehose {
  return {
    stage: STAGE,
    describedAt: NOW,
    readings: {},
    samples: healthySamples(),
    runs: [],
    neighbours: [],
    thresholds: Object.fromEntries(
      Object.entries(thresholds).map(([name, { warning, critical }]) => [
        name,
        { warning, critical },
      ]),
    ) as FirehoseContext['thresholds'],
    now: NOW,
    ...is,
    inventory: is.inventory ?? streamInventory(),
  };
}

/** The healthy stream, with some of its samples replaced. */
export function withSamples(samples: {
  [metric: string]: Sample[];
}): Partial<FirehoseContext> {
  return { samples: { ...healthySamples(), ...samples } };
}

/** The Kinesis stream that it reads from. */
export function sourceNeighbour(retentionSeconds: number): Neighbour {
  return {
    direction: 'upstream',
    relation: 'source',
    facts: {
      stage: { ...STAGE, arn: ARNS.source, kind: 'kinesis-stream' },
      inventory: { retentionSeconds },
      readings: {},
      samples: {},
      runs: [],
    },
  };
}

/** What a check finds. */
export function find(check: FirehoseCheck, is: Partial<FirehoseContext> = {}) {
  return check.run(contextOf(is));
}
