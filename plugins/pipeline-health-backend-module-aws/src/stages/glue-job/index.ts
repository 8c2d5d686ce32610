import { glueArnBeside, glueNameOf } from '../glue';
import { runReadings } from '../../judging/runs';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { describe } from './describe';
import { GlueJobInventory } from './GlueJobInventory';
import { queries, series } from './series';
import { GlueJobThreshold, thresholds } from './thresholds';

/** A Glue job: Spark, Python shell, streaming or Ray. */
export const glueJob: AwsStageKind<GlueJobInventory, GlueJobThreshold> = {
  kind: {
    kind: 'glue-job',
    title: 'Glue job',
    thresholds,
    checks,
    identify: arn => glueNameOf(arn, 'job'),
    series,
    chartThresholds: { driverMemory: 'driverMemory' },
    deriveReadings: ({ runs, describedAt }) => runReadings(runs, describedAt),
    tier: ({ runs }) =>
      runs.some(({ state }) => state === 'running') ? 'hot' : 'warm',
  },
  describe,
  queries,
  permissions: {
    stage: [
      'glue:GetConnection',
      'glue:GetJob',
      'glue:GetJobBookmark',
      'glue:GetJobRuns',
    ],
    resources: ({ arn }) => [
      arn,
      ...['catalog', 'connection/*'].map(each => glueArnBeside(arn, each)),
    ],
    everywhere: [
      'cloudwatch:ListMetrics',
      'glue:GetTriggers',
      'redshift-serverless:ListWorkgroups',
    ],
  },
  tagging: { resourceType: 'glue:job' },
};
