import { sayProblem } from '../../aws/clients';
import type { JobRun, Trigger } from '@aws-sdk/client-glue';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  currentReading,
  seriesOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { FakeAnswers } from '../../__testUtils__/fakeAccess';
import { chooseQueries } from '../../aws/chooseQueries';
import {
  describeJob,
  findings,
  GLUE,
  hourly,
  jobContext,
  noBookmark,
  NOW,
  run,
  STAGE,
  withJob,
  withRuns,
} from './__testUtils__/jobs';
import { GlueJobInventory } from './GlueJobInventory';
import { glueJob } from '.';

const denied = {
  problem: { code: 'access-denied', message: 'Not allowed' },
} as const;

const half: GlueJobInventory = {
  type: 'unknown',
  runs: { answer: null },
  schedules: { answer: [] },
  triggers: { answer: [] },
  bookmarkOption: 'disable',
  metrics: false,
  observability: { answer: [] },
  autoScaling: false,
  connections: [],
  warehouses: { answer: null },
  unclearArguments: [],
};

const observed = {
  name: 'glue.driver.workerUtilization',
  dimensions: {
    JobName: STAGE.name,
    JobRunId: 'ALL',
    Type: 'gauge',
    ObservabilityGroup: 'resource_utilization',
  },
};

const named = (name: string) => ({
  ...STAGE,
  name,
  arn: `${GLUE}:job/${name}`,
});

describe('glue-job', () => {
  testStageKind(glueJob, [
    { stage: named('half-created'), inventory: half },
    {
      stage: named('a/größe'),
      inventory: {
        ...half,
        type: 'gluestreaming',
        timeoutSeconds: 172_800,
        bookmarkOption: 'enable',
        maxConcurrentRuns: 3,
        bookmark: { answer: { committed: false, runsSince: 7 } },
        metrics: true,
        observability: { answer: [observed] },
        schedules: { answer: [{ name: 'nightly', expression: 'at night' }] },
        triggers: {
          answer: [
            { name: 'hourly', type: 'SCHEDULED', state: 'CREATED', after: [] },
          ],
          incomplete: sayProblem('problem.list-goes-on', { count: 4_000 }),
        },
      },
    },
    {
      stage: named('refused'),
      inventory: {
        ...half,
        type: 'glueetl',
        bookmarkOption: 'enable',
        bookmark: denied,
        runs: denied,
        schedules: denied,
        triggers: denied,
        warehouses: denied,
        observability: denied,
      },
    },
  ]);

  it('refuses an ARN without a name or a region', () => {
    const identify = (arn: string) => () => glueJob.identify(parseArn(arn));
    expect(identify(`${GLUE}:job/`)).toThrow(/is not a Glue job; expected job/);
    expect(identify('arn:aws:glue:::job/a')).toThrow(/lacks its region/);
    expect(identify(`${GLUE}:crawler/a`)()).toBeUndefined();
  });

  it('has metrics only when they are enabled, and finds those of observability', async () => {
    const without = await describeJob(
      withJob({}, { '--enable-metrics': 'false' }),
    );
    expect(
      seriesOf(glueJob, without.inventory).map(({ metric }) => metric),
    ).toEqual(['lastRunDuration']);
    const Dimensions = Object.entries(observed.dimensions).map(
      ([Name, Value]) => ({ Name, Value }),
    );
    const { inventory } = await describeJob({
      ...withJob({}, { '--enable-observability-metrics': 'true' }),
      ListMetrics: () => ({
        Metrics: [
          { MetricName: observed.name, Dimensions },
          { MetricName: 'glue.something.else', Dimensions },
        ],
      }),
    });
    const metrics = seriesOf(glueJob, inventory).map(({ metric }) => metric);
    const { queries, answered } = chooseQueries(
      metrics.map((metric, id) => ({
        id,
        stage: STAGE,
        inventory,
        metric,
        from: 0,
        to: 60_000,
      })),
      new Map([[glueJob.kind, glueJob]]),
    );
    // What only descriptions tell is not asked for.
    expect(answered.map(({ id }) => metrics[id])).toEqual(['lastRunDuration']);
    expect(
      queries.map(({ request, metric: { namespace, name, dimensions } }) => [
        request.metric,
        namespace,
        name,
        dimensions.Type,
      ]),
    ).toEqual([
      ['recordsRead', 'Glue', 'glue.driver.aggregate.recordsRead', 'count'],
      ['bytesRead', 'Glue', 'glue.driver.aggregate.bytesRead', 'count'],
      ['failedTasks', 'Glue', 'glue.driver.aggregate.numFailedTasks', 'count'],
      ['driverMemory', 'Glue', 'glue.driver.jvm.heap.usage', 'gauge'],
      ['executorMemory', 'Glue', 'glue.ALL.jvm.heap.usage', 'gauge'],
      [
        'executors',
        'Glue',
        'glue.driver.ExecutorAllocationManager.executors.numberAllExecutors',
        'gauge',
      ],
      ['workerUtilization', 'Glue', observed.name, 'gauge'],
    ]);
    expect(queries[0].metric.dimensions).toEqual({
      JobName: STAGE.name,
      JobRunId: 'ALL',
      Type: 'count',
    });
    expect(queries[6].metric.dimensions).toEqual(observed.dimensions);
  });

  it('tells how long the last run took, however long ago that was', async () => {
    const context = await jobContext({}, { now: NOW + 9 * 24 * 3_600_000 });
    expect(currentReading(context, 'lastRunDuration')?.value).toBe(900);
  });

  describe('with several triggers', () => {
    const nightly: Trigger = {
      ...hourly,
      Name: 'nightly',
      Schedule: 'cron(0 3 * * ? *)',
      Actions: [{ JobName: STAGE.name, Arguments: { '--table': 'returns' } }],
    };
    const ofHour = (hoursAgo: number) =>
      run(hoursAgo, { TriggerName: hourly.Name });
    const ofNight = (hoursAgo: number, changes: Partial<JobRun> = {}) =>
      run(hoursAgo, { TriggerName: 'nightly', ...changes });
    const FAILED: Partial<JobRun> = {
      JobRunState: 'FAILED',
      ErrorMessage: 'Rate exceeded',
    };
    const hours = Array.from({ length: 60 }, (_, hour) => ofHour(hour + 0.7));
    const triggers = (...Triggers: Trigger[]): FakeAnswers => ({
      GetTriggers: () => ({ Triggers }),
      ...noBookmark,
    });

    it('is judged by each of them, however often another runs', async () => {
      const found = await findings({
        ...triggers(hourly, nightly),
        ...withRuns(...hours, ofNight(34, FAILED), ofNight(58, FAILED)),
      });
      expect(found).toMatchObject({
        'last-run-failed': {
          severity: 'critical',
          evidence: { trigger: 'nightly', failedRunsInARow: 2 },
        },
        overdue: { evidence: { schedule: 'nightly: cron(0 3 * * ? *)' } },
      });
    });

    it('is well again when the same trigger, or a person, succeeded', async () => {
      const told = (...more: JobRun[]) =>
        findings({
          ...triggers(hourly, nightly),
          ...withRuns(...hours, ofNight(34, FAILED), ...more),
        });
      for (const good of [ofNight(10), run(9.5, { TriggerName: undefined })]) {
        expect(await told(good)).not.toHaveProperty('last-run-failed');
      }
    });

    it('is not late for a trigger that is new, nor judged by one that is off', async () => {
      const found = await findings({
        ...triggers(hourly, nightly),
        ...withRuns(...hours),
      });
      expect(found).not.toHaveProperty('overdue');
      const off = await findings({
        ...triggers(hourly, { ...nightly, State: 'DEACTIVATED' }),
        ...withRuns(...hours, ofNight(10, FAILED)),
      });
      expect(off).not.toHaveProperty('last-run-failed');
    });
  });
});
