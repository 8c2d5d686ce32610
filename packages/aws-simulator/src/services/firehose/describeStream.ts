import type {
  DeliveryStreamDescription,
  DestinationDescription,
  ProcessingConfiguration,
  S3DestinationDescription,
} from '@aws-sdk/client-firehose';
import { DeliveryStream } from './DeliveryStream';

/** What DescribeDeliveryStream tells of a stream. */
export function describeStream(
  stream: DeliveryStream,
): DeliveryStreamDescription {
  return stream.description ?? describeParts(stream);
}

function describeParts(stream: DeliveryStream): DeliveryStreamDescription {
  const { name, createdAt, configuration } = stream.parts;
  const { kinesis } = configuration;
  return {
    DeliveryStreamName: name,
    DeliveryStreamARN: stream.arn,
    DeliveryStreamStatus: 'ACTIVE',
    DeliveryStreamType: kinesis ? 'KinesisStreamAsSource' : 'DirectPut',
    VersionId: '1',
    CreateTimestamp: new Date(createdAt),
    DeliveryStreamEncryptionConfiguration: configuration.ownKey
      ? { Status: 'ENABLED', KeyType: 'CUSTOMER_MANAGED_CMK' }
      : { Status: 'DISABLED' },
    ...(kinesis && {
      Source: {
        KinesisStreamSourceDescription: {
          KinesisStreamARN: arn(stream, 'kinesis', `stream/${kinesis}`),
          RoleARN: roleOf(stream),
          DeliveryStartTimestamp: new Date(createdAt),
        },
      },
    }),
    Destinations: [
      { DestinationId: 'destinationId-000000000001', ...destinationOf(stream) },
    ],
    HasMoreDestinations: false,
  };
}

function destinationOf(
  stream: DeliveryStream,
): Omit<DestinationDescription, 'DestinationId'> {
  const { configuration, name } = stream.parts;
  const { destination, backup } = configuration;
  const shared = {
    RoleARN: roleOf(stream),
    BufferingHints: {
      IntervalInSeconds: configuration.buffer / 1000,
      SizeInMBs: configuration.bufferMegabytes,
    },
    ProcessingConfiguration: processingOf(stream),
    CloudWatchLoggingOptions: {
      Enabled: configuration.errorLog,
      LogGroupName: `/aws/kinesisfirehose/${name}`,
      LogStreamName: 'DestinationDelivery',
    },
  };
  if (destination.type === 's3') {
    return {
      ExtendedS3DestinationDescription: {
        ...bucketOf(stream, destination.bucket, destination.prefix),
        ...shared,
        DataFormatConversionConfiguration: {
          Enabled: configuration.converts,
        },
        S3BackupMode: backup ? 'Enabled' : 'Disabled',
        S3BackupDescription:
          backup && bucketOf(stream, backup.bucket, backup.prefix),
      },
    };
  }
  return {
    AmazonopensearchserviceDestinationDescription: {
      ...shared,
      DomainARN: arn(stream, 'es', `domain/${destination.domain}`),
      IndexName: destination.index,
      IndexRotationPeriod: rotationOf(destination.rotation),
      RetryOptions: { DurationInSeconds: configuration.retry / 1000 },
      S3BackupMode:
        backup?.mode === 'AllDocuments'
          ? 'AllDocuments'
          : 'FailedDocumentsOnly',
      S3DestinationDescription:
        backup && bucketOf(stream, backup.bucket, backup.prefix),
    },
  };
}

function processingOf(stream: DeliveryStream): ProcessingConfiguration {
  const { transform } = stream.parts.configuration;
  return transform
    ? {
        Enabled: transform.enabled,
        Processors: [
          {
            Type: 'Lambda',
            Parameters: [
              {
                ParameterName: 'LambdaArn',
                ParameterValue: arn(
                  stream,
                  'lambda',
                  `function:${transform.function}:$LATEST`,
                ),
              },
            ],
          },
        ],
      }
    : { Enabled: false };
}

function bucketOf(
  stream: DeliveryStream,
  bucket: string,
  prefix: string,
): S3DestinationDescription {
  return {
    RoleARN: roleOf(stream),
    BucketARN: `arn:aws:s3:::${bucket}`,
    Prefix: prefix,
    BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 5 },
    CompressionFormat: 'UNCOMPRESSED',
    EncryptionConfiguration: { NoEncryptionConfig: 'NoEncryption' },
  };
}

const rotations = [
  'NoRotation',
  'OneHour',
  'OneDay',
  'OneWeek',
  'OneMonth',
] as const;

function rotationOf(text: string): (typeof rotations)[number] | undefined {
  return rotations.find(rotation => rotation === text);
}

function roleOf(stream: DeliveryStream): string {
  return `arn:aws:iam::${stream.parts.scope.account}:role/firehose-delivery`;
}

function arn(
  stream: DeliveryStream,
  service: string,
  resource: string,
): string {
  const { region, account } = stream.parts.scope;
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}
