import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { newest } from './context';
import { describe } from './describe';
import { identify } from './identify';
import { KinesisInventory } from './KinesisInventory';
import { secondsToLoss } from './lag';
import { lookback } from './lookback';
import { queries, series } from './series';
import { KinesisThreshold, thresholds } from './thresholds';

const kind: StageKind<KinesisInventory, KinesisThreshold> = {
  kind: 'kinesis-stream',
  title: 'Kinesis stream',
  thresholds,
  checks,
  identify,
  series,
  chartThresholds: { iteratorAge: 'iteratorAge' },
  summarize(context) {
    const age = newest(context, 'iteratorAge');
    return age ? { iteratorAge: age.value } : {};
  },
  trendMetric: { metric: 'iteratorAge', summary: 'iteratorAge' },
  secondsToLoss,
  lookback,
  // While records are in danger every minute counts.
  tier: context => (secondsToLoss(context) === undefined ? 'warm' : 'hot'),
};

/** A stream of Kinesis Data Streams, provisioned or on demand. */
export const kinesisStream: AwsStageKind<KinesisInventory, KinesisThreshold> = {
  kind,
  describe,
  queries,
  permissions: { stage: ['kinesis:DescribeStreamSummary'] },
  tagging: { resourceType: 'kinesis:stream' },
};
