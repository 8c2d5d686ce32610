import { StageKind, Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { FirehoseContext } from './context';
import { describe } from './describe';
import { freshnessLines } from './freshness';
import { FirehoseInventory } from './FirehoseInventory';
import { identify } from './identify';
import { lookback } from './lookback';
import { lossClock } from './lossClock';
import { queries, series } from './series';
import { deriveReadings, summarize } from './summarize';
import { FirehoseThreshold, thresholds } from './thresholds';

const kind: StageKind<FirehoseInventory, FirehoseThreshold> = {
  kind: 'firehose-stream',
  title: 'Firehose stream',
  thresholds,
  checks,
  identify,
  series,
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
    },
  }),
  deriveReadings,
  summarize,
  trendMetric: { metric: 'dataFreshness', summary: 'dataFreshness' },
  secondsToLoss: context => lossClock(context)?.seconds,
  lookback,
  tier: tierOf,
};

/** While records are in danger every minute counts. */
function tierOf(context: FirehoseContext): Tier {
  return lossClock(context) ? 'hot' : 'warm';
}

/** Amazon Data Firehose: a stream that gathers records, may transform them, and delivers them. */
export const firehoseStream: AwsStageKind<
  FirehoseInventory,
  FirehoseThreshold
> = {
  kind,
  describe,
  queries,
  permissions: { stage: ['firehose:DescribeDeliveryStream'] },
  tagging: { resourceType: 'firehose:deliverystream' },
};
