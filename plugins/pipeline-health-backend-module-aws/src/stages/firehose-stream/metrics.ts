import { AwsMetric } from '../../aws/AwsStageKind';
import { FirehoseInventory } from './FirehoseInventory';
import {
  delivers,
  deliversTo,
  ofDelivery,
  ofSource,
  takesPuts,
} from './metricNames';

type Row = AwsMetric<FirehoseInventory>;

type Details = Partial<Row>;

const indexes = deliversTo(
  'opensearch',
  'opensearch-serverless',
  'elasticsearch',
);

const readsFrom =
  (type: string) =>
  ({ source }: FirehoseInventory) =>
    source.type === type;

const transforms = ({ transform }: FirehoseInventory) =>
  Boolean(transform?.enabled);

const backsUp = ({ backup }: FirehoseInventory) => backup !== undefined;

const converts = ({ destination }: FirehoseInventory) =>
  Boolean(destination?.formatConversion);

const hasOwnKey = ({ encryptionKey }: FirehoseInventory) =>
  encryptionKey === 'CUSTOMER_MANAGED_CMK';

/** Something counted over each minute. */
function total(
  metric: string,
  title: string,
  name: Row['name'],
  details: Details = {},
): Row {
  // Volumes serve the charts; their minutes still come complete when they are asked for seldom.
  const tier = details.unit === 'bytes' && { coolestTier: 'cold' as const };
  return {
    metric,
    title,
    unit: 'count',
    statistic: 'Sum',
    name,
    ...tier,
    ...details,
  };
}

/** A state or an age, of which the worst moment of each minute counts. */
function peak(
  metric: string,
  title: string,
  name: Row['name'],
  details: Details = {},
): Row {
  return {
    metric,
    title,
    unit: 'seconds',
    statistic: 'Maximum',
    name,
    ...details,
  };
}

/** What may be put each second; it changes seldom. */
function limit(metric: string, what: string, name: string): Row {
  return peak(metric, `Limit of ${what} a second`, name, {
    unit: what === 'bytes' ? 'bytes' : 'count',
    period: 300,
    coolestTier: 'cold',
    when: takesPuts,
  });
}

/** The share of attempts that succeeded. */
function share(
  metric: string,
  title: string,
  name: Row['name'],
  details: Details = {},
): Row {
  return {
    metric,
    title,
    unit: 'ratio',
    statistic: 'Average',
    name,
    ...details,
  };
}

/** What follows from a count that comes in bursts. */
function average(metric: string, title: string, when: Row['when']): Row {
  return {
    metric,
    title,
    unit: 'count',
    statistic: 'Average',
    derived: true,
    when,
  };
}

/** Everything that a delivery stream can publish, by its source and destination. */
export const metrics: readonly Row[] = [
  share('deliverySuccess', 'Delivery success', ofDelivery('Success'), {
    key: true,
    // An HTTP endpoint publishes one value an attempt: a mean would hide the failed ones.
    statistic: inventory =>
      deliversTo('http')(inventory) ? 'Minimum' : 'Average',
    // Iceberg's counts commits.
    when: inventory => delivers(inventory) && !deliversTo('iceberg')(inventory),
  }),
  total(
    'deliveredRecords',
    'Delivered records',
    inventory =>
      ofDelivery(
        deliversTo('iceberg')(inventory) ? 'SuccessfulRowCount' : 'Records',
      )(inventory),
    { when: delivers },
  ),
  average('deliveredRate', 'Delivered records a minute', delivers),
  total('failedRows', 'Failed rows', ofDelivery('FailedRowCount'), {
    when: deliversTo('iceberg'),
  }),
  peak('dataFreshness', 'Data freshness', ofDelivery('DataFreshness'), {
    key: true,
    when: delivers,
  }),
  total('deliveredBytes', 'Delivered volume', ofDelivery('Bytes'), {
    unit: 'bytes',
    when: delivers,
  }),
  peak(
    'authFailure',
    'Access refused by the destination',
    ofDelivery('AuthFailure'),
    { unit: 'count', when: indexes },
  ),
  peak(
    'deliveryRejected',
    'Delivery rejected by the destination',
    ofDelivery('DeliveryRejected'),
    { unit: 'count', when: indexes },
  ),
  share(
    'legacyDeliverySuccess',
    'Delivery success (Elasticsearch names)',
    'DeliveryToElasticsearch.Success',
    { when: deliversTo('elasticsearch') },
  ),
  total(
    'legacyDeliveredRecords',
    'Delivered records (Elasticsearch names)',
    'DeliveryToElasticsearch.Records',
    { when: deliversTo('elasticsearch') },
  ),
  share('stagingSuccess', 'Writes to staging', 'DeliveryToS3.Success', {
    when: deliversTo('redshift'),
  }),
  peak(
    'acknowledgementLatency',
    'Time to acknowledgement',
    ofDelivery('DataAckLatency'),
    { when: deliversTo('splunk') },
  ),
  peak('commitLatency', 'Time to commit', ofDelivery('DataCommitLatency'), {
    when: deliversTo('snowflake'),
  }),
  peak(
    'partitionCountExceeded',
    'Too many partitions',
    'PartitionCountExceeded',
    {
      unit: 'count',
      when: ({ destination }) => Boolean(destination?.dynamicPartitioning),
    },
  ),
  total('convertedRecords', 'Converted records', 'SucceedConversion.Records', {
    when: converts,
  }),
  total(
    'failedConversions',
    'Records that could not be converted',
    'FailedConversion.Records',
    { when: converts },
  ),
  total('incomingRecords', 'Incoming records', ofSource('Records'), {
    key: true,
    rhythm: true,
  }),
  total('incomingBytes', 'Incoming volume', ofSource('Bytes'), {
    unit: 'bytes',
  }),
  peak('sourceLag', 'Lag behind the stream', 'KinesisMillisBehindLatest', {
    scale: 0.001,
    when: readsFrom('KinesisStreamAsSource'),
  }),
  total(
    'throttledReads',
    'Throttled reads of the stream',
    'ThrottledGetRecords',
    { when: readsFrom('KinesisStreamAsSource') },
  ),
  peak('sourceOffsetLag', 'Records behind the topic', 'KafkaOffsetLag', {
    unit: 'count',
    when: readsFrom('MSKAsSource'),
  }),
  total('throttledRecords', 'Throttled records', 'ThrottledRecords', {
    when: takesPuts,
  }),
  total('incomingRequests', 'Puts', 'IncomingPutRequests', {
    when: takesPuts,
  }),
  limit('bytesPerSecondLimit', 'bytes', 'BytesPerSecondLimit'),
  limit('recordsPerSecondLimit', 'records', 'RecordsPerSecondLimit'),
  limit('requestsPerSecondLimit', 'requests', 'PutRequestsPerSecondLimit'),
  share('transformSuccess', 'Transform success', 'ExecuteProcessing.Success', {
    when: transforms,
  }),
  peak(
    'transformDuration',
    'Duration of the transform',
    'ExecuteProcessing.Duration',
    { scale: 0.001, when: transforms },
  ),
  total(
    'transformedRecords',
    'Transformed records',
    'SucceedProcessing.Records',
    { when: transforms },
  ),
  total('transformedBytes', 'Transformed volume', 'SucceedProcessing.Bytes', {
    unit: 'bytes',
    when: transforms,
  }),
  total('backupRecords', 'Records sent to the backup', 'BackupToS3.Records', {
    when: backsUp,
  }),
  average('backupRate', 'Records sent to the backup a minute', backsUp),
  total('backupBytes', 'Volume sent to the backup', 'BackupToS3.Bytes', {
    unit: 'bytes',
    when: backsUp,
  }),
  share('backupSuccess', 'Backup success', 'BackupToS3.Success', {
    when: backsUp,
  }),
  peak('backupFreshness', 'Backup freshness', 'BackupToS3.DataFreshness', {
    when: backsUp,
  }),
  // These destinations publish how the backup is written as a delivery to S3.
  share(
    'backupWriteSuccess',
    'Writes to the backup bucket',
    'DeliveryToS3.Success',
    { when: inventory => backsUp(inventory) && indexes(inventory) },
  ),
  total('keyAccessDenied', 'Use of the key denied', 'KMSKeyAccessDenied', {
    when: hasOwnKey,
  }),
  total('keyDisabled', 'Key disabled', 'KMSKeyDisabled', { when: hasOwnKey }),
  total('keyInvalid', 'Key in no valid state', 'KMSKeyInvalidState', {
    when: hasOwnKey,
  }),
  total('keyMissing', 'Key not found', 'KMSKeyNotFound', { when: hasOwnKey }),
];
