import {
  DataBrewClient,
  DescribeDatasetCommand,
  DescribeJobCommand,
  ListJobRunsCommand,
  ListJobsCommand,
  ListRulesetsCommand,
  ListSchedulesCommand,
  StartJobRunCommand,
  StopJobRunCommand,
} from '@aws-sdk/client-databrew';
import {
  startTestSimulator,
  testNow,
  testRegion,
  TestSimulator,
} from '../../testSimulator';
import { databrewJobSchema } from './databrewSchema';

const place = { account: '123456789012', region: testRegion, zero: testNow };

describe('DataBrew', () => {
  let aws: TestSimulator;
  let databrew: DataBrewClient;

  beforeEach(async () => {
    aws = await startTestSimulator();
    databrew = new DataBrewClient(aws.configuration);
    aws.simulator.databrew.addJob(
      databrewJobSchema.parse({
        name: 'prepare orders',
        dataset: { name: 'raw-orders', s3: 's3://acme-raw/orders/' },
        outputs: [{ s3: 's3://acme-prepared/orders/' }],
        rulesets: { 'orders-rules': 14 },
        schedule: 'cron(20 * * * ? *)',
        duration: '10m',
        events: [
          { at: '-90m', failure: 'AccessDenied' },
          { at: '1h', failure: null, schedule: 'broken' },
        ],
      }),
      place,
    );
  });

  afterEach(async () => {
    databrew.destroy();
    await aws.stop();
  });

  const runs = async (MaxResults = 3) => {
    const { JobRuns } = await databrew.send(
      new ListJobRunsCommand({ Name: 'prepare orders', MaxResults }),
    );
    return JobRuns ?? [];
  };

  it('describes a job, its dataset, schedule and rules', async () => {
    const job = await databrew.send(
      new DescribeJobCommand({ Name: 'prepare orders' }),
    );
    expect(job).toMatchObject({
      Type: 'RECIPE',
      DatasetName: 'raw-orders',
      MaxCapacity: 5,
      Outputs: [{ Location: { Bucket: 'acme-prepared', Key: 'orders/' } }],
      CreateDate: expect.any(Date),
    });
    const dataset = await databrew.send(
      new DescribeDatasetCommand({ Name: 'raw-orders' }),
    );
    expect(dataset.Input?.S3InputDefinition?.Bucket).toBe('acme-raw');
    const { Schedules } = await databrew.send(
      new ListSchedulesCommand({ JobName: 'prepare orders' }),
    );
    expect(Schedules).toMatchObject([{ CronExpression: 'Cron(20 * * * ? *)' }]);
    const { Rulesets } = await databrew.send(
      new ListRulesetsCommand({ TargetArn: dataset.ResourceArn }),
    );
    expect(Rulesets).toMatchObject([{ Name: 'orders-rules', RuleCount: 14 }]);
  });

  it('runs by its schedule, as its events say', async () => {
    expect(await runs()).toMatchObject([
      { State: 'FAILED', ErrorMessage: 'AccessDenied' },
      { State: 'SUCCEEDED', ExecutionTime: expect.any(Number) },
      { State: 'SUCCEEDED' },
    ]);
    aws.advance(21 * 60);
    expect((await runs())[0]).toMatchObject({ State: 'RUNNING' });
    aws.advance(5 * 3600);
    expect((await runs())[0].StartedOn).toEqual(
      new Date('2026-03-02T10:20:00Z'),
    );
  });

  it('starts and stops when it is asked to', async () => {
    const Name = 'prepare orders';
    const { RunId } = await databrew.send(new StartJobRunCommand({ Name }));
    expect((await runs())[0]).toMatchObject({ RunId, State: 'RUNNING' });
    await databrew.send(new StopJobRunCommand({ Name, RunId }));
    expect((await runs())[0]).toMatchObject({ RunId, State: 'STOPPING' });
    aws.advance(30);
    expect((await runs())[0]).toMatchObject({ RunId, State: 'STOPPED' });
    await expect(
      databrew.send(new StopJobRunCommand({ Name, RunId })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('pages, and says what is not there', async () => {
    const { JobRuns, NextToken } = await databrew.send(
      new ListJobRunsCommand({ Name: 'prepare orders' }),
    );
    expect(JobRuns).toHaveLength(100);
    expect(NextToken).toBeDefined();
    const { Jobs } = await databrew.send(new ListJobsCommand({}));
    expect(Jobs).toHaveLength(1);
    await expect(
      databrew.send(new DescribeJobCommand({ Name: 'never' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      databrew.send(
        new ListJobRunsCommand({ Name: 'prepare orders', NextToken: 'x' }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
