import type { Job, JobRun, Trigger } from '@aws-sdk/client-glue';
import {
  Sample,
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
  StageHistory,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../../__testUtils__/fakeAccess';
import { glueJob } from '..';
import { DescribedGlueJob, GlueJobInventory } from '../GlueJobInventory';

export const NOW = Date.parse('2026-11-23T13:00:00Z');
export const GLUE = 'arn:aws:glue:eu-central-1:123456789012';

export const STAGE: StageRef = {
  arn: `${GLUE}:job/load-orders`,
  kind: 'glue-job',
  name: 'load-orders',
  account: '123456789012',
  region: 'eu-central-1',
};

/** As GetJob answers it. */
export const job = (
  changes: Partial<Job> = {},
  args: { [name: string]: string } = {},
): Job => ({
  Name: STAGE.name,
  Role: 'AWSGlueServiceRole-jobs',
  CreatedOn: new Date('2026-06-01T08:00:00Z'),
  ExecutionProperty: { MaxConcurrentRuns: 1 },
  Command: { Name: 'glueetl', ScriptLocation: 's3://scripts/load.py' },
  DefaultArguments: {
    '--source_path': 's3://acme-prepared/orders/',
    '--TempDir': 's3://acme-temp/load/',
    '--extra-py-files': 's3://scripts/lib.zip',
    '--lookup': 's3://acme-lookup/countries.csv',
    '--api-key': 'do-not-keep-me',
    '--enable-metrics': '',
    '--job-bookmark-option': 'job-bookmark-enable',
    ...args,
  },
  Connections: { Connections: ['sales-warehouse'] },
  MaxRetries: 1,
  Timeout: 120,
  MaxCapacity: 40,
  WorkerType: 'G.2X',
  NumberOfWorkers: 20,
  GlueVersion: '5.0',
  ...changes,
});

/** As GetJobRuns answers a run of a quarter of an hour. */
export const run = (
  hoursAgo: number,
  changes: Partial<JobRun> = {},
): JobRun => {
  const start = NOW - hoursAgo * 3_600_000;
  return {
    Id: `jr_${hoursAgo}`,
    Attempt: 0,
    JobName: STAGE.name,
    JobRunState: 'SUCCEEDED',
    StartedOn: new Date(start),
    CompletedOn: new Date(start + 900_000),
    ExecutionTime: 900,
    MaxCapacity: 40,
    ...changes,
  };
};

export const hourly: Trigger = {
  Name: 'hourly',
  Type: 'SCHEDULED',
  State: 'ACTIVATED',
  Schedule: 'cron(15 * * * ? *)',
  Actions: [{ JobName: STAGE.name }],
};

export const withRuns = (...JobRuns: JobRun[]): FakeAnswers => ({
  GetJobRuns: () => ({ JobRuns }),
});

export const withJob = (...changes: Parameters<typeof job>): FakeAnswers => ({
  GetJob: () => ({ Job: job(...changes) }),
});

export const refuse = (action: string) => () => {
  throw new SourceError('access-denied', `no ${action}`, {
    missingPermission: action,
  });
};

export const noBookmark: FakeAnswers = {
  GetJobBookmark: () => {
    throw new SourceError('not-found', 'no continuation');
  },
};

/** The job described, with answers that differ from those of one that is well. */
export function describeJob(more: FakeAnswers = {}, now = NOW) {
  const answers: FakeAnswers = {
    ...withJob(),
    ...withRuns(run(0.7), run(1.7), run(2.7)),
    GetTriggers: () => ({ Triggers: [hourly] }),
    GetJobBookmark: () => ({ JobBookmarkEntry: { RunId: 'jr_0.7' } }),
    GetConnection: () => ({
      Connection: {
        ConnectionProperties: {
          JDBC_CONNECTION_URL:
            'jdbc:redshift://sales.c5.eu-central-1.redshift.amazonaws.com:5439/dev',
        },
      },
    }),
    ...more,
  };
  return glueJob.describe(STAGE, fakeAccess(answers, { now }));
}

/** What is told of a job beside its description. */
export type Told = Partial<StageHistory<GlueJobInventory>> & {
  previous?: DescribedGlueJob['previous'];
};

/** The job as its checks see it: with the newest twenty of its runs. */
export async function jobContext(
  more: FakeAnswers = {},
  { previous, ...told }: Told = {},
): Promise<DescribedGlueJob> {
  const now = told.now ?? NOW;
  const { inventory, samples, runs = [] } = await describeJob(more, now);
  return contextOf(
    glueJob,
    {
      stage: STAGE,
      inventory,
      runs: runs.slice(0, 20),
      described: Object.fromEntries(
        Object.entries(samples).map(([metric, sample]) => [metric, [sample]]),
      ),
      askedFrom: now - 15 * 24 * 3_600_000,
      ...told,
      now,
    },
    { previous },
  );
}

/** Its findings by the ids of their checks. */
export async function findings(more: FakeAnswers = {}, told: Told = {}) {
  const found = findingsOf(glueJob, await jobContext(more, told));
  return Object.fromEntries(
    found.map(finding => [finding.id.replace('glue-job/', ''), finding]),
  );
}

/** Samples of the first minutes of a run. */
export function minutesOf(hoursAgo: number, values: number[]): Sample[] {
  return values.map((value, minute) => ({
    at: NOW - hoursAgo * 3_600_000 + minute * 60_000,
    value,
  }));
}
