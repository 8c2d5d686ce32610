import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
  JobRun,
} from '@aws-sdk/client-databrew';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { checkContext } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../__testUtils__/fakeAccess';
import { databrewJob } from '.';

const NOW = Date.parse('2026-11-23T13:00:00Z');

const ARN = 'arn:aws:databrew:eu-central-1:123456789012:job/prepare orders';

const STAGE: StageRef = {
  arn: ARN,
  kind: 'databrew-job',
  name: 'prepare orders',
  account: '123456789012',
  region: 'eu-central-1',
};

/** As DescribeJob answers it. */
const job = (
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

const dataset = (
  changes: Partial<DescribeDatasetResponse> = {},
): DescribeDatasetResponse => ({
  Name: 'raw-orders',
  Source: 'S3',
  Format: 'CSV',
  Input: { S3InputDefinition: { Bucket: 'acme-raw', Key: 'orders/' } },
  ...changes,
});

const run = (hoursAgo: number, changes: Partial<JobRun> = {}): JobRun => {
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

const describeJob = (more: FakeAnswers = {}) =>
  databrewJob.describe(
    STAGE,
    fakeAccess({ ...answers, ...more }, { now: NOW }),
  );

async function findings(more: FakeAnswers = {}) {
  const { inventory, runs = [] } = await describeJob(more);
  const context = checkContext(databrewJob.kind, STAGE, inventory, {
    now: NOW,
    runs,
  });
  return Object.fromEntries(
    databrewJob.kind.checks.flatMap(check => {
      const found = check.run(context);
      return found ? [[check.id, found]] : [];
    }),
  );
}

const refuse = (action: string) => () => {
  throw new SourceError('access-denied', `no ${action}`, {
    missingPermission: action,
  });
};

describe('a DataBrew job', () => {
  it('is known by its ARN, spaces and slashes included', () => {
    const identify = (arn: string) => databrewJob.kind.identify(parseArn(arn));
    expect(
      identify('arn:aws:databrew:eu-central-1:123456789012:job/a/größe'),
    ).toBe('a/größe');
    expect(
      identify('arn:aws:databrew:eu-central-1:123456789012:dataset/a'),
    ).toBeUndefined();
    expect(() =>
      identify('arn:aws:databrew:eu-central-1:123456789012:job/'),
    ).toThrow('expected arn:aws:databrew');
  });

  it('is described with what it reads and writes', async () => {
    const { inventory, links, runs, samples } = await describeJob();
    expect(inventory).toMatchObject({
      type: 'RECIPE',
      recipe: { name: 'clean-orders', version: '3.0' },
      dataset: { name: 'raw-orders', location: 's3://acme-raw/orders/' },
      outputs: [{ type: 's3', location: 's3://acme-prepared/orders/' }],
      schedules: [{ name: 'hourly', expression: 'Cron(15 * * * ? *)' }],
      timeoutSeconds: 7200,
      unanswered: [],
    });
    expect(links).toEqual([
      {
        from: 'arn:aws:s3:::acme-raw/orders/',
        to: ARN,
        relation: 'job-input',
        note: 'The job prepare orders reads s3://acme-raw/orders/.',
      },
      {
        from: ARN,
        to: 'arn:aws:s3:::acme-prepared/orders/',
        relation: 'job-output',
        note: 'The job prepare orders writes s3://acme-prepared/orders/.',
      },
    ]);
    expect(runs?.[0]).toMatchObject({
      state: 'succeeded',
      durationSeconds: 610,
      figures: { nodeMinutes: 55 },
    });
    expect(runs?.[0].estimatedCostUsd).toBeCloseTo(0.44, 5);
    expect(samples.lastRunDuration).toEqual({ at: NOW, value: 610 });
  });

  it('follows a table of the catalog to its crawler, and a connection to its warehouse', async () => {
    const { links } = await describeJob({
      DescribeJob: () =>
        job({
          Outputs: undefined,
          DatabaseOutputs: [
            {
              GlueConnectionName: 'sales',
              DatabaseOptions: { TableName: 'o' },
            },
          ],
        }),
      DescribeDataset: () =>
        dataset({
          Input: {
            DataCatalogInputDefinition: {
              CatalogId: '210987654321',
              DatabaseName: 'raw',
              TableName: 'orders',
            },
          },
        }),
      GetTable: input => {
        expect(input).toMatchObject({ CatalogId: '210987654321' });
        return { Table: { Parameters: { UPDATED_BY_CRAWLER: 'raw-crawler' } } };
      },
      GetConnection: input => {
        expect(input).toEqual({ Name: 'sales', HidePassword: true });
        return {
          Connection: {
            ConnectionProperties: {
              JDBC_CONNECTION_URL:
                'jdbc:redshift://sales.c5.eu-central-1.redshift.amazonaws.com:5439/dev',
            },
          },
        };
      },
    });
    expect(links).toMatchObject([
      {
        from: 'arn:aws:glue:eu-central-1:123456789012:crawler/raw-crawler',
        relation: 'table-reader',
      },
      {
        to: 'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
        relation: 'warehouse-load',
      },
    ]);
  });

  it('takes the dataset of its project', async () => {
    const { inventory } = await describeJob({
      DescribeJob: () => job({ DatasetName: undefined, ProjectName: 'p' }),
      DescribeProject: () => ({ Name: 'p', DatasetName: 'raw-orders' }),
    });
    expect(inventory.dataset?.name).toBe('raw-orders');
  });

  it('is described when it has just been created', async () => {
    const { inventory, runs, links } = await describeJob({
      DescribeJob: () => ({ Name: STAGE.name }),
      ListJobRuns: () => ({}),
      ListSchedules: () => ({}),
    });
    expect(inventory).toMatchObject({ type: 'UNKNOWN', outputs: [] });
    expect(runs).toEqual([]);
    expect(links).toEqual([]);
  });

  it('reads runs page by page until a token repeats, and keeps the newest', async () => {
    let pages = 0;
    const { runs } = await describeJob({
      ListJobRuns: () => {
        pages += 1;
        return {
          JobRuns: Array.from({ length: 100 }, (_, index) =>
            run(1000 - pages * 100 - index),
          ),
          NextToken: `${Math.min(pages, 3)}`,
        };
      },
    });
    expect(pages).toBe(4);
    expect(runs).toHaveLength(50);
    expect(runs?.[0].id).toBe('db_501');
  });

  it.each([
    ['STOPPING', 'running'],
    ['TIMEOUT', 'failed'],
    ['DREAMING', 'stopped'],
  ])('reads the state %s of a run as %s', async (State, state) => {
    const { runs } = await describeJob({
      ListJobRuns: () => ({
        JobRuns: [run(1, { State: State as JobRun['State'] }), {}],
      }),
    });
    expect(runs).toMatchObject([{ state }]);
  });

  it('cannot be read when it is gone or AWS throttles', async () => {
    await expect(
      describeJob({
        DescribeJob: () => {
          throw new SourceError('not-found', 'gone');
        },
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      describeJob({
        DescribeJob: () => {
          throw new SourceError('throttled', 'slow down');
        },
      }),
    ).rejects.toMatchObject({ code: 'throttled' });
  });

  it('is read without its runs when AWS throttles their list only', async () => {
    const { inventory, runs } = await describeJob({
      ListJobRuns: () => {
        throw new SourceError('throttled', 'slow down');
      },
    });
    expect(inventory.unanswered).toMatchObject([
      { question: 'runs', code: 'throttled' },
    ]);
    expect(runs).toBeUndefined();
  });

  it('has no finding when it is well', async () => {
    expect(await findings()).toEqual({});
  });

  it.each([
    ['AccessDenied: 403', /role access/],
    ['The column amount does not fit the recipe', /columns that the recipe/],
    ['Something else', /Read the log/],
  ])('says what to do after "%s"', async (ErrorMessage, remedy) => {
    const found = await findings({
      ListJobRuns: () => ({
        JobRuns: [run(0.7, { State: 'FAILED', ErrorMessage }), run(1.7)],
      }),
    });
    expect(found['last-run-failed']).toMatchObject({
      severity: 'warning',
      title: expect.stringContaining(ErrorMessage),
      remedy: expect.stringMatching(remedy),
    });
  });

  it('is critical when it failed twice, or is overdue', async () => {
    expect(
      await findings({
        ListJobRuns: () => ({
          JobRuns: [
            run(0.7, { State: 'FAILED' }),
            run(1.7, { State: 'FAILED' }),
          ],
        }),
      }),
    ).toMatchObject({ 'last-run-failed': { severity: 'critical' } });
    expect(
      await findings({ ListJobRuns: () => ({ JobRuns: [run(3.75)] }) }),
    ).toMatchObject({ overdue: { severity: 'critical' } });
  });

  it('does not say that all is well when it could not ask for runs', async () => {
    const found = await findings({
      ListJobRuns: refuse('databrew:ListJobRuns'),
    });
    expect(found['could-not-ask']).toMatchObject({
      severity: 'unknown',
      evidence: { missingPermissions: ['databrew:ListJobRuns'] },
    });
    expect(found).not.toHaveProperty('overdue');
  });

  it('loses only what it may not ask for', async () => {
    const { inventory, links, runs } = await describeJob({
      ListSchedules: refuse('databrew:ListSchedules'),
      DescribeDataset: refuse('databrew:DescribeDataset'),
      ListRulesets: refuse('databrew:ListRulesets'),
    });
    expect(inventory.unanswered).toMatchObject([
      { question: 'schedules' },
      { question: 'dataset' },
    ]);
    expect(links).toHaveLength(1);
    expect(runs).toHaveLength(3);
  });

  it('tells where the results of rules lie, since no API has them', async () => {
    expect(
      await findings({
        DescribeJob: () =>
          job({
            Type: 'PROFILE',
            LogSubscription: 'DISABLE',
            JobSample: { Mode: 'CUSTOM_ROWS', Size: 20_000 },
            ValidationConfigurations: [
              {
                RulesetArn:
                  'arn:aws:databrew:eu-central-1:123456789012:ruleset/orders-rules',
              },
            ],
          }),
      }),
    ).toMatchObject({
      'rules-unjudged': {
        severity: 'info',
        evidence: { rulesets: ['orders-rules'], rules: 14 },
      },
      sampled: { severity: 'info' },
      'no-logs': { severity: 'info' },
    });
  });

  it('notes profiles without rules, and schedules that nobody understands', async () => {
    expect(
      await findings({
        DescribeJob: () => job({ Type: 'PROFILE' }),
        ListSchedules: () => ({
          Schedules: [{ Name: 'odd', CronExpression: 'Cron(never)' }],
        }),
      }),
    ).toMatchObject({
      'no-rules': { severity: 'info' },
      'schedule-unreadable': { severity: 'info' },
    });
  });
});
