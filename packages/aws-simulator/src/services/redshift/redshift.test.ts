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

  it('keeps the newest loads of each table', async () => {
    const { state } = await run(
      `SELECT query_id FROM sys_load_history
       WHERE start_time > DATEADD(day, -7, GETDATE())
       QUALIFY ROW_NUMBER() OVER (PARTITION BY table_name, status ORDER BY start_time DESC) <= 1
       ORDER BY start_time DESC LIMIT 100`,
    );
    const all = await run(
      'SELECT query_id FROM sys_load_history WHERE start_time > DATEADD(day, -7, GETDATE())',
    );
    expect(state.ResultRows).toBe(3);
    expect(all.state.ResultRows).toBeGreaterThan(3);
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

  describe('that is not always there', () => {
    const night = `
      history: 6h
      clusters:
        - name: nightly
          queued: { etl: 80 }
          loads: [{ table: orders, at: -5h, every: 10m }]
          events:
            - { at: -3h, status: pausing }
            - { at: -170m, status: paused }
            - { at: -1h, status: resuming }
            - { at: -50m, status: available }`;
    let waking: TestSimulator;
    let client: RedshiftClient;

    const start = async (scenarioText: string, now = testNow) => {
      waking = await startTestSimulator({ scenarioText, now });
      client = new RedshiftClient(waking.configuration);
    };
    const cluster = async () =>
      (await client.send(new DescribeClustersCommand({}))).Clusters?.[0];
    const ask = (warehouse: object) => {
      const api = new RedshiftDataClient(waking.configuration);
      return api.send(
        new ExecuteStatementCommand({
          Sql: 'SELECT start_time FROM sys_load_history',
          Database: 'analytics',
          ...warehouse,
        }),
      );
    };

    afterEach(async () => {
      client.destroy();
      await waking.stop();
    });

    it('publishes nothing of a cluster that is paused or not yet resumed', async () => {
      await start(night);
      const minutes = await waking.points({
        namespace: 'AWS/Redshift',
        metric: 'WLMQueueLength',
        dimensions: { ClusterIdentifier: 'nightly', QueueName: 'etl' },
        statistic: 'Maximum',
        from: -360,
      });
      const silent = minutes.filter(
        ({ minute }) => minute >= -170 && minute < -51,
      );
      expect(silent).toEqual([]);
      expect(minutes.map(({ minute }) => minute)).toEqual(
        expect.arrayContaining([-200, -175, -45]),
      );
    });

    it.each([
      ['available', 'Available'],
      ['available, prep-for-resize', 'Available'],
      ['pausing', 'Unavailable'],
      ['paused', 'Unavailable'],
      ['resuming', 'Unavailable'],
      ['rebooting', 'Unavailable'],
      ['creating', 'Modifying'],
      ['rotating-keys', 'Modifying'],
      ['hardware-failure', 'Failed'],
    ])('is %s: %s', async (status, availability) => {
      await start(`clusters: [{ name: sales, status: '${status}' }]`);
      expect(await cluster()).toMatchObject({
        ClusterStatus: status,
        ClusterAvailabilityStatus: availability,
      });
    });

    it('has the availability that its scenario tells', async () => {
      await start(
        `clusters: [{ name: sales, status: resuming, availability: Modifying }]`,
      );
      expect(await cluster()).toMatchObject({
        ClusterStatus: 'resuming',
        ClusterAvailabilityStatus: 'Modifying',
      });
    });

    it('refuses statements while it is paused, and answers after that', async () => {
      await start(night, testNow);
      await ask({ ClusterIdentifier: 'nightly' });
      const { redshift: simulated } = waking.simulator;
      const [nightly] = simulated.clusters(place);
      simulated.change(nightly, { status: 'paused' });
      await expect(ask({ ClusterIdentifier: 'nightly' })).rejects.toMatchObject(
        { name: 'ValidationException' },
      );
      simulated.change(nightly, { status: 'available' });
      await ask({ ClusterIdentifier: 'nightly' });
    });

    it('loads nothing while it is not there', async () => {
      await start(night);
      const { Id } = await ask({ ClusterIdentifier: 'nightly' });
      const api = new RedshiftDataClient(waking.configuration);
      const { Records } = await api.send(new GetStatementResultCommand({ Id }));
      const minutes = Records?.map(
        ([{ stringValue }]) =>
          (Date.parse(`${stringValue?.replace(' ', 'T').slice(0, 23)}Z`) -
            testNow) /
          60_000,
      );
      expect(minutes).toEqual(expect.arrayContaining([-300, -190, -50, -10]));
      expect(minutes).not.toContain(-180);
      expect(minutes).not.toContain(-60);
    });

    it('publishes nothing of a workgroup that nobody asks', async () => {
      await start(`
        workgroups:
          - name: reports
            id: 7ad7ea7b-3b1c-4f0e-9a3b-0123456789ab
            capacity: 32
            events: [{ at: -2h, queries: 0 }]`);
      const last = async (metric: string, dimensions: object) =>
        (
          await waking.points({
            namespace: 'AWS/Redshift-Serverless',
            metric,
            dimensions: { ...dimensions },
            statistic: 'Maximum',
            from: -300,
          })
        ).at(-1);
      const own = { Workgroup: 'reports' };
      expect((await last('ComputeCapacity', own))?.value).toBe(32);
      expect((await last('ComputeCapacity', own))?.minute).toBeLessThan(-120);
      expect((await last('DatabaseConnections', own))?.minute).toBe(-122);
      expect(
        (await last('DataStorage', { Namespace: 'default' }))?.minute,
      ).toBeGreaterThan(-11);
    });

    it('shows capacity as the average of half an hour, rounded up', async () => {
      await start(`
        workgroups:
          - name: reports
            id: 7ad7ea7b-3b1c-4f0e-9a3b-0123456789ab
            capacity: 8
            events: [{ at: -60m, capacity: 128 }, { at: -58m, capacity: 8 }]`);
      const values = await waking.values({
        namespace: 'AWS/Redshift-Serverless',
        metric: 'ComputeCapacity',
        dimensions: { Workgroup: 'reports' },
        statistic: 'Maximum',
        from: -120,
      });
      expect(Math.max(...values)).toBe(16);
    });
  });
});
