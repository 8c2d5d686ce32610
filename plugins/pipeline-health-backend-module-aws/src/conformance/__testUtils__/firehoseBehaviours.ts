import { scope } from '../../__testUtils__/simulatedAws';
import { DeliveryLab } from './DeliveryLab';

const at = `${scope.region}:${scope.account}`;

/**
 * How Firehose behaves, as far as we rely on it: what is said of each, and its proof.
 */
export function firehoseBehaviours(lab: DeliveryLab): {
  [behaviour: string]: () => Promise<void>;
} {
  const bucket = (name: string, Prefix = '') => ({
    RoleARN: lab.role,
    BucketARN: `arn:aws:s3:::${name}`,
    Prefix,
    BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 5 },
  });
  const describeStream = async (name: string) =>
    lab.source.describe(lab.stream(name));
  const relationsOf = async (name: string) =>
    (await describeStream(name)).links.map(
      ({ from, to, relation }) => `${from} -${relation}-> ${to}`,
    );
  const transform = {
    Enabled: true,
    Processors: [
      {
        Type: 'Lambda' as const,
        Parameters: [
          {
            ParameterName: 'LambdaArn' as const,
            ParameterValue: `arn:aws:lambda:${at}:function:transform:$LATEST`,
          },
        ],
      },
    ],
  };

  return {
    'gives a stream from Kinesis through Lambda to Elasticsearch': async () => {
      await lab.createStream('search', {
        DeliveryStreamType: 'KinesisStreamAsSource',
        KinesisStreamSourceConfiguration: {
          KinesisStreamARN: `arn:aws:kinesis:${at}:stream/events`,
          RoleARN: lab.role,
        },
        ElasticsearchDestinationConfiguration: {
          RoleARN: lab.role,
          DomainARN: `arn:aws:es:${at}:domain/search`,
          IndexName: 'events',
          IndexRotationPeriod: 'OneDay',
          BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 2 },
          RetryOptions: { DurationInSeconds: 120 },
          S3BackupMode: 'FailedDocumentsOnly',
          S3Configuration: bucket('failed', 'events/'),
          ProcessingConfiguration: transform,
        },
      });
      expect((await describeStream('search')).inventory).toMatchObject({
        status: 'ACTIVE',
        source: {
          type: 'KinesisStreamAsSource',
          arn: `arn:aws:kinesis:${at}:stream/events`,
        },
        destination: {
          type: 'elasticsearch',
          target: `arn:aws:es:${at}:domain/search`,
          table: 'events',
          indexRotation: 'OneDay',
          bufferIntervalSeconds: 60,
          bufferSizeBytes: 2_097_152,
          retrySeconds: 120,
        },
        transform: {
          functionArn: `arn:aws:lambda:${at}:function:transform`,
          enabled: true,
        },
        backup: {
          bucketArn: 'arn:aws:s3:::failed',
          prefix: 'events/',
          content: 'failed',
        },
      });
      const { arn } = lab.stream('search');
      expect(await relationsOf('search')).toEqual([
        `arn:aws:kinesis:${at}:stream/events -source-> ${arn}`,
        `${arn} -transform-> arn:aws:lambda:${at}:function:transform`,
        `${arn} -destination-> arn:aws:es:${at}:domain/search`,
        `${arn} -failed-documents-> arn:aws:s3:::failed/events/`,
      ]);
    },

    'gives a stream to S3': async () => {
      await lab.createStream('lake', {
        ExtendedS3DestinationConfiguration: {
          ...bucket('lake', 'plays/!{timestamp:yyyy}/'),
          ErrorOutputPrefix: 'errors/',
        },
      });
      const { inventory } = await describeStream('lake');
      expect(inventory).toMatchObject({
        source: { type: 'DirectPut' },
        destination: { type: 's3', bufferIntervalSeconds: 300 },
        delivery: { prefix: 'plays/', errorPrefix: 'errors/' },
      });
      expect(Date.parse(String(inventory.createdAt))).not.toBeNaN();
      const { arn } = lab.stream('lake');
      expect(await relationsOf('lake')).toEqual([
        `${arn} -destination-> arn:aws:s3:::lake/plays/`,
        `${arn} -failed-documents-> arn:aws:s3:::lake/errors/`,
      ]);
    },

    'gives a stream to an HTTP endpoint': async () => {
      await lab.createStream('http', {
        HttpEndpointDestinationConfiguration: {
          EndpointConfiguration: { Url: 'https://api.example.com/in' },
          RoleARN: lab.role,
          S3BackupMode: 'AllData',
          S3Configuration: bucket('copies'),
        },
      });
      expect((await describeStream('http')).inventory).toMatchObject({
        destination: { type: 'http', target: 'https://api.example.com/in' },
        backup: { content: 'all' },
      });
    },

    'gives a stream to Redshift': async () => {
      await lab.createStream('warehouse', {
        RedshiftDestinationConfiguration: {
          RoleARN: lab.role,
          ClusterJDBCURL: 'jdbc:redshift://warehouse:5439/events',
          CopyCommand: { DataTableName: 'events' },
          Username: 'loader',
          Password: 'not-a-secret',
          S3Configuration: bucket('staging', 'in/'),
        },
      });
      const { inventory } = await describeStream('warehouse');
      expect(inventory).toMatchObject({
        destination: { type: 'redshift', table: 'events' },
        staging: { bucketArn: 'arn:aws:s3:::staging' },
      });
      expect(JSON.stringify(inventory)).not.toContain('not-a-secret');
    },

    'gives a stream to Splunk': async () => {
      await lab.createStream('splunk', {
        SplunkDestinationConfiguration: {
          HECEndpoint: 'https://splunk.example.com:8088',
          HECEndpointType: 'Event',
          HECToken: 'not-a-secret',
          S3Configuration: bucket('events'),
        },
      });
      const { inventory } = await describeStream('splunk');
      expect(inventory).toMatchObject({ destination: { type: 'splunk' } });
      expect(JSON.stringify(inventory)).not.toContain('not-a-secret');
    },

    'says that a stream is not there, or no longer': async () => {
      expect((await lab.problemOf(lab.stream('never')))?.code).toBe(
        'not-found',
      );
      await lab.createStream('deleted', {
        ExtendedS3DestinationConfiguration: bucket('lake'),
      });
      await lab.deleteStream('deleted');
      expect((await lab.problemOf(lab.stream('deleted')))?.code).toBe(
        'not-found',
      );
    },

    'does not find a stream in another region': async () => {
      await lab.createStream('here', {
        ExtendedS3DestinationConfiguration: bucket('lake'),
      });
      expect((await lab.problemOf(lab.stream('here', 'eu-west-1')))?.code).toBe(
        'not-found',
      );
    },
  };
}
