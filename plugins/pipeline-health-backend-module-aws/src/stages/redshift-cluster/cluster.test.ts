import type { Cluster } from '@aws-sdk/client-redshift';
import {
  Reading,
  Run,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { checkContext } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../__testUtils__/fakeAccess';
import { ClusterContext } from './context';
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

async function findings(
  changes: Partial<Cluster> = {},
  facts: Partial<ClusterContext> = {},
  more: FakeAnswers = {},
) {
  const { inventory } = await describeCluster({ ...answers(changes), ...more });
  const context = checkContext(redshiftCluster.kind, STAGE, inventory, {
    now: NOW,
    ...facts,
  });
  return Object.fromEntries(
    redshiftCluster.kind.checks.flatMap(check => {
      const found = check.run(context);
      return found ? [[check.id, found]] : [];
    }),
  );
}

const lastMinutes = (value: number, count = 10) =>
  Array.from({ length: count }, (_, index) => ({
    at: NOW - (count - index + 2) * 60_000,
    value,
  }));

const reading = (value: number, unit: Reading['unit']): Reading => ({
  value,
  unit,
  at: new Date(NOW).toISOString(),
});

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
    const identify = (arn: string) =>
      redshiftCluster.kind.identify(parseArn(arn));
    expect(identify(STAGE.arn)).toBe('sales');
    expect(
      identify('arn:aws:redshift:eu-central-1:123456789012:namespace:a-b'),
    ).toBeUndefined();
    expect(identify('arn:aws:s3:::sales')).toBeUndefined();
    expect(() =>
      identify('arn:aws:redshift:eu-central-1:123456789012:cluster:'),
    ).toThrow('expected arn:aws:redshift');
  });

  it('is described with its configuration and metrics', async () => {
    const { inventory, links, runs } = await describeCluster();
    expect(inventory).toMatchObject({
      status: 'available',
      nodes: 2,
      endpoint: 'sales.c5example.eu-central-1.redshift.amazonaws.com:5439',
      storageBytes: 2_000_000 * 1_048_576,
      loadStatus: 'off',
      pendingChanges: [],
      metricSets: [{ metric: 'queuedQueries.etl' }],
      unanswered: [],
    });
    expect(links).toEqual([]);
    expect(runs).toBeUndefined();
    expect(redshiftCluster.queries(STAGE, inventory)).toMatchObject({
      diskUsed: { name: 'PercentageDiskSpaceUsed', scale: 0.01 },
      'queuedQueries.etl': { dimensions: { QueueName: 'etl' } },
    });
    expect(
      redshiftCluster.kind.series(inventory).map(({ metric }) => metric),
    ).toEqual([
      'diskUsed',
      'health',
      'maintenance',
      'cpu',
      'connections',
      'queuedQueries.etl',
    ]);
  });

  it('is described while it is being created, with half of its fields', async () => {
    const { inventory } = await describeCluster({
      DescribeClusters: () => ({
        Clusters: [{ ClusterIdentifier: 'sales', ClusterStatus: 'creating' }],
      }),
      ListMetrics: () => ({}),
    });
    expect(inventory).toMatchObject({ status: 'creating', metricSets: [] });
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
    expect(inventory.unanswered).toMatchObject([
      { question: 'metrics', code: 'throttled' },
    ]);
  });

  it('has no finding but the missing alarm when it is well', async () => {
    expect(Object.keys(await findings())).toEqual(['alarm-coverage']);
  });

  it.each([
    ['storage-full', undefined, 'critical'],
    ['deleting', undefined, 'critical'],
    ['paused', undefined, 'warning'],
    ['rebooting', 'Unavailable', 'critical'],
    ['resizing', 'Modifying', 'info'],
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
        readings: { diskUsed: reading(used, 'ratio') },
      },
    );
    expect(found['disk-full']?.severity).toBe(severity);
  });

  it('says how much of the disk is left', async () => {
    const found = await findings(
      {},
      {
        samples: { diskUsed: lastMinutes(0.95) },
        readings: { diskUsed: reading(0.95, 'ratio') },
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
    expect(await findings({}, { runs: once })).toMatchObject({
      'load-failures': {
        severity: 'warning',
        title:
          'The last load of orders failed, the last good one began 2 h ago: column amount: no digit',
        evidence: { failedLoadsInARow: 1, query: '1' },
      },
    });
    const twice = [load(1, 'failed'), load(2, 'failed'), load(3, 'succeeded')];
    expect(await findings({}, { runs: twice })).toMatchObject({
      'load-failures': { severity: 'critical' },
    });
    const healed = [
      load(1, 'running'),
      load(2, 'succeeded'),
      load(3, 'failed'),
      load(3, 'succeeded', 'returns'),
    ];
    expect(await findings({}, { runs: healed })).not.toHaveProperty(
      'load-failures',
    );
  });

  it('counts rows that a load left out', async () => {
    const runs = [load(1, 'succeeded', 'orders', { rejectedRows: 12 })];
    expect(await findings({}, { runs })).toMatchObject({
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

  it('is warned about snapshots, and noted to be public', async () => {
    expect(
      await findings({
        AutomatedSnapshotRetentionPeriod: 0,
        PubliclyAccessible: true,
      }),
    ).toMatchObject({
      'no-snapshots': { severity: 'warning' },
      'publicly-accessible': { severity: 'info' },
    });
  });

  it('misses loads only where its owner set a line', async () => {
    const { inventory } = await describeCluster();
    const runs = [load(30, 'succeeded')];
    const check = redshiftCluster.kind.checks.find(
      ({ id }) => id === 'no-new-loads',
    );
    const context = checkContext(
      redshiftCluster.kind,
      STAGE,
      { ...inventory, loadStatus: 'on' as const },
      { now: NOW, runs },
    );
    expect(check?.run(context)).toBeUndefined();
    const strict = {
      ...context,
      thresholds: { ...context.thresholds, newestLoadAge: { warning: 7200 } },
    };
    expect(check?.run(strict)).toMatchObject({
      severity: 'warning',
      starvation: true,
      title: 'No load has succeeded for 1 d 6 h',
    });
  });
});
