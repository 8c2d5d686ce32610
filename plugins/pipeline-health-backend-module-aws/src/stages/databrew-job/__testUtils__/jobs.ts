import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
  JobRun,
} from '@aws-sdk/client-databrew';
import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
  StageHistory,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../../__testUtils__/fakeAccess';
import { databrewJob } from '..';
import { DatabrewJobInventory } from '../DatabrewJobInventory';

export const NOW = Date.parse('2026-11-23T13:00:00Z');

export const ARN =
  'arn:aws:databrew:eu-central-1:123456789012:job/prepare orders';

export const STAGE: StageRef = {
  arn: ARN,
  kind: 'databrew-job',
  name: 'prepare orders',
  account: '123456789012',
  region: 'eu-central-1',
};

/** As DescribeJob answers it. */
export const job = (
  changes: Partial<DescribeJobResponse> = {},
): DescribeJobResponse => ({
  Name: STAGE.name,
  Type: 'RECIPE',
  DatasetName: 'raw-orders',
  RecipeReference: { Name: 'clean-orders', RecipeVersion: '3.0' },
  MaxCapacity: 5,
  MaxRetries: 1,
  Timeout: 120,
  LogSubscription: 'ENABLE',
  Outputs: [
    {
      Location: { Bucket: 'acme-prepared', Key: 'orders/' },
      Format: 'PARQUET',
      Overwrite: true,
    },
  ],
  CreateDate: new Date('2026-06-01T08:00:00Z'),
  ...changes,
});

export const dataset = (
  changes: Partial<DescribeDatasetResponse> = {},
): DescribeDatasetResponse => ({
  Name: 'raw-orders',
  Source: 'S3',
  Format: 'CSV',
  Input: { S3InputDefinition: { Bucket: 'acme-raw', Key: 'orders/' } },
  ...changes,
});

export const run = (
  hoursAgo: number,
  changes: Partial<JobRun> = {},
): JobRun => {
  const start = NOW - hoursAgo * 3_600_000;
  return {
    RunId: `db_${hoursAgo}`,
    JobName: STAGE.name,
    State: 'SUCCEEDED',
    Attempt: 0,
    StartedOn: new Date(start),
    CompletedOn: new Date(start + 610_000),
    ExecutionTime: 610,
    LogGroupName: '/aws-glue-databrew/jobs',
    ...changes,
  };
};

const answers: FakeAnswers = {
  DescribeJob: () => job(),
  ListJobRuns: () => ({ JobRuns: [run(0.7), run(1.7), run(2.7)] }),
  ListSchedules: () => ({
    Schedules: [
      {
        Name: 'hourly',
        JobNames: [STAGE.name],
        CronExpression: 'Cron(15 * * * ? *)',
        CreateDate: new Date('2026-06-01T08:00:00Z'),
      },
    ],
  }),
  DescribeDataset: () => dataset(),
  ListRulesets: () => ({
    Rulesets: [{ Name: 'orders-rules', RuleCount: 14, TargetArn: 'x' }],
  }),
};

/** The job described, with answers that differ from those of one that is well. */
export const describeJob = (more: FakeAnswers = {}, now = NOW) =>
  databrewJob.describe(STAGE, fakeAccess({ ...answers, ...more }, { now }));

/** What is told of a job beside its description. */
type Told = Pick<
  StageHistory<DatabrewJobInventory>,
  'now' | 'runs' | 'reports'
> & {
  previous?: { [checkId: string]: Finding };
};

/** The findings by the ids of their checks, after the job was described. */
export async function findings(
  more: FakeAnswers = {},
  { previous, ...told }: Told = {},
) {
  const now = told.now ?? NOW;
  const { inventory, runs = [] } = await describeJob(more, now);
  const context = contextOf(
    databrewJob,
    { stage: STAGE, inventory, runs: runs.slice(0, 20), ...told, now },
    { previous },
  );
  return Object.fromEntries(
    findingsOf(databrewJob, context).map(finding => [
      finding.id.replace('databrew-job/', ''),
      finding,
    ]),
  );
}

export const refuse = (action: string) => () => {
  throw new SourceError('access-denied', `no ${action}`, {
    missingPermission: action,
  });
};

export const withRuns = (...JobRuns: JobRun[]): FakeAnswers => ({
  ListJobRuns: () => ({ JobRuns }),
});
