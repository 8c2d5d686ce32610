import type { Workgroup } from '@aws-sdk/client-redshift-serverless';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { checkContext } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../__testUtils__/fakeAccess';
import { WorkgroupContext } from './context';
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

async function findings(
  more: FakeAnswers = {},
  facts: Partial<WorkgroupContext> = {},
) {
  const { inventory } = await describeWorkgroup(more);
  const context = checkContext(redshiftWorkgroup.kind, STAGE, inventory, {
    now: NOW,
    ...facts,
  });
  return Object.fromEntries(
    redshiftWorkgroup.kind.checks.flatMap(check => {
      const found = check.run(context);
      return found ? [[check.id, found]] : [];
    }),
  );
}

const fives = (value: number) =>
  [25, 20, 15, 10, 5].map(minutes => ({ at: NOW - minutes * 60_000, value }));

describe('a Redshift Serverless workgroup', () => {
  it('is known by its ARN', () => {
    const identify = (arn: string) =>
      redshiftWorkgroup.kind.identify(parseArn(arn));
    expect(identify(STAGE.arn)).toBe('7ad7ea7b-3b1c');
    expect(
      identify(STAGE.arn.replace('workgroup/', 'namespace/')),
    ).toBeUndefined();
    expect(() =>
      identify(
        'arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/',
      ),
    ).toThrow('expected arn:aws:redshift-serverless');
  });

  it('is found by its ARN among the others, with its namespace', async () => {
    const { inventory } = await describeWorkgroup();
    expect(inventory).toMatchObject({
      name: 'reports',
      status: 'AVAILABLE',
      database: 'analytics',
      maxCapacity: 32,
      loadStatus: 'off',
    });
    expect(
      redshiftWorkgroup.kind.series(inventory).map(({ metric: name }) => name),
    ).toEqual([
      'queriesSucceeded.short',
      'queriesFailed.short',
      'computeCapacity',
      'storage',
    ]);
    expect(redshiftWorkgroup.queries(STAGE, inventory).storage).toMatchObject({
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
      metricSets: [],
      unanswered: [{ question: 'namespace', code: 'access-denied' }],
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

  it.each([
    [1, 99, undefined],
    [10, 90, 'warning'],
    [60, 40, 'critical'],
    [1, 0, undefined],
  ])('judges %s failed of %s more queries', async (bad, good, severity) => {
    const found = await findings(
      {},
      {
        samples: {
          'queriesFailed.short': fives(bad).slice(-1),
          'queriesSucceeded.short': fives(good).slice(-1),
        },
      },
    );
    expect(found['queries-fail']?.severity).toBe(severity);
  });

  it('works at its limit', async () => {
    expect(
      await findings({}, { samples: { computeCapacity: fives(32) } }),
    ).toMatchObject({ 'at-capacity': { severity: 'warning' } });
    expect(
      await findings({}, { samples: { computeCapacity: fives(16) } }),
    ).not.toHaveProperty('at-capacity');
  });

  it('is noted to have no limit', async () => {
    expect(await findings(answers({ maxCapacity: undefined }))).toMatchObject({
      'no-capacity-limit': { severity: 'info' },
    });
  });
});
