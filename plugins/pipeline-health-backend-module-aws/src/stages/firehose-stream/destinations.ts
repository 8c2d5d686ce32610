import type {
  BufferingHints,
  CloudWatchLoggingOptions,
  DestinationDescription,
  ProcessingConfiguration,
  S3DestinationDescription,
} from '@aws-sdk/client-firehose';
import { DestinationType } from './FirehoseInventory';

/** What the descriptions of all destinations have in common, under one name each. */
export interface DestinationParts {
  target?: string;
  table?: string;
  indexRotation?: string;
  buffering?: BufferingHints;
  retrySeconds?: number;
  logging?: CloudWatchLoggingOptions;
  processing?: ProcessingConfiguration;
  backupMode?: string;
  /** Where failed records, or all, are kept. */
  backup?: S3DestinationDescription;
  /** Where all records are kept as they came. */
  sourceBackup?: S3DestinationDescription;
  staging?: S3DestinationDescription;
  delivery?: S3DestinationDescription;
  formatConversion?: boolean;
  dynamicPartitioning?: boolean;
}

/** How one type of destination is found in a description and read from it. */
export interface DestinationReader {
  type: DestinationType;
  defaultIntervalSeconds: number;
  defaultSizeMegabytes: number;
  read(destination: DestinationDescription): DestinationParts | undefined;
}

/** What the documents of destinations with one backup bucket share. */
function common(from: {
  BufferingHints?: BufferingHints;
  RetryOptions?: { DurationInSeconds?: number };
  CloudWatchLoggingOptions?: CloudWatchLoggingOptions;
  ProcessingConfiguration?: ProcessingConfiguration;
  S3BackupMode?: string;
  S3DestinationDescription?: S3DestinationDescription;
}): DestinationParts {
  return {
    buffering: from.BufferingHints,
    retrySeconds: from.RetryOptions?.DurationInSeconds,
    logging: from.CloudWatchLoggingOptions,
    processing: from.ProcessingConfiguration,
    backupMode: from.S3BackupMode,
    backup: from.S3DestinationDescription,
  };
}

const OPENSEARCH: DestinationReader = {
  type: 'opensearch',
  defaultIntervalSeconds: 300,
  defaultSizeMegabytes: 5,
  read: ({ AmazonopensearchserviceDestinationDescription: from }) =>
    from && {
      ...common(from),
      target: from.DomainARN ?? from.ClusterEndpoint,
      table: from.IndexName,
      indexRotation: from.IndexRotationPeriod,
    },
};

const ELASTICSEARCH: DestinationReader = {
  type: 'elasticsearch',
  defaultIntervalSeconds: 300,
  defaultSizeMegabytes: 5,
  read: ({ ElasticsearchDestinationDescription: from }) =>
    from && {
      ...common(from),
      target: from.DomainARN ?? from.ClusterEndpoint,
      table: from.IndexName,
      indexRotation: from.IndexRotationPeriod,
    },
};

const OPENSEARCH_SERVERLESS: DestinationReader = {
  type: 'opensearch-serverless',
  defaultIntervalSeconds: 300,
  defaultSizeMegabytes: 5,
  read: ({ AmazonOpenSearchServerlessDestinationDescription: from }) =>
    from && {
      ...common(from),
      target: from.CollectionEndpoint,
      table: from.IndexName,
    },
};

const REDSHIFT: DestinationReader = {
  type: 'redshift',
  defaultIntervalSeconds: 300,
  defaultSizeMegabytes: 5,
  read: ({ RedshiftDestinationDescription: from }) =>
    from && {
      ...common({ ...from, S3DestinationDescription: undefined }),
      target: from.ClusterJDBCURL,
      table: from.CopyCommand?.DataTableName,
      buffering: from.S3DestinationDescription?.BufferingHints,
      staging: from.S3DestinationDescription,
      sourceBackup: from.S3BackupDescription,
    },
};

const SPLUNK: DestinationReader = {
  type: 'splunk',
  defaultIntervalSeconds: 60,
  defaultSizeMegabytes: 5,
  read: ({ SplunkDestinationDescription: from }) =>
    from && { ...common(from), target: from.HECEndpoint },
};

const HTTP: DestinationReader = {
  type: 'http',
  defaultIntervalSeconds: 300,
  defaultSizeMegabytes: 5,
  read: ({ HttpEndpointDestinationDescription: from }) =>
    from && {
      ...common(from),
      target: from.EndpointConfiguration?.Url,
      table: from.EndpointConfiguration?.Name,
    },
};

const SNOWFLAKE: DestinationReader = {
  type: 'snowflake',
  defaultIntervalSeconds: 0,
  defaultSizeMegabytes: 128,
  read: ({ SnowflakeDestinationDescription: from }) =>
    from && {
      ...common(from),
      target: from.AccountUrl,
      table: [from.Database, from.Schema, from.Table].filter(Boolean).join('.'),
    },
};

const ICEBERG: DestinationReader = {
  type: 'iceberg',
  defaultIntervalSeconds: 300,
  defaultSizeMegabytes: 5,
  read: ({ IcebergDestinationDescription: from }) =>
    from && {
      ...common(from),
      target: from.CatalogConfiguration?.CatalogARN,
      table: from.DestinationTableConfigurationList?.map(table =>
        [table.DestinationDatabaseName, table.DestinationTableName]
          .filter(Boolean)
          .join('.'),
      ).join(', '),
    },
};

const S3: DestinationReader = {
  type: 's3',
  defaultIntervalSeconds: 300,
  defaultSizeMegabytes: 5,
  read: ({
    ExtendedS3DestinationDescription: extended,
    S3DestinationDescription: plain,
  }) => {
    const from = extended ?? plain;
    return (
      from && {
        target: from.BucketARN,
        buffering: from.BufferingHints,
        logging: from.CloudWatchLoggingOptions,
        delivery: from,
        processing: extended?.ProcessingConfiguration,
        backupMode: extended?.S3BackupMode,
        sourceBackup: extended?.S3BackupDescription,
        formatConversion: extended?.DataFormatConversionConfiguration?.Enabled,
        dynamicPartitioning:
          extended?.DynamicPartitioningConfiguration?.Enabled,
      }
    );
  },
};

/** The specific ones first: a stream may show a plain S3 description beside them. */
export const DESTINATION_READERS: readonly DestinationReader[] = [
  OPENSEARCH,
  OPENSEARCH_SERVERLESS,
  ELASTICSEARCH,
  REDSHIFT,
  SPLUNK,
  HTTP,
  SNOWFLAKE,
  ICEBERG,
  S3,
];
