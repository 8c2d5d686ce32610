import type { Cluster } from '@aws-sdk/client-redshift';
import {
  Finding,
  Run,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  seriesOf,
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
  testStageKind,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../__testUtils__/fakeAccess';
import { tableLoads } from '../redshift';
import { chooseQueries } from '../../aws/chooseQueries';
import { ClusterInventory } from './ClusterInventory';
import { redshiftCluster } from '.';

const NOW = Date.parse('2026-11-23T13:00:00Z');

const STAGE: StageRef = {
  arn: 'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
  kind: 'redshift-cluster',
  name: 'sales',
  account: '123456789012',
  region: 'eu-central-1',
};

/** As DescribeClusters answers it. */
const cluster = (changes: Partial<Cluster> = {}): Cluster => ({
  ClusterIdentifier: 'sales',
  NodeType: 'ra3.xlplus',
  ClusterStatus: 'available',
  ClusterAvailabilityStatus: 'Available',
  DBName: 'analytics',
  Endpoint: {
    Address: 'sales.c5example.eu-central-1.redshift.amazonaws.com',
    Port: 5439,
  },
  ClusterCreateTime: new Date('2026-01-12T09:30:00Z'),
  AutomatedSnapshotRetentionPeriod: 7,
  PendingModifiedValues: { NodeType: undefined },
  NumberOfNodes: 2,
  PubliclyAccessible: false,
  Encrypted: true,
  TotalStorageCapacityInMegaBytes: 2_000_000,
  ...changes,
});

const answers = (changes: Partial<Cluster> = {}): FakeAnswers => ({
  DescribeClusters: () => ({ Clusters: [cluster(changes)] }),
  ListMetrics: () => ({
    Metrics: [
      {
        MetricName: 'WLMQueueLength',
        Dimensions: [
          { Name: 'ClusterIdentifier', Value: 'sales' },
          { Name: 'QueueName', Value: 'etl' },
        ],
      },
    ],
  }),
});

const describeCluster = (more: FakeAnswers = {}) =>
  redshiftCluster.describe(
    STAGE,
    fakeAccess({ ...answers(), ...more }, { now: NOW }),
  );

/** What is told of the cluster beside its description. */
interface Told {
  samples?: { [metric: string]: Sample[] };
  loads?: Run[];
  /** What else is known of it than its description told. */
  inventory?: Partial<ClusterInventory>;
  /** The loads that are kept. */
  runs?: Run[];
  previous?: { [check: string]: Finding };
  thresholds?: {
    [name in 'newestLoadAge' | 'queryDuration']?: { warning: number };
  };
}

/** All findings, by check. */
async function findings(
  changes: Partial<Cluster> = {},
  { samples, loads, inventory: known, runs, previous, thresholds }: Told = {},
  more: FakeAnswers = {},
) {
  const described = await describeCluster({ ...answers(changes), ...more });
  const inventory = {
    ...described.inventory,
    alarms: { answer: [] },
    ...(loads && {
      loadStatus: 'on' as const,
      loads: { answer: tableLoads(loads, NOW) },
    }),
    ...known,
  };
  const context = contextOf(
    redshiftCluster,
    { stage: STAGE, inventory, samples, runs, now: NOW },
    { previous },
  );
  const found = findingsOf(redshiftCluster, {
    ...context,
    thresholds: { ...context.thresholds, ...thresholds },
  });
  return Object.fromEntries(found.map(each => [each.id.split('/')[1], each]));
}

/** One value a minute, the last of them some minutes ago. */
const lastMinutes = (value: number, count = 10, ago = 0) =>
  Array.from({ length: count }, (_, index) => ({
    at: NOW - (count - index + 2 + ago) * 60_000,
    value,
  }));

const load = (
  hoursAgo: number,
  state: Run['state'],
  table = 'orders',
  more: Run['figures'] = {},
): Run => ({
  id: `${hoursAgo}`,
  state,
  startedAt: new Date(NOW - hoursAgo * 3_600_000).toISOString(),
  ...(state === 'failed' && { error: 'column amount: no digit' }),
  figures: { table, ...more },
});

describe('a Redshift cluster', () => {
  it('is known by its ARN', () => {
    const identify = (arn: string) => redshiftCluster.identify(parseArn(arn));
    expect(identify(STAGE.arn)).toBe('sales');
    expect(
      identify('arn:aws:redshift:eu-central-1:123456789012:namespace:a-b'),
    ).toBeUndefined();
    expect(identify('arn:aws:s3:::sales')).toBeUndefined();
    expect(() =>
      identify('arn:aws:redshift:eu-central-1:123456789012:cluster:'),
    ).toThrow('is not a Redshift cluster; expected cluster: and a name');
  });

  it('is described with its configuration and metrics', async () => {
    const { inventory, links, runs } = await describeCluster();
    expect(inventory).toMatchObject({
      status: 'available',
      nodes: 2,
      endpoint: 'sales.c5example.eu-central-1.redshift.amazonaws.com:5439',
      storageBytes: 2_000_000 * 1_048_576,
      pendingChanges: [],
      metricSets: { answer: [{ metric: 'queuedQueries.etl' }] },
    });
    expect(links).toEqual([]);
    expect(inventory).toMatchObject({ loadStatus: 'off' });
    expect(inventory).not.toHaveProperty('loads');
    expect(runs).toBeUndefined();
    const { queries } = chooseQueries(
      ['diskUsed', 'queuedQueries.etl'].map((metric, id) => ({
        id,
        stage: STAGE,
        inventory,
        metric,
        from: 0,
        to: 60_000,
      })),
      new Map([[redshiftCluster.kind, redshiftCluster]]),
    );
    expect(queries.map(({ metric }) => metric)).toMatchObject([
      { name: 'PercentageDiskSpaceUsed', scale: 0.01 },
      { name: 'WLMQueueLength', dimensions: { QueueName: 'etl' } },
    ]);
    expect(
      seriesOf(redshiftCluster, inventory).map(({ metric }) => metric),
    ).toEqual([
      'diskUsed',
      'health',
      'maintenance',
      'cpu',
      'connections',
      'queuedQueries.etl',
    ]);
  });

  it('counts failed loads over time where it is asked for them', async () => {
    const { inventory } = await describeCluster();
    const asked = { ...inventory, loadStatus: 'on' as const };
    expect(seriesOf(redshiftCluster, asked).at(-1)).toMatchObject({
      metric: 'failedLoadsInARow',
      key: false,
    });
    const check = redshiftCluster.checks.find(
      ({ id }) => id === 'load-failures',
    );
    expect(check?.metric).toBe('failedLoadsInARow');
  });

  it('is described while it is being created, with half of its fields', async () => {
    const { inventory } = await describeCluster({
      DescribeClusters: () => ({
        Clusters: [{ ClusterIdentifier: 'sales', ClusterStatus: 'creating' }],
      }),
      ListMetrics: () => ({}),
    });
    expect(inventory).toMatchObject({
      status: 'creating',
      metricSets: { answer: [] },
    });
  });

  it('is not found when AWS answers without it', async () => {
    await expect(
      describeCluster({ DescribeClusters: () => ({ Clusters: [] }) }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      describeCluster({
        DescribeClusters: () => {
          throw new SourceError('access-denied', 'no', {
            missingPermission: 'redshift:DescribeClusters',
          });
        },
      }),
    ).rejects.toMatchObject({ code: 'access-denied' });
  });

  it('is read without its metrics when CloudWatch throttles', async () => {
    const { inventory } = await describeCluster({
      ListMetrics: () => {
        throw new SourceError('throttled', 'slow down');
      },
    });
    expect(inventory.metricSets).toMatchObject({
      problem: { code: 'throttled' },
    });
  });

  it('has no finding but the missing alarm when it is well', async () => {
    expect(Object.keys(await findings())).toEqual(['alarm-coverage']);
  });

  it.each([
    ['storage-full', undefined, 'critical'],
    ['deleting', undefined, 'critical'],
    ['paused', undefined, 'warning'],
    ['rebooting', 'Unavailable', 'info'],
    ['available', 'Unavailable', 'critical'],
    ['available', 'Maintenance', 'info'],
    ['storage-full', 'Maintenance', 'critical'],
    ['maintaining-something', 'Maintenance', 'info'],
    ['resizing', 'Modifying', 'info'],
    ['resuming', 'Unavailable', 'info'],
    ['pausing', 'Available', 'info'],
    ['dreaming', undefined, 'unknown'],
    ['available, prep-for-resize', 'Available', undefined],
  ])('judges the status %s (%s)', async (status, availability, severity) => {
    const found = await findings({
      ClusterStatus: status,
      ClusterAvailabilityStatus: availability,
    });
    expect(found['not-available']?.severity).toBe(severity);
  });

  it.each([
    [0.7, undefined],
    [0.8, undefined],
    [0.85, 'warning'],
    [0.9, 'warning'],
    [0.93, 'critical'],
  ])('judges a disk of which %s is used', async (used, severity) => {
    const found = await findings(
      {},
      {
        samples: { diskUsed: lastMinutes(used) },
      },
    );
    expect(found['disk-full']?.severity).toBe(severity);
  });

  it('says how much of the disk is left', async () => {
    const found = await findings(
      {},
      {
        samples: { diskUsed: lastMinutes(0.95) },
      },
    );
    expect(found['disk-full']).toMatchObject({
      title: '95 % of the disk is used',
      evidence: { diskUsedRatio: 0.95, freeBytes: 104_857_600_000 },
    });
  });

  it('does not answer, unless it is being maintained', async () => {
    const health = lastMinutes(0);
    expect(await findings({}, { samples: { health } })).toMatchObject({
      unhealthy: { severity: 'critical' },
    });
    const maintenance = lastMinutes(1);
    expect(
      await findings({}, { samples: { health, maintenance } }),
    ).not.toHaveProperty('unhealthy');
  });

  it.each([
    [5, undefined],
    [11, 'warning'],
    [60, 'critical'],
  ])('judges %s queries that wait', async (waiting, severity) => {
    const found = await findings(
      {},
      { samples: { 'queuedQueries.etl': lastMinutes(waiting) } },
    );
    expect(found['queries-queue']?.severity).toBe(severity);
  });

  it('counts failed loads by table, since the last good one', async () => {
    const once = [load(1, 'failed'), load(2, 'succeeded')];
    expect(await findings({}, { loads: once })).toMatchObject({
      'load-failures': {
        severity: 'warning',
        title: 'The last load of orders failed: column amount: no digit',
        remedy: expect.stringMatching(/sys_load_error_detail .* query 1;/),
        evidence: {
          failedLoadsInARow: 1,
          query: '1',
          lastGoodLoadAt: '2026-11-23T11:00:00.000Z',
        },
      },
    });
    const twice = [load(1, 'failed'), load(2, 'failed'), load(3, 'succeeded')];
    expect(await findings({}, { loads: twice })).toMatchObject({
      'load-failures': { severity: 'critical' },
    });
    const healed = [
      load(1, 'running'),
      load(2, 'succeeded'),
      load(3, 'failed'),
      load(3, 'succeeded', 'returns'),
    ];
    expect(await findings({}, { loads: healed })).not.toHaveProperty(
      'load-failures',
    );
  });

  it('tells an error of a load in words, with its column', async () => {
    const failed = load(1, 'failed', 'orders', {
      errorCode: 1204,
      errorColumn: 'comment',
      errorFile: 's3://b/part-1',
      errorLine: 7,
    });
    expect(await findings({}, { loads: [failed] })).toMatchObject({
      'load-failures': {
        title:
          'The last load of orders failed: a value was too long or out of range for its column',
        remedy: expect.stringContaining('Widen the column comment of orders'),
        evidence: { errorCode: 1204, errorColumn: 'comment', errorLine: 7 },
      },
    });
  });

  it('names all tables that fail, also one that it tells of no more', async () => {
    const weekly = await findings(
      {},
      { loads: [load(160, 'failed', 'weekly')] },
    );
    const loads = [load(3, 'failed', 'returns')];
    expect(await findings({}, { loads, previous: weekly })).toMatchObject({
      'load-failures': { evidence: { tables: ['returns', 'weekly'] } },
    });
  });

  describe('whose tables are loaded every hour', () => {
    const hourly = (from: number, until: number, table: string, rows = 5_000) =>
      Array.from({ length: from - until }, (_, index) =>
        load(until + 0.9 + index, 'succeeded', table, { loadedRows: rows }),
      );

    it('misses the loads of one of them', async () => {
      const loads = [...hourly(40, 0, 'clicks'), ...hourly(40, 3, 'orders')];
      const found = await findings({}, { loads });
      // Of a Sunday nothing is known but that loads came, which is enough for a Monday.
      expect(found['loads-stopped']).toMatchObject({
        severity: 'warning',
        claim: 'starvation',
        title: 'orders has not been loaded for 3 h 54 min; usual is every 1 h',
        evidence: { tables: ['orders'] },
        onsetAt: '2026-11-23T10:06:00.000Z',
      });
    });

    it('goes on to miss them when the warehouse has forgotten when they came', async () => {
      const clicks = hourly(40, 0, 'clicks');
      const previous = await findings(
        {},
        { loads: [...clicks, ...hourly(40, 3, 'orders')] },
      );
      const told = (loads: Run[]) => findings({}, { loads, previous });
      expect(await told(clicks)).toMatchObject({
        'loads-stopped': { evidence: { tables: ['orders'] } },
      });
      expect(
        await told([load(0.1, 'succeeded', 'orders'), ...clicks]),
      ).not.toHaveProperty('loads-stopped');
    });

    it('does not miss a load that failed, or that began anew', async () => {
      const failed = [load(2, 'failed', 'orders'), ...hourly(40, 3, 'orders')];
      expect(await findings({}, { loads: failed })).not.toHaveProperty(
        'loads-stopped',
      );
      const again = [
        load(0.1, 'succeeded', 'orders'),
        ...hourly(40, 3, 'orders'),
      ];
      expect(await findings({}, { loads: again })).not.toHaveProperty(
        'loads-stopped',
      );
    });

    it('finds a load that brought nothing where all before brought much', async () => {
      const before = hourly(40, 1, 'orders');
      const empty = load(0.9, 'succeeded', 'orders', { loadedRows: 0 });
      expect(await findings({}, { loads: [empty, ...before] })).toMatchObject({
        'few-rows': {
          severity: 'warning',
          title: 'The last load of orders brought 0 rows; usual are 5,000',
          evidence: { loadedRows: 0, usualRows: 5000 },
        },
      });
      const less = load(0.9, 'succeeded', 'orders', { loadedRows: 2_600 });
      expect(
        await findings({}, { loads: [less, ...before] }),
      ).not.toHaveProperty('few-rows');
    });
  });

  it('is told to be stuck in a state that passes within minutes otherwise', async () => {
    const first = await findings({ ClusterStatus: 'resuming' });
    expect(first['not-available']).toMatchObject({
      severity: 'info',
      title: 'The cluster is resuming, and queries may be interrupted',
    });
    const at = new Date(NOW - 2 * 3_600_000).toISOString();
    const previous = {
      'not-available': { ...first['not-available'], onsetAt: at },
    };
    expect(
      await findings({ ClusterStatus: 'resuming' }, { previous }),
    ).toMatchObject({
      'not-available': {
        severity: 'warning',
        title:
          'The cluster has been resuming for 2 h, far longer than that takes',
        onsetAt: at,
      },
    });
    const resizing = await findings(
      { ClusterStatus: 'resizing' },
      { previous },
    );
    expect(resizing['not-available'].severity).toBe('info');
  });

  it('is not told to hang while it restarts', async () => {
    const found = await findings(
      {
        ClusterStatus: 'rebooting',
        ClusterAvailabilityStatus: 'Unavailable',
      },
      { samples: { health: lastMinutes(0) } },
    );
    expect(found).not.toHaveProperty('unhealthy');
  });

  it('counts rows that a load left out', async () => {
    const runs = [load(1, 'succeeded', 'orders', { rejectedRows: 12 })];
    expect(await findings({}, { loads: runs })).toMatchObject({
      'rejected-rows': {
        severity: 'warning',
        evidence: { rejectedRows: 12, tables: ['orders'] },
      },
    });
  });

  it('tells what it could not ask', async () => {
    const refuse = () => {
      throw new SourceError('access-denied', 'no', {
        missingPermission: 'cloudwatch:ListMetrics',
      });
    };
    expect(await findings({}, {}, { ListMetrics: refuse })).toMatchObject({
      'could-not-ask': {
        severity: 'info',
        evidence: { missingPermissions: ['cloudwatch:ListMetrics'] },
      },
    });
  });

  it('is advised to keep snapshots and not to be public', async () => {
    expect(
      await findings({
        AutomatedSnapshotRetentionPeriod: 0,
        PubliclyAccessible: true,
      }),
    ).toMatchObject({
      'no-snapshots': { severity: 'info' },
      'publicly-accessible': { severity: 'info' },
    });
  });

  it('misses loads only where its owner set a line', async () => {
    const loads = [load(30, 'succeeded')];
    expect(await findings({}, { loads })).not.toHaveProperty('no-new-loads');
    const thresholds = { newestLoadAge: { warning: 7200 } };
    expect(await findings({}, { loads, thresholds })).toMatchObject({
      'no-new-loads': {
        severity: 'warning',
        claim: 'starvation',
        title: 'No load has succeeded for 1 d 6 h',
      },
    });
  });

  it('judges each table by its own loads, however many another has', async () => {
    const clicks = Array.from({ length: 100 }, (_, index) =>
      load(index / 12, 'succeeded', 'clicks'),
    );
    const loads = [
      ...clicks,
      load(30, 'failed', 'returns'),
      load(26 + 24 * 7, 'succeeded', 'returns'),
    ];
    expect(await findings({}, { loads })).toMatchObject({
      'load-failures': {
        severity: 'warning',
        evidence: { tables: ['returns'] },
        onsetAt: new Date(NOW - 30 * 3_600_000).toISOString(),
      },
    });
  });

  it('counts rows left out for the whole day, however often is loaded', async () => {
    const loads = [
      ...Array.from({ length: 19 }, (_, index) => load(index, 'succeeded')),
      load(20, 'succeeded', 'orders', { rejectedRows: 3 }),
      load(26, 'succeeded', 'orders', { rejectedRows: 9 }),
    ];
    expect(await findings({}, { loads })).toMatchObject({
      'rejected-rows': { evidence: { rejectedRows: 3 } },
    });
  });

  it('says nothing of disk and queries while it is paused', async () => {
    const found = await findings(
      { ClusterStatus: 'paused' },
      {
        samples: {
          diskUsed: lastMinutes(0.93, 60, 43),
          health: lastMinutes(0, 60, 43),
          'queuedQueries.etl': lastMinutes(80, 60, 43),
        },
      },
    );
    expect(Object.keys(found)).toEqual(['not-available', 'alarm-coverage']);
  });

  it.each([0, 1, 3, 6])(
    'says nothing of disk and queries %s min after it was paused',
    async minutes => {
      const found = await findings(
        { ClusterStatus: 'paused' },
        {
          samples: {
            diskUsed: lastMinutes(0.93, 60, minutes),
            health: lastMinutes(0, 60),
            'queuedQueries.etl': lastMinutes(80, 60, minutes),
          },
        },
      );
      expect(Object.keys(found)).toEqual(['not-available', 'alarm-coverage']);
    },
  );

  it('is well as soon as it is', async () => {
    const recovered = (before: number, now: number) => [
      ...lastMinutes(before, 30, 1),
      ...lastMinutes(now, 1),
    ];
    const samples = {
      diskUsed: recovered(0.95, 0.5),
      health: recovered(0, 1),
      'queuedQueries.etl': recovered(80, 0),
    };
    expect(Object.keys(await findings({}, { samples }))).toEqual([
      'alarm-coverage',
    ]);
  });

  it('does not forget a full disk because its metrics fall silent', async () => {
    const at = (ago: number) => ({
      samples: {
        diskUsed: lastMinutes(0.95, 30, ago),
        health: lastMinutes(0, 30, ago),
      },
    });
    const previous = await findings({}, at(0));
    const silent = await findings({}, { ...at(30), previous });
    expect(silent).toMatchObject({
      unhealthy: { severity: 'critical' },
      'disk-full': { title: '95 % of the disk is used' },
    });
    expect(
      await findings({}, { samples: { diskUsed: lastMinutes(0.5) }, previous }),
    ).not.toHaveProperty('disk-full');
  });

  it('keeps what was found of its queues while these are not known', async () => {
    const samples = { 'queuedQueries.etl': lastMinutes(80) };
    const previous = await findings({}, { samples });
    const refuse = () => {
      throw new SourceError('access-denied', 'no');
    };
    expect(
      await findings({}, { previous }, { ListMetrics: refuse }),
    ).toMatchObject({
      'queries-queue': { title: '80 queries wait for a slot' },
    });
  });

  it('shows how many queries wait in the row of its pipeline', async () => {
    const { inventory } = await describeCluster();
    const context = contextOf(redshiftCluster, {
      stage: STAGE,
      inventory,
      samples: { 'queuedQueries.etl': lastMinutes(80) },
      now: NOW,
    });
    const figure = (check: string) =>
      redshiftCluster.keyFigure?.(context, { id: `redshift-cluster/${check}` });
    expect(figure('queries-queue')).toEqual({
      metric: 'queuedQueries',
      value: 80,
      unit: 'count',
    });
    expect(figure('disk-full')).toBeUndefined();
  });

  it('judges the last queries however seldom they are, where its owner set a line', async () => {
    const durations = (...values: number[]) => ({
      thresholds: { queryDuration: { warning: 300 } },
      inventory: {
        metricSets: {
          answer: [
            { metric: 'queryDuration', name: 'QueryDuration', dimensions: {} },
          ],
        },
      },
      samples: {
        queryDuration: values.map((value, index) => ({
          at: NOW - (values.length - index) * 3_600_000,
          value,
        })),
      },
    });
    expect(await findings({}, durations(20, 400, 400))).toMatchObject({
      'queries-slow': {
        severity: 'warning',
        title: 'Queries of the class all take 6 min 40 s on average',
      },
    });
    expect(await findings({}, durations(400, 400, 20))).not.toHaveProperty(
      'queries-slow',
    );
  });

  describe('of whose loads one has failed', () => {
    const failing = [load(160, 'failed', 'weekly')];
    const others = [load(1, 'succeeded')];
    const before = async () => {
      const found = await findings({}, { loads: failing });
      return { 'load-failures': found['load-failures'] };
    };

    it('does not forget it while it cannot be asked', async () => {
      const previous = await before();
      const told = {
        severity: 'warning',
        title: previous['load-failures'].title,
      };
      const away = await findings(
        { ClusterStatus: 'paused' },
        { inventory: { loadStatus: 'on' }, previous },
      );
      expect(away['load-failures']).toMatchObject(told);
      const problem = { code: 'failed' as const, message: 'no' };
      const failed = await findings(
        {},
        { inventory: { loadStatus: 'on', loads: { problem } }, previous },
      );
      expect(failed['load-failures']).toMatchObject(told);
    });

    it('tells of it by the runs that are kept, or as before, until the table is loaded', async () => {
      const previous = await before();
      expect(
        await findings({}, { loads: others, runs: failing }),
      ).toMatchObject({ 'load-failures': { severity: 'warning' } });
      expect(await findings({}, { loads: others, previous })).toMatchObject({
        'load-failures': { onsetAt: previous['load-failures'].onsetAt },
      });
      const loaded = [...others, load(2, 'succeeded', 'weekly')];
      expect(
        await findings({}, { loads: loaded, runs: failing, previous }),
      ).not.toHaveProperty('load-failures');
    });

    it('does not tell of it once nobody wants it asked for', async () => {
      const previous = await before();
      expect(
        await findings({}, { runs: failing, previous }),
      ).not.toHaveProperty('load-failures');
    });
  });

  it('says what its loads need to be asked for', async () => {
    const unanswered = async (missingPermission?: string) => {
      const problem = {
        code: 'access-denied' as const,
        message: 'no',
        missingPermission,
      };
      const found = await findings(
        {},
        { inventory: { loadStatus: 'on', loads: { problem } } },
      );
      return found['could-not-ask'];
    };
    const denied = await unanswered('redshift-data:ExecuteStatement');
    expect(denied).toMatchObject({
      severity: 'unknown',
      title: 'Could not ask for its loads, so whether they fail',
      remedy: expect.stringMatching(
        /^Allow redshift-data:ExecuteStatement to the role.* Check database.*SYSLOG ACCESS/,
      ),
    });
    expect((await unanswered()).remedy).toMatch(/^Check database/);
  });
});

describe('redshift-cluster', () => {
  testStageKind(redshiftCluster, [
    {
      stage: STAGE,
      inventory: {
        status: 'available',
        nodes: 2,
        pendingChanges: [],
        storageBytes: 2_097_152_000_000,
        publiclyAccessible: true,
        snapshotRetentionDays: 0,
        loadStatus: 'on',
        metricSets: {
          answer: [
            {
              metric: 'queuedQueries.etl',
              part: 'etl',
              name: 'WLMQueueLength',
              dimensions: { ClusterIdentifier: 'sales', QueueName: 'etl' },
            },
          ],
        },
        loads: {
          answer: tableLoads([load(1, 'failed'), load(2, 'succeeded')]),
        },
        alarms: { answer: [] },
      },
    },
    {
      stage: {
        ...STAGE,
        name: 'dreaming',
        arn: STAGE.arn.replace('sales', 'dreaming'),
      },
      inventory: {
        status: 'dreaming',
        pendingChanges: [],
        loadStatus: 'on',
        metricSets: { problem: { code: 'throttled', message: 'slow down' } },
        loads: { problem: { code: 'failed', message: 'no such user' } },
      },
    },
  ]);
});
