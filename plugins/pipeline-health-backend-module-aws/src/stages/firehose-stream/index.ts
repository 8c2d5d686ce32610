import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { checks } from './checks';
import { costs } from './costs';
import { destinationMessages } from './checks/destination';
import { describe } from './describe';
import { deriveReadings, keyFigure, summarize } from './figures';
import { FirehoseInventory } from './FirehoseInventory';
import { lookback } from './lookback';
import { DAY_SECONDS, lossClock, lossMessages } from './lossClock';
import { measures } from './measures';
import { freshnessMetric } from './metricNames';
import { listStreams } from './listStreams';
import { metrics } from './metrics';
import { FirehoseThreshold, freshnessLines, thresholds } from './thresholds';

/** What a stream can be told to buffer at most. */
const LONGEST_BUFFER_SECONDS = 900;

/** Amazon Data Firehose: a stream that gathers records, may transform them, and delivers them. */
export const firehoseStream = awsKind<FirehoseInventory, FirehoseThreshold>({
  kind: 'firehose-stream',
  title: 'Firehose stream',
  arn: {
    service: 'firehose',
    resource: 'deliverystream/',
    name: /^[\w.-]{1,64}$/,
    what: 'a delivery stream',
    expected:
      'a name of up to 64 letters, digits, dots, hyphens and underscores',
    alone: true,
  },
  metrics,
  cloudwatch: {
    namespace: 'AWS/Firehose',
    dimensions: ({ name }) => ({ DeliveryStreamName: name }),
  },
  places: placesOf({
    page: ({ name }) =>
      `firehose/home?region=REGION#/details/${name}/monitoring`,
    log: (_stage, { destination }) =>
      destination?.errorLogging && destination.errorLogGroup
        ? { group: destination.errorLogGroup }
        : undefined,
    look: ({ name }) => [
      'firehose',
      'DescribeDeliveryStream',
      { DeliveryStreamName: name },
    ],
  }),
  thresholds,
  checks,
  costs,
  measures,
  messages: {
    ...destinationMessages,
    ...lossMessages,
  },
  alarms: [
    {
      metrics: /\.(DataFreshness|Success|FailedRowCount)$/,
      when: 'when delivery fails or stalls',
      remedy:
        'Create an alarm on the DataFreshness of the destination (statistic Maximum, above the buffer interval) with an action that reaches the team.',
      create: context => {
        const { warning, critical } = freshnessLines(context);
        const metric = freshnessMetric(context.inventory);
        return metric
          ? [
              {
                metric,
                statistic: 'Maximum',
                when: 'above',
                threshold: critical ?? warning ?? LONGEST_BUFFER_SECONDS,
              },
            ]
          : [];
      },
    },
  ],
  relations: {
    source: 'feeds',
    transform: 'transformed by',
    destination: 'delivers to',
    staging: 'stages in',
    'failed-documents': 'failures to',
    backup: 'backs up to',
  },
  failureRelations: ['failed-documents'],
  sideRelations: { transform: 'transform', backup: 'copy' },
  linkFigures: {
    source: { throughput: 'incomingRecords', lag: 'sourceLag' },
    destination: { throughput: 'deliveredRate', lag: 'dataFreshness' },
    'failed-documents': { throughput: 'backupRate', lag: 'backupFreshness' },
    backup: { throughput: 'backupRate', lag: 'backupFreshness' },
  },
  settings: [
    'source',
    'destination',
    'staging',
    'delivery',
    'backup',
    'transform',
    'processors',
    'encryptionKey',
  ],
  settingsChangedAt: 'updatedAt',
  inventory: {
    status: { title: 'Status' },
    failure: { title: 'Failure' },
    'source.type': { title: 'Source' },
    'source.topic': { title: 'Topic' },
    'destination.type': { title: 'Destination' },
    'destination.target': { title: 'Delivers to' },
    'destination.table': { title: 'Index or table' },
    'destination.indexRotation': { title: 'Rotation of the index' },
    'destination.bufferIntervalSeconds': {
      title: 'Buffer interval',
      unit: 'seconds',
    },
    'destination.bufferSizeBytes': { title: 'Buffer size', unit: 'bytes' },
    'destination.retrySeconds': { title: 'Retries for', unit: 'seconds' },
    'destination.errorLogging': { title: 'Error log' },
    'destination.errorLogGroup': { title: 'Log group of errors' },
    'destination.formatConversion': { title: 'Format conversion' },
    'destination.dynamicPartitioning': { title: 'Dynamic partitioning' },
    'transform.functionArn': { title: 'Transform' },
    'transform.enabled': { title: 'Transform enabled' },
    'transform.retries': { title: 'Retries of the transform', unit: 'count' },
    'transform.bufferIntervalSeconds': {
      title: 'Buffer interval of the transform',
      unit: 'seconds',
    },
    'transform.bufferSizeBytes': {
      title: 'Buffer size of the transform',
      unit: 'bytes',
    },
    processors: { title: 'Processors' },
    'delivery.bucketArn': { title: 'Bucket' },
    'delivery.prefix': { title: 'Prefix' },
    'delivery.errorPrefix': { title: 'Prefix for failures' },
    'staging.bucketArn': { title: 'Staging bucket' },
    'backup.bucketArn': { title: 'Backup bucket' },
    'backup.mode': { title: 'Backup mode' },
    encryptionKey: { title: 'Encryption key' },
    createdAt: { title: 'Created' },
    updatedAt: { title: 'Changed' },
  },
  chartThresholds: {
    deliverySuccess: 'deliverySuccess',
    legacyDeliverySuccess: 'deliverySuccess',
    transformSuccess: 'transformSuccess',
    transformDuration: 'transformDuration',
    backupSuccess: 'backupSuccess',
    backupWriteSuccess: 'backupSuccess',
    stagingSuccess: 'backupSuccess',
    sourceLag: 'sourceLag',
  },
  chartLines: setup => ({
    dataFreshness: {
      breach: thresholds.dataFreshness.breach,
      ...freshnessLines(setup),
      ...(setup.inventory.source.type === 'DirectPut' && {
        loss: DAY_SECONDS,
      }),
    },
  }),
  deriveReadings,
  summarize,
  keyFigure,
  lossClock,
  lookback,
  // While records are in danger every minute counts.
  tier: context => (lossClock(context) ? 'hot' : 'warm'),
  describe,
  permissions: { stage: ['firehose:DescribeDeliveryStream'] },
  tagging: {
    resourceType: 'firehose:deliverystream',
    all: { list: listStreams, action: 'firehose:ListDeliveryStreams' },
  },
});
