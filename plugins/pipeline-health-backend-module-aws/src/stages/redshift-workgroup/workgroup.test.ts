import type { Workgroup } from '@aws-sdk/client-redshift-serverless';
import {
  Finding,
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
import { chooseQueries } from '../../aws/chooseQueries';
import { redshiftWorkgroup } from '.';

const NOW = Date.parse('2026-11-23T13:00:00Z');

const STAGE: StageRef = {
  arn: 'arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/7ad7ea7b-3b1c',
  kind: 'redshift-workgroup',
  name: '7ad7ea7b-3b1c',
  account: '123456789012',
  region: 'eu-central-1',
};

/** As ListWorkgroups answers it. */
const workgroup = (changes: Partial<Workgroup> = {}): Workgroup => ({
  workgroupName: 'reports',
  workgroupArn: STAGE.arn,
  namespaceName: 'lake',
  status: 'AVAILABLE',
  baseCapacity: 8,
  maxCapacity: 32,
  endpoint: { address: 'reports.example', port: 5439 },
  creationDate: new Date('2026-01-12T09:30:00Z'),
  publiclyAccessible: false,
  ...changes,
});

const metric = (name: string, dimensions: { [name: string]: string }) => ({
  MetricName: name,
  Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
    Name,
    Value,
  })),
});

const answers = (changes: Partial<Workgroup> = {}): FakeAnswers => ({
  ListWorkgroups: () => ({ workgroups: [{}, workgroup(changes)] }),
  GetNamespace: () => ({
    namespace: { status: 'AVAILABLE', dbName: 'analytics' },
  }),
  ListMetrics: input => ({
    Metrics: JSON.stringify(input).includes('"Name":"Namespace"')
      ? [metric('DataStorage', { Namespace: 'lake' })]
      : [
          metric('QueriesFailed', { Workgroup: 'reports', Latency: 'short' }),
          metric('QueriesSucceeded', {
            Workgroup: 'reports',
            Latency: 'short',
          }),
          metric('QueriesFailed', {
            Workgroup: 'reports',
            Latency: 'short',
            DatabaseName: 'dev',
          }),
          metric('ComputeCapacity', { Workgroup: 'reports' }),
        ],
  }),
});

const describeWorkgroup = (more: FakeAnswers = {}) =>
  redshiftWorkgroup.describe(
    STAGE,
    fakeAccess({ ...answers(), ...more }, { now: NOW }),
  );

/** All findings, by check. */
async function findings(
  more: FakeAnswers = {},
  samples: { [metric: string]: Sample[] } = {},
  previous: { [checkId: string]: Finding } = {},
) {
  const { inventory } = await describeWorkgroup(more);
  const context = contextOf(
    redshiftWorkgroup,
    {
      stage: STAGE,
      inventory: { ...inventory, alarms: { answer: [] } },
      samples,
      now: NOW,
    },
    { previous },
  );
  return Object.fromEntries(
    findingsOf(redshiftWorkgroup, context).map(each => [
      each.id.split('/')[1],
      each,
    ]),
  );
}

/** One value every five minutes, the last of them complete. */
const fives = (value: number) =>
  [35, 30, 25, 20, 15].map(minutes => ({ at: NOW - minutes * 60_000, value }));

describe('a Redshift Serverless workgroup', () => {
  it('is known by its ARN', () => {
    const identify = (arn: string) => redshiftWorkgroup.identify(parseArn(arn));
    expect(identify(STAGE.arn)).toBe('7ad7ea7b-3b1c');
    expect(
      identify(STAGE.arn.replace('workgroup/', 'namespace/')),
    ).toBeUndefined();
    expect(() =>
      identify(
        'arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/',
      ),
    ).toThrow('is not a Redshift Serverless workgroup; expected workgroup/');
  });

  it('is found by its ARN among the others, with its namespace', async () => {
    const { inventory } = await describeWorkgroup();
    expect(inventory).toMatchObject({
      name: 'reports',
      status: 'AVAILABLE',
      namespaceFacts: { answer: { database: 'analytics' } },
      maxCapacity: 32,
    });
    expect(
      seriesOf(redshiftWorkgroup, inventory).map(({ metric: name }) => name),
    ).toEqual([
      'queriesSucceeded.short',
      'queriesFailed.short',
      'computeCapacity',
      'storage',
    ]);
    const storage = { stage: STAGE, inventory, metric: 'storage' };
    const { queries } = chooseQueries(
      [{ id: 1, ...storage, from: 0, to: 300_000 }],
      new Map([[redshiftWorkgroup.kind, redshiftWorkgroup]]),
    );
    expect(queries[0].metric).toMatchObject({
      dimensions: { Namespace: 'lake' },
      scale: 1_000_000,
    });
  });

  it('is not there, or may not be asked for', async () => {
    await expect(
      describeWorkgroup({ ListWorkgroups: () => ({}) }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      describeWorkgroup({
        ListWorkgroups: () => {
          throw new SourceError('access-denied', 'no');
        },
      }),
    ).rejects.toMatchObject({ code: 'access-denied' });
  });

  it('is described without a namespace and metrics', async () => {
    const refuse = () => {
      throw new SourceError('access-denied', 'no', {
        missingPermission: 'redshift-serverless:GetNamespace',
      });
    };
    const { inventory } = await describeWorkgroup({
      GetNamespace: refuse,
      ListMetrics: () => ({}),
    });
    expect(inventory).toMatchObject({
      metricSets: { answer: [] },
      namespaceFacts: { problem: { code: 'access-denied' } },
    });
  });

  it('has no finding but the missing alarm when it is well', async () => {
    expect(Object.keys(await findings())).toEqual(['alarm-coverage']);
  });

  it.each([
    ['DELETING', 'critical'],
    ['MODIFYING', 'info'],
    ['DREAMING', 'unknown'],
  ])('judges the status %s', async (status, severity) => {
    const found = await findings(
      answers({ status: status as Workgroup['status'] }),
    );
    expect(found['not-available']?.severity).toBe(severity);
  });

  it('does not wait for ever for a change to end', async () => {
    const changing = answers({ status: 'MODIFYING' });
    const { 'not-available': first } = await findings(changing);
    const later = (hours: number) =>
      findings(
        changing,
        {},
        {
          'not-available': {
            ...first,
            onsetAt: new Date(NOW - hours * 3_600_000).toISOString(),
          },
        },
      );
    expect(await later(23)).toMatchObject({
      'not-available': { severity: 'info' },
    });
    expect(await later(25)).toMatchObject({
      'not-available': {
        severity: 'warning',
        title:
          'The workgroup has been modifying for 1 d 1 h, far longer than that takes',
      },
    });
  });

  it.each([
    [1, 99, undefined],
    [10, 90, 'warning'],
    [60, 40, 'critical'],
    [1, 0, undefined],
  ])('judges %s failed of %s more queries', async (bad, good, severity) => {
    const found = await findings(
      {},
      {
        'queriesFailed.short': fives(bad).slice(-1),
        'queriesSucceeded.short': fives(good).slice(-1),
      },
    );
    expect(found['queries-fail']?.severity).toBe(severity);
  });

  it.each([40, 5 * 60, 20 * 60])(
    'judges by its last queries, of %s min ago',
    async minutes => {
      const at = NOW - minutes * 60_000;
      const found = await findings(
        {},
        {
          'queriesFailed.short': [{ at, value: 60 }],
          'queriesSucceeded.short': [{ at, value: 40 }],
        },
      );
      expect(found['queries-fail']).toMatchObject({
        severity: 'critical',
        title: expect.stringMatching(
          /^60 % of the last queries, those of the half hour before Nov 2\d, \d\d:\d\d UTC, failed$/,
        ),
      });
    },
  );

  it('is not called deleted when there are more than are listed', async () => {
    let page = 0;
    await expect(
      describeWorkgroup({
        ListWorkgroups: () => ({ workgroups: [{}], nextToken: `${page++}` }),
      }),
    ).rejects.toMatchObject({ code: 'failed' });
  });

  it('works at its limit', async () => {
    expect(await findings({}, { computeCapacity: fives(32) })).toMatchObject({
      'at-capacity': { severity: 'warning' },
    });
    expect(
      await findings({}, { computeCapacity: fives(16) }),
    ).not.toHaveProperty('at-capacity');
  });

  it('is noted to have no limit', async () => {
    expect(await findings(answers({ maxCapacity: undefined }))).toMatchObject({
      'no-capacity-limit': { severity: 'info' },
    });
  });

  it('says nothing of what was so before it fell idle', async () => {
    const ago = (from: number, to: number, step: number, value: number) =>
      Array.from({ length: (from - to) / step }, (_, index) => ({
        at: NOW - (from - index * step) * 60_000,
        value,
      }));
    const found = await findings(
      {
        ListMetrics: () => ({
          Metrics: [
            metric('ComputeCapacity', { Workgroup: 'reports' }),
            metric('QueriesQueued', { Workgroup: 'reports', Type: 'SELECT' }),
          ],
        }),
      },
      {
        computeCapacity: ago(125, 100, 5, 32),
        'queuedQueries.SELECT': ago(130, 120, 1, 60),
      },
    );
    expect(Object.keys(found)).toEqual(['alarm-coverage']);
  });
});

describe('redshift-workgroup', () => {
  testStageKind(redshiftWorkgroup, [
    {
      stage: STAGE,
      inventory: {
        name: 'reports',
        status: 'AVAILABLE',
        namespace: 'lake',
        namespaceFacts: { answer: { status: 'AVAILABLE' } },
        maxCapacity: 32,
        publiclyAccessible: true,
        loadStatus: 'off',
        metricSets: {
          answer: [
            {
              metric: 'computeCapacity',
              name: 'ComputeCapacity',
              dimensions: { Workgroup: 'reports' },
            },
            {
              metric: 'queriesFailed.short',
              part: 'short',
              name: 'QueriesFailed',
              dimensions: { Workgroup: 'reports', Latency: 'short' },
            },
          ],
        },
        alarms: { answer: [] },
      },
    },
  ]);
});
