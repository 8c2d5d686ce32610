import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { glueArnBeside } from '../glue';
import {
  JobThreshold,
  jobThresholds,
  runReadings,
  RUN_SERIES,
} from '../../judging/runs';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { DatabrewJobInventory } from './DatabrewJobInventory';
import { describe } from './describe';
import { identify } from './identify';

/** A recipe or profile job of Glue DataBrew. */
export const databrewJob: AwsStageKind<DatabrewJobInventory, JobThreshold> = {
  kind: {
    kind: 'databrew-job',
    title: 'DataBrew job',
    thresholds: jobThresholds,
    checks,
    identify,
    series: () => [...RUN_SERIES],
    chartThresholds: {},
    deriveReadings: ({ runs, describedAt }) => runReadings(runs, describedAt),
    tier: ({ runs }) =>
      runs.some(({ state }) => state === 'running') ? 'hot' : 'warm',
  },
  describe,
  queries: () => ({}),
  permissions: {
    stage: [
      'databrew:DescribeDataset',
      'databrew:DescribeJob',
      'databrew:DescribeProject',
      'databrew:ListJobRuns',
      'glue:GetConnection',
      'glue:GetTable',
    ],
    resources: ({ arn }) => {
      const { partition, region, account } = parseArn(arn);
      const glue = `arn:${partition}:glue:${region}:${account}:`;
      return [
        arn,
        ...['dataset/*', 'project/*'].map(each => glueArnBeside(arn, each)),
        ...['catalog', 'connection/*', 'database/*', 'table/*'].map(
          each => `${glue}${each}`,
        ),
      ];
    },
    everywhere: [
      'databrew:ListRulesets',
      'databrew:ListSchedules',
      'redshift-serverless:ListWorkgroups',
    ],
  },
  tagging: { resourceType: 'databrew:job' },
};
