import {
  GetMetricDataCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeClustersCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import {
  DescribeStatementCommand,
  ExecuteStatementCommand,
  GetStatementResultCommand,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import {
  GetNamespaceCommand,
  GetWorkgroupCommand,
  ListWorkgroupsCommand,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless';
import {
  startTestSimulator,
  testNow,
  testRegion,
  TestSimulator,
} from '../../testSimulator';
import { clusterSchema, workgroupSchema } from './warehouseSchema';

const place = { account: '123456789012', region: testRegion, zero: testNow };

describe('Redshift', () => {
  let aws: TestSimulator;
  let redshift: RedshiftClient;
  let serverless: RedshiftServerlessClient;
  let data: RedshiftDataClient;

  beforeEach(async () => {
    aws = await startTestSimulator();
    redshift = new RedshiftClient(aws.configuration);
    serverless = new RedshiftServerlessClient(aws.configuration);
    data = new RedshiftDataClient(aws.configuration);
    aws.simulator.redshift.addCluster(
      clusterSchema.parse({
        name: 'sales',
        diskUsed: 0.5,
        diskGrowth: 0.24,
        queued: { etl: 3 },
        events: [{ at: '2h', status: 'paused' }],
        loads: [
          { table: 'orders', at: '-90m', every: '30m', rows: 1000 },
          {
            table: 'returns',
            at: '-20m',
            failure: {
              code: 1207,
              column: 'amount',
              file: 's3://b/part-7',
              line: 12,
            },
          },
        ],
      }),
      place,
    );
    aws.simulator.redshift.addWorkgroup(
      workgroupSchema.parse({
        name: 'reports',
        id: '7ad7ea7b-3b1c-4f0e-9a3b-0123456789ab',
      }),
      place,
    );
  });

  afterEach(async () => {
    [redshift, serverless, data].forEach(client => client.destroy());
    await aws.stop();
  });

  const run = async (sql: string) => {
    const { Id } = await data.send(
      new ExecuteStatementCommand({
        Sql: sql,
        ClusterIdentifier: 'sales',
        Database: 'analytics',
      }),
    );
    const state = await data.send(new DescribeStatementCommand({ Id }));
    return { Id, state };
  };

  it('describes clusters in XML, and says which is not there', async () => {
    const { Clusters } = await redshift.send(
      new DescribeClustersCommand({ ClusterIdentifier: 'sales' }),
    );
    expect(Clusters).toMatchObject([
      {
        ClusterIdentifier: 'sales',
        ClusterStatus: 'available',
        ClusterAvailabilityStatus: 'Available',
        NumberOfNodes: 2,
        Endpoint: { Port: 5439 },
        ClusterCreateTime: expect.any(Date),
      },
    ]);
    await expect(
      redshift.send(new DescribeClustersCommand({ ClusterIdentifier: 'no' })),
    ).rejects.toMatchObject({ name: 'ClusterNotFoundFault' });
  });

  it('publishes metrics that follow its life, until it is paused', async () => {
    aws.advance(3 * 3600);
    const { MetricDataResults } = await aws.cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(testNow),
        EndTime: new Date(testNow + 3 * 3_600_000),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          {
            Id: 'disk',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/Redshift',
                MetricName: 'PercentageDiskSpaceUsed',
                Dimensions: [{ Name: 'ClusterIdentifier', Value: 'sales' }],
              },
              Period: 60,
              Stat: 'Maximum',
            },
          },
        ],
      }),
    );
    const values = MetricDataResults?.[0].Values ?? [];
    expect(values).toHaveLength(119);
    expect(values[0]).toBeCloseTo(74, 0);
    expect(values[118]).toBeCloseTo(76, 0);
    const { Metrics } = await aws.cloudwatch.send(
      new ListMetricsCommand({ MetricName: 'WLMQueueLength' }),
    );
    expect(Metrics).toHaveLength(2);
    const { Clusters } = await redshift.send(new DescribeClustersCommand({}));
    expect(Clusters?.[0].ClusterStatus).toBe('paused');
  });

  it('answers queries of loads and of their errors', async () => {
    const { Id, state } = await run(
      'SELECT query_id, status, table_name, end_time FROM sys_load_history WHERE start_time > DATEADD(hour, -24, GETDATE()) ORDER BY start_time DESC LIMIT 2',
    );
    expect(state).toMatchObject({ Status: 'FINISHED', ResultRows: 2 });
    const { Records, ColumnMetadata } = await data.send(
      new GetStatementResultCommand({ Id }),
    );
    expect(ColumnMetadata?.map(({ name }) => name)).toEqual([
      'query_id',
      'status',
      'table_name',
      'end_time',
    ]);
    expect(Records?.[0][1].stringValue?.trim()).toBe('running');
    expect(Records?.[0][3]).toEqual({ isNull: true });
    expect(Records?.[1][1].stringValue?.trim()).toBe('aborted');
    const errors = await run(
      'SELECT query_id, error_code FROM sys_load_error_detail',
    );
    expect(errors.state.ResultRows).toBe(1);
  });

  it('fails what it does not have', async () => {
    expect((await run('SELECT a FROM nowhere')).state).toMatchObject({
      Status: 'FAILED',
      Error: expect.stringContaining('nowhere'),
    });
    await expect(
      data.send(
        new ExecuteStatementCommand({ Sql: 'x', WorkgroupName: 'never' }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('describes workgroups and namespaces', async () => {
    const { workgroups } = await serverless.send(new ListWorkgroupsCommand({}));
    expect(workgroups).toMatchObject([
      {
        workgroupName: 'reports',
        status: 'AVAILABLE',
        creationDate: expect.any(Date),
        workgroupArn: expect.stringContaining(':workgroup/7ad7ea7b'),
      },
    ]);
    const { namespace } = await serverless.send(
      new GetNamespaceCommand({ namespaceName: 'default' }),
    );
    expect(namespace).toMatchObject({ dbName: 'analytics' });
    await expect(
      serverless.send(new GetWorkgroupCommand({ workgroupName: 'never' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
