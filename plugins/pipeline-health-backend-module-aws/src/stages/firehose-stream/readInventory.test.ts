import type { DestinationDescription } from '@aws-sdk/client-firehose';
import { linksOf } from './links';
import { readInventory } from './readInventory';
import { ARNS, description, STAGE } from './__testUtils__/streams';

const S3 = {
  RoleARN: 'arn:aws:iam::123456789012:role/firehose',
  BucketARN: ARNS.bucket,
  BufferingHints: { IntervalInSeconds: 120, SizeInMBs: 10 },
  CompressionFormat: 'GZIP' as const,
  EncryptionConfiguration: {},
};

type Destination = Omit<DestinationDescription, 'DestinationId'>;

const to = (destination: Destination) =>
  readInventory(
    description({
      Destinations: [{ DestinationId: 'destinationId-1', ...destination }],
    }),
  );

describe('readInventory', () => {
  it('reads a stream from Kinesis through Lambda to OpenSearch', () => {
    expect(readInventory(description())).toEqual({
      status: 'ACTIVE',
      source: { type: 'KinesisStreamAsSource', arn: ARNS.source },
      destination: {
        type: 'opensearch',
        target: ARNS.domain,
        table: 'music-events',
        indexRotation: 'OneDay',
        bufferIntervalSeconds: 60,
        bufferSizeBytes: 5_242_880,
        retrySeconds: 300,
        errorLogging: true,
        errorLogGroup: '/aws/kinesisfirehose/music-events',
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
        bufferSizeBytes: 524_288,
      },
      processors: ['Lambda'],
      createdAt: '2025-06-01T08:00:00.000Z',
      updatedAt: '2025-11-12T15:30:00.000Z',
    });
  });

  it.each<[string, Destination, object]>([
    [
      "Elasticsearch with AWS's default buffer",
      {
        ElasticsearchDestinationDescription: {
          DomainARN: ARNS.domain,
          S3BackupMode: 'AllDocuments',
          S3DestinationDescription: S3,
        },
      },
      { type: 'elasticsearch', bufferIntervalSeconds: 300 },
    ],
    [
      'OpenSearch Serverless',
      {
        AmazonOpenSearchServerlessDestinationDescription: {
          CollectionEndpoint: 'https://abc.eu-central-1.aoss.amazonaws.com',
        },
      },
      {
        type: 'opensearch-serverless',
        target: 'https://abc.eu-central-1.aoss.amazonaws.com',
      },
    ],
    [
      'Redshift, whose buffer is that of its staging bucket',
      {
        RedshiftDestinationDescription: {
          RoleARN: 'r',
          ClusterJDBCURL: 'jdbc:redshift://dwh:5439/events',
          CopyCommand: { DataTableName: 'events' },
          S3DestinationDescription: S3,
        },
      },
      { type: 'redshift', table: 'events', bufferIntervalSeconds: 120 },
    ],
    [
      'S3 that shows a plain description beside the extended one',
      { S3DestinationDescription: S3, ExtendedS3DestinationDescription: S3 },
      { type: 's3', target: ARNS.bucket, bufferIntervalSeconds: 120 },
    ],
    [
      'Splunk',
      {
        SplunkDestinationDescription: {
          HECEndpoint: 'https://splunk:8088',
          HECToken: 'secret',
        },
      },
      { type: 'splunk', bufferIntervalSeconds: 60 },
    ],
    [
      'an HTTP endpoint, without the token in its address',
      {
        HttpEndpointDestinationDescription: {
          EndpointConfiguration: {
            Url: 'https://user:pass@api.example.com/in?key=secret',
            Name: 'Example',
          },
        },
      },
      { type: 'http', target: 'https://api.example.com/in' },
    ],
    [
      'Snowflake',
      {
        SnowflakeDestinationDescription: {
          AccountUrl: 'https://x.snowflakecomputing.com',
          Database: 'EVENTS',
          Schema: 'PUBLIC',
          Table: 'MUSIC',
        },
      },
      {
        type: 'snowflake',
        table: 'EVENTS.PUBLIC.MUSIC',
        bufferIntervalSeconds: 0,
      },
    ],
    [
      'Iceberg tables',
      {
        IcebergDestinationDescription: {
          CatalogConfiguration: {
            CatalogARN: 'arn:aws:glue:eu-central-1:123456789012:catalog',
          },
          DestinationTableConfigurationList: [
            {
              DestinationDatabaseName: 'events',
              DestinationTableName: 'müsic/plays',
            },
          ],
        },
      },
      { type: 'iceberg', table: 'events.müsic/plays' },
    ],
    ['a destination that this version does not know', {}, { type: 'other' }],
  ])('reads %s', (_name, destination, expected) => {
    const inventory = to(destination);
    expect(inventory.destination).toMatchObject(expected);
    expect(JSON.stringify(inventory)).not.toContain('secret');
  });

  it('tolerates a stream that is still being created', () => {
    const inventory = readInventory(
      description({
        DeliveryStreamStatus: 'CREATING',
        Source: undefined,
        Destinations: undefined,
        CreateTimestamp: undefined,
        LastUpdateTimestamp: undefined,
      }),
    );
    expect(inventory).toMatchObject({ status: 'CREATING', processors: [] });
    expect(inventory.destination).toBeUndefined();
  });

  it('tolerates values that AWS adds later', () => {
    const inventory = readInventory(
      JSON.parse(
        '{"DeliveryStreamStatus":"HIBERNATING","DeliveryStreamType":"QuantumAsSource","Destinations":[{"DestinationId":"d","LakeDestinationDescription":{}}]}',
      ),
    );
    expect(inventory).toMatchObject({
      status: 'HIBERNATING',
      source: { type: 'QuantumAsSource' },
      destination: { type: 'other' },
    });
  });

  it('says why a stream could not be created', () => {
    expect(
      readInventory(
        description({
          DeliveryStreamStatus: 'CREATING_FAILED',
          FailureDescription: {
            Type: 'KMS_KEY_NOT_FOUND',
            Details: 'The key was deleted',
          },
        }),
      ).failure,
    ).toBe('KMS_KEY_NOT_FOUND: The key was deleted');
  });

  it('takes the part of a prefix before its first expression', () => {
    const inventory = to({
      ExtendedS3DestinationDescription: {
        ...S3,
        Prefix: 'plays/!{timestamp:yyyy/MM}/',
        ErrorOutputPrefix: 'errors/!{firehose:error-output-type}/',
        S3BackupMode: 'Disabled',
        S3BackupDescription: S3,
      },
    });
    expect(inventory.delivery).toEqual({
      bucketArn: ARNS.bucket,
      prefix: 'plays/',
      errorPrefix: 'errors/',
    });
    expect(inventory.backup).toBeUndefined();
  });
});

describe('linksOf', () => {
  const links = (destination?: Destination) =>
    linksOf(
      STAGE,
      destination ? to(destination) : readInventory(description()),
    ).map(({ from, to: end, relation }) => [from, relation, end]);

  it('follows source, transform, domain and failed documents', () => {
    expect(links()).toEqual([
      [ARNS.source, 'source', ARNS.stream],
      [ARNS.stream, 'transform', ARNS.transform],
      [ARNS.stream, 'destination', ARNS.domain],
      [ARNS.stream, 'failed-documents', `${ARNS.bucket}/music-events/`],
    ]);
  });

  it('follows the bucket and the error prefix of an S3 destination', () => {
    expect(
      links({
        ExtendedS3DestinationDescription: {
          ...S3,
          Prefix: 'plays/',
          ErrorOutputPrefix: 'errors/',
          S3BackupMode: 'Enabled',
          S3BackupDescription: { ...S3, BucketARN: 'arn:aws:s3:::music-raw' },
        },
      }).slice(1),
    ).toEqual([
      [ARNS.stream, 'destination', `${ARNS.bucket}/plays/`],
      [ARNS.stream, 'failed-documents', `${ARNS.bucket}/errors/`],
      [ARNS.stream, 'backup', 'arn:aws:s3:::music-raw'],
    ]);
  });

  it('follows the staging bucket of Redshift, not its JDBC address', () => {
    expect(
      links({
        RedshiftDestinationDescription: {
          RoleARN: 'r',
          ClusterJDBCURL: 'jdbc:redshift://dwh:5439/events',
          CopyCommand: { DataTableName: 'events' },
          S3DestinationDescription: S3,
        },
      }).slice(1),
    ).toEqual([[ARNS.stream, 'staging', ARNS.bucket]]);
  });

  it('has nothing to follow while the stream is being created', () => {
    const inventory = readInventory(
      description({ Source: undefined, Destinations: [] }),
    );
    expect(linksOf(STAGE, inventory)).toEqual([]);
  });
});
