import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsMetric, awsKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { costs } from './costs';
import { describe } from './describe';
import { KinesisInventory } from './KinesisInventory';
import { seconds } from '../../judging';
import { lookback, secondsToLoss } from './lag';
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
  thresholds,
  checks,
  costs,
  alarms: [
    {
      metrics: /^GetRecords\.IteratorAgeMilliseconds$/,
      when: 'when the readers of the stream fall behind',
      remedy:
        'Create an alarm on GetRecords.IteratorAgeMilliseconds (statistic Maximum, well below the retention; missing data breaching if it is always read) with an action that reaches the team.',
    },
  ],
  inventory: {
    status: { title: 'Status' },
    mode: { title: 'Capacity mode' },
    openShards: { title: 'Open shards', unit: 'count' },
    retentionSeconds: { title: 'Retention', unit: 'seconds' },
    fanOutConsumers: {
      title: 'Consumers with enhanced fan-out',
      unit: 'count',
    },
    encryption: { title: 'Encryption' },
    shardMetrics: { title: 'Metrics of each shard' },
    createdAt: { title: 'Created' },
  },
  chartThresholds: { iteratorAge: 'iteratorAge' },
  summarize(context) {
    const age = currentReading(context, 'iteratorAge');
    return age ? { iteratorAge: age.value } : {};
  },
  messages: {
    'kinesis-stream.loss-basis':
      'The oldest record that is not read is {{age}} old and is kept for {{retention}}.',
  },
  lossClock(context) {
    const left = secondsToLoss(context);
    const retention = context.inventory?.retentionSeconds ?? 0;
    return left === undefined
      ? undefined
      : {
          seconds: left,
          basis: {
            key: 'kinesis-stream.loss-basis',
            values: {
              age: seconds(retention - left),
              retention: seconds(retention),
            },
          },
        };
  },
  lookback,
  // While records are in danger every minute counts.
  tier: context => (secondsToLoss(context) === undefined ? 'warm' : 'hot'),
  describe,
  permissions: { stage: ['kinesis:DescribeStreamSummary'] },
  tagging: { resourceType: 'kinesis:stream' },
});
