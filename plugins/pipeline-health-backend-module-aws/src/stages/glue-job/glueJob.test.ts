import type { Job, JobRun, Trigger } from '@aws-sdk/client-glue';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { checkContext } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../__testUtils__/fakeAccess';
import { directionOf } from './argumentLinks';
import { GlueJobContext } from './context';
import { glueJob } from '.';

const NOW = Date.parse('2026-11-23T13:00:00Z');
const GLUE = 'arn:aws:glue:eu-central-1:123456789012';

const STAGE: StageRef = {
  arn: `${GLUE}:job/load-orders`,
  kind: 'glue-job',
  name: 'load-orders',
  account: '123456789012',
  region: 'eu-central-1',
};

/** As GetJob answers it. */
const job = (
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

const run = (hoursAgo: number, changes: Partial<JobRun> = {}): JobRun => {
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

const hourly: Trigger = {
  Name: 'hourly',
  Type: 'SCHEDULED',
  State: 'ACTIVATED',
  Schedule: 'cron(15 * * * ? *)',
  Actions: [{ JobName: STAGE.name }],
};

const answers: FakeAnswers = {
  GetJob: () => ({ Job: job() }),
  GetJobRuns: () => ({ JobRuns: [run(0.7), run(1.7), run(2.7)] }),
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
};

const describeJob = (more: FakeAnswers = {}) =>
  glueJob.describe(STAGE, fakeAccess({ ...answers, ...more }, { now: NOW }));

async function findings(
  more: FakeAnswers = {},
  facts: Partial<GlueJobContext> = {},
) {
  const { inventory, runs = [] } = await describeJob(more);
  const context = checkContext(glueJob.kind, STAGE, inventory, {
    now: NOW,
    runs,
    ...facts,
  });
  return Object.fromEntries(
    glueJob.kind.checks.flatMap(check => {
      const found = check.run(context);
      return found ? [[check.id, found]] : [];
    }),
  );
}

const withRuns = (...JobRuns: JobRun[]): FakeAnswers => ({
  GetJobRuns: () => ({ JobRuns }),
});

const withJob = (...changes: Parameters<typeof job>): FakeAnswers => ({
  GetJob: () => ({ Job: job(...changes) }),
});

const refuse = (action: string) => () => {
  throw new SourceError('access-denied', `no ${action}`, {
    missingPermission: action,
  });
};

describe('a Glue job', () => {
  it('is known by its ARN', () => {
    expect(glueJob.kind.identify(parseArn(`${GLUE}:job/a/größe`))).toBe(
      'a/größe',
    );
    expect(
      glueJob.kind.identify(parseArn(`${GLUE}:crawler/a`)),
    ).toBeUndefined();
  });

  it('is described without the values of its arguments', async () => {
    const { inventory, runs, samples } = await describeJob();
    expect(inventory).toMatchObject({
      type: 'glueetl',
      glueVersion: '5.0',
      metrics: true,
      bookmark: { option: 'enable', runId: 'jr_0.7' },
      timeoutSeconds: 7200,
      schedules: [{ name: 'hourly', expression: 'cron(15 * * * ? *)' }],
      unclearArguments: ['--lookup'],
      unanswered: [],
    });
    expect(JSON.stringify(inventory)).not.toContain('do-not-keep-me');
    expect(runs?.[0]).toMatchObject({
      state: 'succeeded',
      durationSeconds: 900,
      estimatedCostUsd: 4.4,
      figures: { dpuSeconds: 36_000 },
    });
    expect(samples.lastRunDuration.value).toBe(900);
  });

  it('leads to what its arguments and connections name', async () => {
    const { links } = await describeJob(
      withJob({}, { '--outputPath': 's3://acme-out/day={day}/x' }),
    );
    expect(links.map(({ from, to, relation }) => [relation, from, to])).toEqual(
      [
        ['job-input', 'arn:aws:s3:::acme-prepared/orders/', STAGE.arn],
        ['job-output', STAGE.arn, 'arn:aws:s3:::acme-out'],
        [
          'warehouse-load',
          STAGE.arn,
          'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
        ],
      ],
    );
  });

  it.each([
    ['--source_path', 'read'],
    ['--inputPath', 'read'],
    ['--S3_TARGET_DIR', 'written'],
    ['--output-path', 'written'],
    ['--path', undefined],
    ['--raw_to_clean', undefined],
    ['--domain', undefined],
  ])('takes the direction of %s to be %s', (name, direction) => {
    expect(directionOf(name)).toBe(direction);
  });

  it('is linked with jobs and crawlers before and after it', async () => {
    const { links, inventory } = await describeJob({
      GetTriggers: () => ({
        Triggers: [
          {
            Name: 'nightly',
            WorkflowName: 'etl',
            Type: 'SCHEDULED',
            State: 'ACTIVATED',
            Schedule: 'cron(0 1 * * ? *)',
            Actions: [{ CrawlerName: 'raw' }],
          },
          {
            Name: 'then-load',
            WorkflowName: 'etl',
            Type: 'CONDITIONAL',
            State: 'ACTIVATED',
            Predicate: { Conditions: [{ CrawlerName: 'raw' }, {}] },
            Actions: [{ JobName: STAGE.name }],
          },
          {
            Name: 'then-report',
            Type: 'CONDITIONAL',
            Predicate: { Conditions: [{ JobName: STAGE.name }] },
            Actions: [{ JobName: 'report' }],
          },
          { Name: 'others', Actions: [{ JobName: 'other' }] },
          {},
        ],
      }),
    });
    expect(
      links
        .filter(({ relation }) => relation === 'trigger')
        .map(({ from, to }) => [from, to]),
    ).toEqual([
      [`${GLUE}:crawler/raw`, STAGE.arn],
      [STAGE.arn, `${GLUE}:job/report`],
    ]);
    expect(inventory.triggers).toMatchObject([
      { name: 'then-load', after: ['raw'] },
    ]);
    expect(inventory.schedules).toEqual([
      {
        name: 'etl/nightly',
        expression: 'cron(0 1 * * ? *)',
        indirect: true,
      },
    ]);
  });

  it('has metrics only when they are enabled, and finds those of observability', async () => {
    const without = await describeJob(
      withJob({}, { '--enable-metrics': 'false' }),
    );
    expect(
      glueJob.kind.series(without.inventory).map(({ metric }) => metric),
    ).toEqual(['lastRunDuration']);
    const Dimensions = [
      { Name: 'JobName', Value: STAGE.name },
      { Name: 'JobRunId', Value: 'ALL' },
      { Name: 'Type', Value: 'gauge' },
      { Name: 'ObservabilityGroup', Value: 'resource_utilization' },
    ];
    const { inventory } = await describeJob({
      ...withJob({}, { '--enable-observability-metrics': 'true' }),
      ListMetrics: () => ({
        Metrics: [
          { MetricName: 'glue.driver.workerUtilization', Dimensions },
          { MetricName: 'glue.something.else', Dimensions },
        ],
      }),
    });
    expect(glueJob.queries(STAGE, inventory)).toMatchObject({
      recordsRead: { dimensions: { JobRunId: 'ALL', Type: 'count' } },
      workerUtilization: {
        dimensions: { ObservabilityGroup: 'resource_utilization' },
      },
    });
  });

  it.each([
    ['WAITING', 'running'],
    ['ERROR', 'failed'],
    ['EXPIRED', 'failed'],
    ['STOPPED', 'stopped'],
    ['DREAMING', 'stopped'],
  ])('reads the state %s of a run as %s', async (state, expected) => {
    const { runs } = await describeJob(
      withRuns(run(1, { JobRunState: state as JobRun['JobRunState'] }), {}),
    );
    expect(runs).toMatchObject([{ state: expected }]);
  });

  it('prices flexible and short runs as AWS does', async () => {
    const { runs } = await describeJob(
      withRuns(
        run(1, { ExecutionClass: 'FLEX', DPUSeconds: 3600 }),
        run(2, { ExecutionTime: 6, MaxCapacity: 1 }),
      ),
    );
    expect(runs?.[0].estimatedCostUsd).toBeCloseTo(0.29);
    expect(runs?.[1].figures?.dpuSeconds).toBe(60);
  });

  it('reads 10,000 runs in a bounded number of pages', async () => {
    let pages = 0;
    const { runs } = await describeJob({
      GetJobRuns: () => {
        pages += 1;
        return {
          JobRuns: Array.from({ length: 200 }, (_, index) =>
            run(pages * 200 + index),
          ),
          NextToken: `page-${pages}`,
        };
      },
    });
    expect(pages).toBe(10);
    expect(runs).toHaveLength(50);
  });

  it('is described when it has just been created', async () => {
    const { inventory, runs, links } = await describeJob({
      GetJob: () => ({ Job: { Name: STAGE.name } }),
      GetJobRuns: () => ({}),
      GetTriggers: () => ({}),
    });
    expect(inventory).toMatchObject({
      type: 'unknown',
      bookmark: { option: 'disable' },
    });
    expect(runs).toEqual([]);
    expect(links).toEqual([]);
  });

  it('cannot be read when it is gone, refused or throttled', async () => {
    for (const code of ['not-found', 'access-denied', 'throttled'] as const) {
      const fail = () => {
        throw new SourceError(code, code);
      };
      await expect(describeJob({ GetJob: fail })).rejects.toMatchObject({
        code,
      });
    }
    await expect(describeJob({ GetJob: () => ({}) })).rejects.toThrow(
      'without the job',
    );
  });

  it('has no bookmark before its first run', async () => {
    const { inventory } = await describeJob({
      GetJobBookmark: () => {
        throw new SourceError('not-found', 'no continuation');
      },
    });
    expect(inventory.bookmark).toEqual({ option: 'enable' });
    expect(inventory.unanswered).toEqual([]);
  });

  it('loses only what it may not ask for', async () => {
    const found = await findings({
      GetJobRuns: refuse('glue:GetJobRuns'),
      GetTriggers: refuse('glue:GetTriggers'),
      GetConnection: refuse('glue:GetConnection'),
    });
    expect(found['could-not-ask']).toMatchObject({
      severity: 'unknown',
      evidence: {
        missingPermissions: [
          'glue:GetJobRuns',
          'glue:GetTriggers',
          'glue:GetConnection',
        ],
      },
    });
  });

  it('has no finding when it is well', async () => {
    expect(await findings()).toEqual({});
  });

  it('counts an attempt and its retries as one failure', async () => {
    const failed = { JobRunState: 'FAILED', ErrorMessage: 'OOM' } as const;
    const retried = await findings(
      withRuns(
        run(0.5, { ...failed, Id: 'jr_a_attempt_1' }),
        run(0.7, { ...failed, Id: 'jr_a' }),
        run(1.7),
      ),
    );
    expect(retried['last-run-failed']).toMatchObject({
      severity: 'warning',
      remedy: expect.stringContaining('larger workers'),
    });
    const twice = await findings(
      withRuns(run(0.7, failed), run(1.7, failed), run(2.7)),
    );
    expect(twice['last-run-failed'].severity).toBe('critical');
    const healed = await findings(
      withRuns(
        run(0.5, { Id: 'jr_a_attempt_1' }),
        run(0.7, { ...failed, Id: 'jr_a' }),
      ),
    );
    expect(healed).not.toHaveProperty('last-run-failed');
  });

  it('is overdue by its trigger, not by one that is switched off', async () => {
    expect(await findings(withRuns(run(3.75)))).toMatchObject({
      overdue: { severity: 'critical', evidence: { missedRuns: 3 } },
    });
    const off = await findings({
      ...withRuns(run(3.75)),
      GetTriggers: () => ({ Triggers: [{ ...hourly, State: 'DEACTIVATED' }] }),
    });
    expect(off).not.toHaveProperty('overdue');
    expect(off['trigger-off']).toMatchObject({ severity: 'info' });
  });

  it('waits for capacity', async () => {
    const waits = run(0.9, { JobRunState: 'WAITING', CompletedOn: undefined });
    expect(await findings(withRuns(waits))).toMatchObject({
      waiting: { severity: 'warning', evidence: { glueState: 'WAITING' } },
    });
  });

  it('must run always when it streams', async () => {
    const streams = withJob({ Command: { Name: 'gluestreaming' } });
    expect(await findings(streams)).toMatchObject({
      'streaming-stopped': { severity: 'critical' },
    });
    const running = run(99, { JobRunState: 'RUNNING', CompletedOn: undefined });
    expect(await findings({ ...streams, ...withRuns(running) })).toEqual({});
  });

  it('reads nothing although it succeeds', async () => {
    const minutes = (value: number) => ({
      recordsRead: [40, 38, 36].map(ago => ({
        at: NOW - ago * 60_000,
        value,
      })),
    });
    expect(await findings({}, { samples: minutes(0) })).toMatchObject({
      'reads-nothing': { severity: 'warning', starvation: true },
    });
    expect(await findings({}, { samples: minutes(7) })).toEqual({});
    expect(await findings({}, { samples: {} })).toEqual({});
  });

  it('has a bookmark that stands still', async () => {
    expect(
      await findings({
        GetJobBookmark: () => ({ JobBookmarkEntry: { RunId: 'jr_2.7' } }),
      }),
    ).toMatchObject({
      'bookmark-stands': {
        severity: 'warning',
        evidence: { runsSinceBookmark: 2 },
      },
    });
  });

  it('runs short of memory', async () => {
    const driverMemory = [6, 5, 4, 3].map(ago => ({
      at: NOW - ago * 60_000,
      value: 0.95,
    }));
    const at = new Date(NOW).toISOString();
    expect(
      await findings(
        {},
        {
          samples: { driverMemory },
          readings: { driverMemory: { value: 0.95, unit: 'ratio', at } },
        },
      ),
    ).toMatchObject({ 'memory-short': { severity: 'warning' } });
  });

  it('could be set up better', async () => {
    expect(
      await findings(
        withJob(
          { Timeout: 2880, ExecutionProperty: { MaxConcurrentRuns: 3 } },
          { '--enable-metrics': 'false' },
        ),
      ),
    ).toMatchObject({
      'long-timeout': { severity: 'info' },
      'no-metrics': { severity: 'info' },
      'bookmark-races': { severity: 'info' },
    });
  });
});
