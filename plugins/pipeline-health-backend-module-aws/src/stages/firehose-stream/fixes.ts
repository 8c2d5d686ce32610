import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Call,
  fixesOf,
  Input,
  Properties,
  Resource,
  ResourceType,
} from '../../aws/fixes';
import { DestinationType, FirehoseInventory } from './FirehoseInventory';

/** What the documents of a destination begin with, and its block in Terraform. */
const DESTINATIONS: { [type in DestinationType]?: [string, string] } = {
  opensearch: ['Amazonopensearchservice', 'opensearch'],
  'opensearch-serverless': [
    'AmazonOpenSearchServerless',
    'opensearchserverless',
  ],
  elasticsearch: ['Elasticsearch', 'elasticsearch'],
  s3: ['ExtendedS3', 'extended_s3'],
  redshift: ['Redshift', 'redshift'],
  splunk: ['Splunk', 'splunk'],
  http: ['HttpEndpoint', 'http_endpoint'],
  snowflake: ['Snowflake', 'snowflake'],
  iceberg: ['Iceberg', 'iceberg'],
};

const STREAM: ResourceType = {
  cloudFormation: 'AWS::KinesisFirehose::DeliveryStream',
  terraform: 'aws_kinesis_firehose_delivery_stream',
  arguments: {
    DeliveryStreamName: 'name',
    ...Object.fromEntries(
      Object.values(DESTINATIONS).map(([begin, block]) => [
        `${begin}DestinationConfiguration`,
        `${block}_configuration`,
      ]),
    ),
    BufferingHints: { as: 'members' },
    IntervalInSeconds: 'buffering_interval',
    SizeInMBs: 'buffering_size',
    RetryOptions: { as: 'members' },
    DurationInSeconds: 'retry_duration',
    CloudWatchLoggingOptions: 'cloudwatch_logging_options',
    RoleARN: 'role_arn',
    BucketARN: 'bucket_arn',
  },
};

const LOG_GROUP: ResourceType = {
  cloudFormation: 'AWS::Logs::LogGroup',
  terraform: 'aws_cloudwatch_log_group',
  arguments: { LogGroupName: 'name' },
};

const LOG_STREAM: ResourceType = {
  cloudFormation: 'AWS::Logs::LogStream',
  terraform: 'aws_cloudwatch_log_stream',
  arguments: { LogStreamName: 'name' },
};

/** A delivery stream to change. */
interface StreamToFix {
  stage: { name: string; region: string };
  inventory: Pick<FirehoseInventory, 'destination'>;
}

/** A change to where a stream delivers, the same in its calls and its templates. */
export function destinationFixes(
  stream: StreamToFix,
  change: Properties,
): Fix[] {
  return streamFixes(stream, { updated: change, configured: change });
}

/** How records are gathered; on the way to a warehouse that is told of the bucket before it. */
export function bufferFixes(
  stream: StreamToFix,
  intervalSeconds: number,
  megabytes: number,
): Fix[] {
  const hints = {
    BufferingHints: {
      IntervalInSeconds: intervalSeconds,
      SizeInMBs: megabytes,
    },
  };
  return stream.inventory.destination?.type === 'redshift'
    ? streamFixes(stream, {
        updated: { S3Update: hints },
        configured: { S3Configuration: hints },
      })
    : destinationFixes(stream, hints);
}

const BACKUP = {
  RoleARN: new Input(
    'DeliveryRole',
    'ARN of the role of the stream, which must be allowed to write to the bucket',
  ),
  BucketARN: new Input('BackupBucket', 'ARN of a bucket that nothing reads'),
};

/** What keeps records as they came beside those that are delivered. */
export function sourceBackupFixes(stream: StreamToFix): Fix[] {
  return streamFixes(stream, {
    updated: { S3BackupMode: 'Enabled', S3BackupUpdate: BACKUP },
    configured: { S3BackupMode: 'Enabled', S3BackupConfiguration: BACKUP },
  });
}

/** What keeps records that are not delivered. */
export function failureBackupFixes(stream: StreamToFix): Fix[] {
  return streamFixes(stream, {
    updated:
      stream.inventory.destination?.type === 'iceberg'
        ? { S3Configuration: BACKUP }
        : { S3Update: BACKUP },
    configured: { S3Configuration: BACKUP },
  });
}

/** A log that says why a delivery failed. */
export function errorLogFixes(stream: StreamToFix): Fix[] {
  const group = `/aws/kinesisfirehose/${stream.stage.name}`;
  const log = 'DestinationDelivery';
  const options = {
    CloudWatchLoggingOptions: {
      Enabled: true,
      LogGroupName: group,
      LogStreamName: log,
    },
  };
  return streamFixes(stream, {
    updated: options,
    configured: options,
    before: {
      calls: [
        {
          service: 'logs',
          operation: 'CreateLogGroup',
          input: { LogGroupName: group },
        },
        {
          service: 'logs',
          operation: 'CreateLogStream',
          input: { LogGroupName: group, LogStreamName: log },
        },
      ],
      resources: [
        { type: LOG_GROUP, name: group, properties: { LogGroupName: group } },
        {
          type: LOG_STREAM,
          name: log,
          properties: { LogGroupName: group, LogStreamName: log },
        },
      ],
    },
  });
}

function streamFixes(
  { stage: { name, region }, inventory: { destination } }: StreamToFix,
  change: {
    updated: Properties;
    configured: Properties;
    before?: { calls: Call[]; resources: Resource[] };
  },
): Fix[] {
  const words = destination && DESTINATIONS[destination.type];
  if (!words) {
    return [];
  }
  const [begin] = words;
  return fixesOf(
    { region },
    {
      calls: [
        ...(change.before?.calls ?? []),
        {
          service: 'firehose',
          operation: 'UpdateDestination',
          input: { [`${begin}DestinationUpdate`]: change.updated },
          read: {
            operation: 'DescribeDeliveryStream',
            input: { DeliveryStreamName: name },
            filter: `.DeliveryStreamDescription | {DeliveryStreamName, CurrentDeliveryStreamVersionId: .VersionId, DestinationId: .Destinations[0].DestinationId, ${begin}DestinationUpdate: (.Destinations[0].${begin}DestinationDescription | {ProcessingConfiguration} | with_entries(select(.value != null)))}`,
          },
        },
      ],
      resources: [
        ...(change.before?.resources ?? []),
        {
          type: STREAM,
          name,
          properties: {
            DeliveryStreamName: name,
            [`${begin}DestinationConfiguration`]: change.configured,
          },
        },
      ],
    },
  );
}
