import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  currentReading,
  seriesOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { chooseQueries } from '../../aws/chooseQueries';
import {
  describeJob,
  GLUE,
  jobContext,
  NOW,
  STAGE,
  withJob,
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
          incomplete: 'There are more than 4,000 triggers',
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
});
