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
        loads: { answer: expect.any(Array) },
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

  it('asks no warehouse by SQL that is not configured', async () => {
    await start([]);
    const { inventory, runs } = await aws.source.describe(CLUSTER);
    expect(inventory).toMatchObject({ loadStatus: 'off' });
    expect(runs).toEqual([]);
    expect(aws.source.takeUsage(scope).calls).not.toHaveProperty(
      'redshift-data',
    );
  });

  it('wakes the warehouse once an interval, and asks again for what was refused', async () => {
    await start([{ warehouse: CLUSTER.arn, database: 'analytics' }]);
    const callsOf = async () => {
      const { inventory } = await aws.source.describe(CLUSTER);
      aws.simulator.clock.advance(10 * 60_000);
      const calls = aws.source.takeUsage(scope).calls['redshift-data'] ?? 0;
      return { loads: inventory.loads, asked: calls > 0 };
    };
    aws.simulator.faults.inject({
      kind: 'access-denied',
      service: 'redshift-data',
    });
    for (let round = 0; round < 3; round++) {
      // A refused call leaves the warehouse asleep, and may be allowed by now.
      expect(await callsOf()).toMatchObject({
        asked: true,
        loads: {
          problem: { missingPermission: 'redshift-data:ExecuteStatement' },
        },
      });
    }
    aws.simulator.faults.clear();
    const answered = { loads: { answer: expect.any(Array) } };
    expect(await callsOf()).toMatchObject({ asked: true, ...answered });
    expect(await callsOf()).toMatchObject({ asked: false, ...answered });
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
