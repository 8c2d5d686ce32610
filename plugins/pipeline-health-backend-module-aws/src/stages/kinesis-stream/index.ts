import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsMetric, awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { checks } from './checks';
import { costs } from './costs';
import { listStreams } from './listStreams';
import { describe } from './describe';
import { readerMessages } from './checks/readers';
import { consumersOf, KinesisInventory, ownKeyOf } from './KinesisInventory';
import { readersOf } from './lag';
import { lookback } from './lookback';
import { lossClock, lossMessages } from './lossClock';
import { KinesisThreshold, thresholds } from './thresholds';

const metrics: readonly AwsMetric<KinesisInventory>[] = [
  {
    metric: 'iteratorAge',
    title: 'Iterator age',
    unit: 'seconds',
    statistic: 'Maximum',
    key: true,
    name: 'GetRecords.IteratorAgeMilliseconds',
    scale: 0.001,
  },
  {
    metric: 'consumerLag',
    title: 'Lag of a consumer with enhanced fan-out',
    unit: 'seconds',
    statistic: 'Maximum',
    name: 'SubscribeToShardEvent.MillisBehindLatest',
    scale: 0.001,
    parts: inventory => consumersOf(inventory).map(({ name }) => name),
    dimensions: ({ name }, _inventory, consumer) => ({
      StreamName: name,
      ConsumerName: `${consumer}`,
    }),
  },
  {
    metric: 'incomingRecords',
    title: 'Incoming records',
    unit: 'count',
    statistic: 'Sum',
    rhythm: true,
    key: true,
    name: 'IncomingRecords',
  },
  {
    metric: 'incomingBytes',
    title: 'Incoming volume',
    unit: 'bytes',
    statistic: 'Sum',
    name: 'IncomingBytes',
  },
  {
    metric: 'readRecords',
    title: 'Records read',
    unit: 'count',
    statistic: 'Sum',
    name: 'GetRecords.Records',
  },
  {
    metric: 'readBytes',
    title: 'Volume read',
    unit: 'bytes',
    statistic: 'Sum',
    name: 'GetRecords.Bytes',
  },
  {
    metric: 'writesThrottled',
    title: 'Writes throttled',
    unit: 'count',
    statistic: 'Sum',
    name: 'WriteProvisionedThroughputExceeded',
  },
  {
    metric: 'readsThrottled',
    title: 'Reads throttled',
    unit: 'count',
    statistic: 'Sum',
    name: 'ReadProvisionedThroughputExceeded',
  },
  {
    metric: 'retention',
    title: 'Retention',
    unit: 'seconds',
    statistic: 'Minimum',
    described: true,
  },
  {
    metric: 'putSuccess',
    title: 'Writes of single records that succeed',
    unit: 'ratio',
    statistic: 'Average',
    name: 'PutRecord.Success',
    when: inventory => ownKeyOf(inventory) !== undefined,
  },
  {
    metric: 'putsSuccess',
    title: 'Writes of several records that succeed',
    unit: 'ratio',
    statistic: 'Average',
    name: 'PutRecords.Success',
    when: inventory => ownKeyOf(inventory) !== undefined,
  },
];

/** A stream of Kinesis Data Streams, provisioned or on demand. */
export const kinesisStream = awsKind<KinesisInventory, KinesisThreshold>({
  kind: 'kinesis-stream',
  title: 'Kinesis stream',
  arn: {
    service: 'kinesis',
    resource: 'stream/',
    name: /^[\w.-]{1,128}$/,
    what: 'a Kinesis stream',
    expected:
      'a name of up to 128 letters, digits, dots, hyphens and underscores',
    alone: true,
  },
  metrics,
  cloudwatch: {
    namespace: 'AWS/Kinesis',
    dimensions: ({ name }) => ({ StreamName: name }),
  },
  places: placesOf({
    page: ({ name }) =>
      `kinesis/home?region=REGION#/streams/details/${name}/monitoring`,
    look: ({ name }) => [
      'kinesis',
      'DescribeStreamSummary',
      { StreamName: name },
    ],
  }),
  thresholds,
  checks,
  costs,
  measures: {
    freshness: ({ inventory }) => ({
      ages: readersOf({ inventory }).map(({ metric }) => metric),
      input: 'incomingRecords',
    }),
  },
  alarms: [
    {
      metrics: /^GetRecords\.IteratorAgeMilliseconds$/,
      when: 'when the readers of the stream fall behind',
      remedy:
        'Create an alarm on GetRecords.IteratorAgeMilliseconds (statistic Maximum, well below the retention; missing data breaching if it is always read) with an action that reaches the team.',
      create: ({ inventory: { retentionSeconds = 86_400 } }) => [
        {
          metric: 'GetRecords.IteratorAgeMilliseconds',
          statistic: 'Maximum',
          when: 'above',
          threshold: Math.round(retentionSeconds / 4) * 1000,
        },
      ],
    },
  ],
  messages: { ...readerMessages, ...lossMessages },
  sides: {
    consumers: {
      what: 'its consumers with enhanced fan-out, so how far they are behind',
      severity: 'unknown',
    },
  },
  settings: ['mode', 'retentionSeconds', 'encryption', 'key', 'shardMetrics'],
  inventory: {
    status: { title: 'Status' },
    mode: { title: 'Capacity mode' },
    openShards: { title: 'Open shards', unit: 'count' },
    retentionSeconds: { title: 'Retention', unit: 'seconds' },
    fanOutConsumers: {
      title: 'Consumers with enhanced fan-out',
      unit: 'count',
    },
    consumers: { title: 'Names of these consumers' },
    encryption: { title: 'Encryption' },
    key: { title: 'Key' },
    shardMetrics: { title: 'Metrics of each shard' },
    createdAt: { title: 'Created' },
  },
  chartThresholds: { iteratorAge: 'iteratorAge' },
  chartLines: ({ inventory, thresholds: lines }) =>
    Object.fromEntries(
      readersOf({ inventory }).map(({ metric }) => [
        metric,
        {
          breach: thresholds.iteratorAge.breach,
          ...(metric === 'iteratorAge' && lines.iteratorAge),
          loss: inventory.retentionSeconds,
        },
      ]),
    ),
  summarize(context) {
    const ages = readersOf(context).flatMap(
      ({ metric }) => currentReading(context, metric)?.value ?? [],
    );
    return ages.length ? { iteratorAge: Math.max(...ages) } : {};
  },
  lossClock,
  lookback,
  // While records are in danger every minute counts.
  tier: context => (lossClock(context) === undefined ? 'warm' : 'hot'),
  describe,
  permissions: {
    stage: ['kinesis:DescribeStreamSummary', 'kinesis:ListStreamConsumers'],
  },
  tagging: {
    resourceType: 'kinesis:stream',
    all: { list: listStreams, action: 'kinesis:ListStreams' },
  },
});
