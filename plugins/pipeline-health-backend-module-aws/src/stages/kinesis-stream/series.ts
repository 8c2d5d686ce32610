import {
  SeriesDefinition,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from '../../aws/cloudwatch';

interface KinesisMetric extends SeriesDefinition {
  /** The name in the namespace `AWS/Kinesis`. */
  name: string;
  /** AWS's unit in ours. */
  scale?: number;
}

const MINUTELY = { period: 60, expectedLag: 180 };

const METRICS: readonly KinesisMetric[] = [
  {
    metric: 'iteratorAge',
    title: 'Iterator age: how far the slowest reader is behind',
    name: 'GetRecords.IteratorAgeMilliseconds',
    unit: 'seconds',
    statistic: 'Maximum',
    scale: 0.001,
    ...MINUTELY,
  },
  total('incomingRecords', 'Incoming records', 'IncomingRecords'),
  volume('incomingBytes', 'Incoming volume', 'IncomingBytes'),
  total('readRecords', 'Records read', 'GetRecords.Records'),
  volume('readBytes', 'Volume read', 'GetRecords.Bytes'),
  total(
    'writesThrottled',
    'Writes throttled',
    'WriteProvisionedThroughputExceeded',
  ),
  total(
    'readsThrottled',
    'Reads throttled',
    'ReadProvisionedThroughputExceeded',
  ),
];

/** The metrics of a stream, on demand or not. */
export function series(): SeriesDefinition[] {
  return METRICS.map(
    ({ name: _name, scale: _scale, ...definition }) => definition,
  );
}

/** Where CloudWatch keeps them. */
export function queries(stage: StageRef): { [metric: string]: MetricQuery } {
  return Object.fromEntries(
    METRICS.map(({ metric, name, scale }) => [
      metric,
      {
        namespace: 'AWS/Kinesis',
        name,
        dimensions: { StreamName: stage.name },
        ...(scale !== undefined && { scale }),
      },
    ]),
  );
}

function total(metric: string, title: string, name: string): KinesisMetric {
  return { metric, title, name, unit: 'count', statistic: 'Sum', ...MINUTELY };
}

function volume(metric: string, title: string, name: string): KinesisMetric {
  return { metric, title, name, unit: 'bytes', statistic: 'Sum', ...MINUTELY };
}
