import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose';
import {
  Neighbour,
  StageFacts,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  factsOf,
  minutesAgo,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import {
  healthyBut,
  Published,
  ToldOf,
} from '../../../__testUtils__/healthyStage';
import { firehoseStream } from '..';
import type { FirehoseThreshold } from '../thresholds';
import { DescribedFirehose, FirehoseInventory } from '../FirehoseInventory';

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
      answer: [
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

/** The same, with puts instead of a Kinesis stream. */
export function directPut(
  is: Partial<FirehoseInventory> = {},
): FirehoseInventory {
  return streamInventory({ source: { type: 'DirectPut' }, ...is });
}

/** The same, with another destination. */
export function deliveringTo(
  is: Partial<NonNullable<FirehoseInventory['destination']>>,
): FirehoseInventory {
  const { destination } = streamInventory();
  return streamInventory({
    destination: destination && { ...destination, ...is },
  });
}

/** What a healthy stream publishes. */
const HEALTHY: { [metric: string]: number } = {
  deliverySuccess: 1,
  dataFreshness: 64,
  deliveredRecords: 1_200,
  incomingRecords: 1_200,
  incomingBytes: 720_000,
  sourceLag: 0.4,
  throttledReads: 0,
  transformSuccess: 1,
  transformDuration: 0.8,
  authFailure: 0,
  deliveryRejected: 0,
};

/** What is told of a stream: what differs from a healthy one, by minutes ago. */
export type Told = ToldOf<FirehoseInventory, FirehoseThreshold>;

/** The stream as its checks see it after two days of history. */
export const streamContext = (told: Told = {}): DescribedFirehose =>
  healthyBut(
    firehoseStream,
    {
      stage: STAGE,
      inventory: streamInventory(),
      published: HEALTHY,
      days: 2,
    },
    told,
  );

/** The Kinesis stream that it reads from, and what is written to it by minutes ago. */
export function sourceNeighbour(
  retentionSeconds: number,
  written: Published = () => undefined,
): Neighbour {
  return {
    direction: 'upstream',
    relation: 'source',
    facts: neighbourFacts(
      { ...STAGE, arn: ARNS.source, kind: 'kinesis-stream' },
      { incomingRecords: written },
      { retentionSeconds },
    ),
  };
}

/** The domain that it delivers to: it tells that it is well, and what differs. */
export function domainNeighbour(published: {
  [metric: string]: Published;
}): Neighbour {
  return {
    direction: 'downstream',
    relation: 'destination',
    facts: neighbourFacts(
      { ...STAGE, arn: ARNS.domain, kind: 'opensearch-domain' },
      { writesBlocked: 0, statusRed: 0, ...published },
    ),
  };
}

/** What the database holds of a stage of another kind. */
function neighbourFacts(
  stage: StageRef,
  published: { [metric: string]: Published },
  inventory: StageFacts['inventory'] = {},
): StageFacts {
  const metrics = Object.keys(published).map(metric => ({
    metric,
    title: metric,
    unit: 'count' as const,
    statistic: 'Sum' as const,
  }));
  const samples = Object.fromEntries(
    Object.entries(published).map(([metric, value]) => [
      metric,
      minutesAgo(180, value),
    ]),
  );
  return factsOf({ metrics }, { stage, inventory, samples });
}
