import type {
  DeliveryStreamDescription,
  DestinationDescription,
  ProcessingConfiguration,
  S3DestinationDescription,
  SourceDescription,
} from '@aws-sdk/client-firehose';
import {
  DESTINATION_READERS,
  DestinationParts,
  DestinationReader,
} from './destinations';
import {
  DestinationType,
  FirehoseBackup,
  FirehoseBucket,
  FirehoseDestination,
  FirehoseInventory,
  FirehoseOrigin,
  FirehoseTransform,
} from './FirehoseInventory';

const MEGABYTE = 1024 * 1024;

const UNKNOWN_DESTINATION: DestinationReader = {
  type: 'other',
  defaultIntervalSeconds: 300,
  defaultSizeMegabytes: 5,
  read: () => ({}),
};

/** What a delivery stream's description says, without what is missing. */
export function readInventory(
  description: DeliveryStreamDescription,
): FirehoseInventory {
  const destination = description.Destinations?.[0];
  const reader = destination && readerOf(destination);
  const parts = (destination && reader?.read(destination)) ?? {};
  const processing = parts.processing;
  return {
    status: description.DeliveryStreamStatus ?? 'UNKNOWN',
    failure: failureOf(description),
    source: readSource(description),
    destination: reader && readDestination(reader, parts),
    staging: readBucket(parts.staging),
    delivery: readBucket(parts.delivery),
    backup: readBackup(parts),
    transform: readTransform(processing, reader?.type),
    processors: (processing?.Processors ?? []).map(({ Type }) => `${Type}`),
    encryptionKey: keyOf(description),
    createdAt: description.CreateTimestamp?.toISOString(),
    updatedAt: description.LastUpdateTimestamp?.toISOString(),
  };
}

function readerOf(destination: DestinationDescription): DestinationReader {
  return (
    DESTINATION_READERS.find(reader => reader.read(destination)) ??
    UNKNOWN_DESTINATION
  );
}

function readDestination(
  reader: DestinationReader,
  parts: DestinationParts,
): FirehoseDestination {
  return {
    type: reader.type,
    target: withoutSecrets(parts.target),
    table: parts.table || undefined,
    indexRotation: parts.indexRotation,
    bufferIntervalSeconds:
      parts.buffering?.IntervalInSeconds ?? reader.defaultIntervalSeconds,
    bufferSizeBytes:
      (parts.buffering?.SizeInMBs ?? reader.defaultSizeMegabytes) * MEGABYTE,
    retrySeconds: parts.retrySeconds,
    errorLogging: parts.logging?.Enabled ?? false,
    errorLogGroup: parts.logging?.LogGroupName,
    formatConversion: parts.formatConversion ?? false,
    dynamicPartitioning: parts.dynamicPartitioning ?? false,
  };
}

/** Addresses can carry tokens in their query; ARNs and JDBC addresses pass unchanged. */
function withoutSecrets(target?: string): string | undefined {
  return target?.startsWith('http')
    ? target.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//')
    : target;
}

function readBackup(parts: DestinationParts): FirehoseBackup | undefined {
  const failed = readBucket(parts.backup);
  if (failed) {
    const all = /^All/.test(parts.backupMode ?? '');
    return {
      ...failed,
      mode: parts.backupMode,
      content: all ? 'all' : 'failed',
    };
  }
  const source = readBucket(parts.sourceBackup);
  return source && parts.backupMode !== 'Disabled'
    ? { ...source, mode: parts.backupMode, content: 'source' }
    : undefined;
}

function readBucket(
  from: S3DestinationDescription | undefined,
): FirehoseBucket | undefined {
  return from?.BucketARN
    ? {
        bucketArn: from.BucketARN,
        prefix: fixedPart(from.Prefix),
        errorPrefix: fixedPart(from.ErrorOutputPrefix),
      }
    : undefined;
}

/** A prefix can hold expressions such as `!{timestamp:yyyy}`; objects can only be listed up to the first. */
function fixedPart(prefix?: string): string | undefined {
  return prefix?.split('!{')[0] || undefined;
}

function readSource(description: DeliveryStreamDescription): FirehoseOrigin {
  const source: SourceDescription = description.Source ?? {};
  return {
    type: description.DeliveryStreamType ?? 'UNKNOWN',
    arn:
      source.KinesisStreamSourceDescription?.KinesisStreamARN ??
      source.MSKSourceDescription?.MSKClusterARN,
    topic: source.MSKSourceDescription?.TopicName,
  };
}

function failureOf(description: DeliveryStreamDescription): string | undefined {
  const failure = description.FailureDescription;
  return failure && [failure.Type, failure.Details].filter(Boolean).join(': ');
}

function keyOf(description: DeliveryStreamDescription): string | undefined {
  const encryption = description.DeliveryStreamEncryptionConfiguration;
  return encryption?.Status === 'ENABLED' ? encryption.KeyType : undefined;
}

/** The Lambda function among the processors, if one is there. */
function readTransform(
  processing?: ProcessingConfiguration,
  destination?: DestinationType,
): FirehoseTransform | undefined {
  const processor = processing?.Processors?.find(
    ({ Type }) => Type === 'Lambda',
  );
  const parameters = new Map(
    (processor?.Parameters ?? []).map(parameter => [
      `${parameter.ParameterName}`,
      parameter.ParameterValue,
    ]),
  );
  const functionArn = parameters.get('LambdaArn');
  if (!functionArn) {
    return undefined;
  }
  const number = (name: string, byDefault: number) => {
    const value = Number.parseFloat(parameters.get(name) ?? '');
    return Number.isFinite(value) ? value : byDefault;
  };
  return {
    functionArn: unqualified(functionArn),
    enabled: processing?.Enabled ?? false,
    retries: number('NumberOfRetries', 3),
    bufferIntervalSeconds: number('BufferIntervalInSeconds', 60),
    bufferSizeBytes: Math.round(
      number('BufferSizeInMBs', destination === 'splunk' ? 0.25 : 1) * MEGABYTE,
    ),
  };
}

/** Without `:$LATEST`, a version or an alias: the stage is the function. */
function unqualified(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':');
}
