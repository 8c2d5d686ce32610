import {
  StageRef,
  seriesOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  NOW,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from '../__testUtils__/simulatedAws';

const CLUSTER: StageRef = {
  ...scope,
  arn: `arn:aws:redshift:${scope.region}:${scope.account}:cluster:sales`,
  kind: 'redshift-cluster',
  name: 'sales',
};

const ID = '7ad7ea7b-3b1c-4f0e-9a3b-0123456789ab';

const WORKGROUP: StageRef = {
  ...scope,
  arn: `arn:aws:redshift-serverless:${scope.region}:${scope.account}:workgroup/${ID}`,
  kind: 'redshift-workgroup',
  name: ID,
};

const LOADS = [
  { table: 'orders', at: '-5h', every: '1h', rows: 900, rejected: 3 },
  {
    table: 'returns',
    at: '-20m',
    failure: {
      code: 1207,
      column: 'amount',
      file: 's3://b/part-7',
      line: 12,
      message: "Invalid digit, Value '48211', Pos 0",
    },
  },
];

describe('warehouses, from the wire to their description', () => {
  let aws: SimulatedAws;

  const start = async (loadStatus: { [key: string]: string }[]) => {
    aws = await startSimulatedAws({ redshift: { loadStatus } });
    const place = { ...scope, zero: NOW };
    const { redshift } = aws.simulator;
    redshift.createCluster({ name: 'sales', loads: LOADS }, place);
    redshift.createWorkgroup(
      { name: 'reports', id: ID, loads: LOADS, queued: { LOAD: 4 } },
      place,
    );
    aws.simulator.clock.advance(10 * 60_000);
  };

  afterEach(() => aws.close());

  it.each([CLUSTER, WORKGROUP])(
    'tells of the loads of a $kind that is configured, never of values',
    async stage => {
      await start([{ warehouse: stage.arn, database: 'analytics' }]);
      const description = await aws.source.describe(stage);
      expect(description.inventory).toMatchObject({
        loadStatus: 'on',
        metricSets: { answer: expect.anything() },
        loads: {
          answer: expect.arrayContaining([
            expect.objectContaining({ table: 'returns', failedInARow: 1 }),
            expect.objectContaining({ table: 'orders', failedInARow: 0 }),
          ]),
        },
      });
      expect(description.runs?.length).toBe(7);
      expect(
        description.runs?.find(({ state }) => state === 'failed'),
      ).toMatchObject({
        error:
          'column amount, line 12, of s3://b/part-7: a number held something that is no digit',
        figures: { table: 'returns', errorCode: 1207 },
      });
      expect(JSON.stringify(description)).not.toContain('48211');
    },
  );

  it('tells of a load that failed behind many others', async () => {
    aws = await startSimulatedAws({
      redshift: {
        loadStatus: [{ warehouse: CLUSTER.arn, database: 'analytics' }],
      },
    });
    aws.simulator.redshift.createCluster(
      {
        name: 'sales',
        loads: [
          { table: 'clicks', at: '-29h', every: '5m', rows: 1000 },
          { table: 'returns', at: '-56h', rows: 90000 },
          { ...LOADS[1], at: '-30h' },
        ],
      },
      { ...scope, zero: NOW },
    );
    aws.simulator.clock.advance(60_000);
    const { inventory } = await aws.source.describe(CLUSTER);
    expect(inventory.loads).toMatchObject({
      answer: [
        { table: 'clicks', failedInARow: 0 },
        {
          table: 'returns',
          failedInARow: 1,
          lastGoodAt: new Date(NOW - 56 * 3_600_000).toISOString(),
        },
      ],
    });
  });

  it('asks no warehouse by SQL that is not configured', async () => {
    await start([]);
    const { inventory, runs } = await aws.source.describe(CLUSTER);
    expect(inventory).toMatchObject({ loadStatus: 'off' });
    expect(runs).toBeUndefined();
    expect(aws.source.takeUsage(scope).calls).not.toHaveProperty(
      'redshift-data',
    );
  });

  it('asks once an interval', async () => {
    await start([{ warehouse: CLUSTER.arn, database: 'analytics' }]);
    await aws.source.describe(CLUSTER);
    aws.source.takeUsage(scope);
    aws.simulator.clock.advance(50 * 60_000);
    await aws.source.describe(CLUSTER);
    expect(aws.source.takeUsage(scope).calls).not.toHaveProperty(
      'redshift-data',
    );
    aws.simulator.clock.advance(11 * 60_000);
    await aws.source.describe(CLUSTER);
    expect(aws.source.takeUsage(scope).calls).toHaveProperty('redshift-data');
  });

  it('asks again soon when it may not, for that wakes no warehouse', async () => {
    await start([{ warehouse: CLUSTER.arn, database: 'analytics' }]);
    aws.simulator.faults.inject({
      kind: 'access-denied',
      service: 'redshift-data',
    });
    for (let round = 0; round < 3; round++) {
      const { inventory } = await aws.source.describe(CLUSTER);
      expect(inventory.loads).toMatchObject({
        problem: { missingPermission: 'redshift-data:ExecuteStatement' },
      });
      expect(aws.source.takeUsage(scope).calls).toHaveProperty('redshift-data');
      aws.simulator.clock.advance(10 * 60_000);
    }
  });

  it('finds the metrics of a workgroup, whatever their dimensions are', async () => {
    await start([]);
    const { inventory } = await aws.source.describe(WORKGROUP);
    const kind = aws.source.kinds.find(
      each => each.kind === 'redshift-workgroup',
    );
    const series = kind ? seriesOf(kind, inventory) : [];
    expect(series.map(({ metric }) => metric)).toEqual(
      expect.arrayContaining([
        'queuedQueries.LOAD',
        'queriesFailed.Short',
        'computeCapacity',
        'storage',
      ]),
    );
    const results = [];
    for await (const batch of aws.source.readSeries(scope, [
      {
        id: 1,
        stage: WORKGROUP,
        inventory,
        metric: 'queuedQueries.LOAD',
        from: NOW,
        to: NOW + 5 * 60_000,
      },
    ])) {
      results.push(...batch);
    }
    expect(results).toMatchObject([{ id: 1, outcome: 'complete' }]);
    expect(
      results.flatMap(each => ('samples' in each ? each.samples : [])),
    ).toContainEqual(expect.objectContaining({ value: 4 }));
  });
});
