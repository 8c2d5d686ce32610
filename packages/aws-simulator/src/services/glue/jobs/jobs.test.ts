import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  BatchStopJobRunCommand,
  GetConnectionCommand,
  GetJobBookmarkCommand,
  GetJobCommand,
  GetJobRunsCommand,
  GetTriggersCommand,
  GlueClient,
  StartJobRunCommand,
} from '@aws-sdk/client-glue';
import {
  startTestSimulator,
  testNow,
  TestSimulator,
} from '../../../testSimulator';

describe('Glue jobs', () => {
  let aws: TestSimulator;
  let glue: GlueClient;

  beforeEach(async () => {
    aws = await startTestSimulator({ scenario: 'terabyte-etl-healthy' });
    glue = new GlueClient(aws.configuration);
  });

  afterEach(async () => {
    glue.destroy();
    await aws.stop();
  });

  it('has a job, its trigger and its connection', async () => {
    const { Job } = await glue.send(
      new GetJobCommand({ JobName: 'load-orders' }),
    );
    expect(Job).toMatchObject({
      Command: { Name: 'glueetl' },
      MaxCapacity: expect.any(Number),
      Connections: { Connections: ['sales-warehouse'] },
    });
    const { Triggers } = await glue.send(
      new GetTriggersCommand({ DependentJobName: 'load-orders' }),
    );
    expect(Triggers).toMatchObject([{ Type: 'SCHEDULED', State: 'ACTIVATED' }]);
    const { Connection } = await glue.send(
      new GetConnectionCommand({ Name: 'sales-warehouse', HidePassword: true }),
    );
    expect(Connection?.ConnectionProperties?.JDBC_CONNECTION_URL).toContain(
      'redshift',
    );
  });

  it('runs by its schedule, moves its bookmark and publishes metrics', async () => {
    const { JobRuns = [], NextToken } = await glue.send(
      new GetJobRunsCommand({ JobName: 'load-orders', MaxResults: 5 }),
    );
    expect(JobRuns).toHaveLength(5);
    expect(NextToken).toBeDefined();
    const [last] = JobRuns.filter(
      ({ JobRunState }) => JobRunState !== 'RUNNING',
    );
    expect(last.JobRunState).toBe('SUCCEEDED');
    const { JobBookmarkEntry } = await glue.send(
      new GetJobBookmarkCommand({ JobName: 'load-orders' }),
    );
    expect(JobBookmarkEntry?.RunId).toBe(last.Id);
    const { MetricDataResults } = await aws.cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(testNow - 2 * 3_600_000),
        EndTime: new Date(testNow),
        MetricDataQueries: [
          {
            Id: 'read',
            MetricStat: {
              Metric: {
                Namespace: 'Glue',
                MetricName: 'glue.driver.aggregate.recordsRead',
                Dimensions: [
                  { Name: 'JobName', Value: 'load-orders' },
                  { Name: 'JobRunId', Value: 'ALL' },
                  { Name: 'Type', Value: 'count' },
                ],
              },
              Period: 60,
              Stat: 'Sum',
            },
          },
        ],
      }),
    );
    expect(MetricDataResults?.[0].Values?.length).toBeGreaterThan(10);
  });

  it('starts when it is asked to, and says what is not there', async () => {
    const { JobRunId } = await glue.send(
      new StartJobRunCommand({ JobName: 'load-orders' }),
    );
    const { JobRuns } = await glue.send(
      new GetJobRunsCommand({ JobName: 'load-orders', MaxResults: 1 }),
    );
    expect(JobRuns).toMatchObject([{ Id: JobRunId, JobRunState: 'RUNNING' }]);
    await expect(
      glue.send(new GetJobCommand({ JobName: 'never' })),
    ).rejects.toMatchObject({ name: 'EntityNotFoundException' });
  });

  it('stops one run at a time, soon after it is asked to', async () => {
    const JobName = 'load-orders';
    const { JobRunId = '' } = await glue.send(
      new StartJobRunCommand({ JobName, Arguments: { '--day': '2026-03-01' } }),
    );
    await expect(
      glue.send(new StartJobRunCommand({ JobName })),
    ).rejects.toMatchObject({ name: 'ConcurrentRunsExceededException' });
    const stop = () =>
      glue.send(
        new BatchStopJobRunCommand({
          JobName,
          JobRunIds: [JobRunId, 'jr_never'],
        }),
      );
    const last = async () => {
      const { JobRuns = [] } = await glue.send(
        new GetJobRunsCommand({ JobName, MaxResults: 1 }),
      );
      return JobRuns[0];
    };
    expect(await stop()).toMatchObject({
      SuccessfulSubmissions: [{ JobName, JobRunId }],
      Errors: [{ JobRunId: 'jr_never', ErrorDetail: expect.anything() }],
    });
    expect(await last()).toMatchObject({
      Id: JobRunId,
      JobRunState: 'STOPPING',
      Arguments: { '--day': '2026-03-01' },
    });
    aws.advance(30);
    expect(await last()).toMatchObject({
      Id: JobRunId,
      JobRunState: 'STOPPED',
      ExecutionTime: 20,
    });
    expect((await stop()).SuccessfulSubmissions).toEqual([]);
    await glue.send(new StartJobRunCommand({ JobName }));
  });
});
