import type {
  GetMLTransformResponse,
  Table,
  TaskRun,
} from '@aws-sdk/client-glue';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { fakeAccess, FakeAnswers } from '../../__testUtils__/fakeAccess';
import { TransformContext } from './context';
import { glueMlTransform } from '.';

const NOW = Date.parse('2026-11-23T13:00:00Z');

const ID = 'tfm-3f9c1a7be25d48c6a0b4e17d92f5c8036b1d4ae7';

const STAGE: StageRef = {
  arn: `arn:aws:glue:eu-central-1:123456789012:mlTransform/${ID}`,
  kind: 'glue-ml-transform',
  name: ID,
  account: '123456789012',
  region: 'eu-central-1',
};

/** As GetMLTransform answers it. */
function transform(
  changes: Partial<GetMLTransformResponse> = {},
  figures: { precision?: number; recall?: number } = {},
): GetMLTransformResponse {
  return {
    TransformId: ID,
    Name: 'match-customers',
    Status: 'READY',
    CreatedOn: new Date('2026-06-01T08:00:00Z'),
    LastModifiedOn: new Date('2026-11-23T10:00:00Z'),
    InputRecordTables: [
      { DatabaseName: 'customer_profiles', TableName: 'crm_customers' },
    ],
    Parameters: {
      TransformType: 'FIND_MATCHES',
      FindMatchesParameters: {
        PrimaryKeyColumnName: 'customer_id',
        PrecisionRecallTradeoff: 0.7,
        AccuracyCostTradeoff: 0.5,
        EnforceProvidedLabels: false,
      },
    },
    EvaluationMetrics: {
      TransformType: 'FIND_MATCHES',
      FindMatchesMetrics: {
        AreaUnderPRCurve: 0.98,
        Precision: figures.precision ?? 0.97,
        Recall: figures.recall ?? 0.95,
        F1: 0.96,
        ConfusionMatrix: {
          NumTruePositives: 475,
          NumFalsePositives: 15,
          NumTrueNegatives: 1485,
          NumFalseNegatives: 25,
        },
        ColumnImportances: [
          { ColumnName: 'city', Importance: 0.1 },
          { ColumnName: 'email', Importance: 0.4 },
        ],
      },
    },
    LabelCount: 640,
    Schema: [
      { Name: 'customer_id', DataType: 'string' },
      { Name: 'birth_date', DataType: 'date' },
    ],
    Role: 'AWSGlueServiceRole-matching',
    GlueVersion: '2.0',
    MaxCapacity: 10,
    Timeout: 2880,
    MaxRetries: 0,
    ...changes,
  };
}

/** As GetMLTaskRuns answers it. */
function task(
  start: string,
  changes: Omit<TaskRun, 'StartedOn'> & { type?: string } = {},
): TaskRun {
  const { type = 'FIND_MATCHES', ...rest } = changes;
  const StartedOn = new Date(`2026-11-${start}:00Z`);
  return {
    TransformId: ID,
    TaskRunId: `tsk-${start}`,
    Status: 'SUCCEEDED',
    Properties: { TaskType: type as never },
    StartedOn,
    CompletedOn: new Date(StartedOn.getTime() + 1_800_000),
    ExecutionTime: 1800,
    ...rest,
  };
}

/** As GetTable answers it. */
function table(changes: Partial<Table> = {}): Table {
  return {
    Name: 'crm_customers',
    DatabaseName: 'customer_profiles',
    StorageDescriptor: {
      Columns: [
        { Name: 'customer_id', Type: 'string' },
        { Name: 'birth_date', Type: 'date' },
      ],
      Location: 's3://acme-crm-exports/customers/',
    },
    Parameters: { UPDATED_BY_CRAWLER: 'crm-customers' },
    ...changes,
  };
}

const fails =
  (code: 'access-denied' | 'not-found' | 'throttled', permission?: string) =>
  () => {
    throw new SourceError(code, `${code} ${permission ?? ''}`, {
      missingPermission: permission,
    });
  };

const evaluation = task('16T09:00', { type: 'EVALUATION' });

function ask(answers: FakeAnswers = {}) {
  return glueMlTransform.describe(
    STAGE,
    fakeAccess(
      {
        GetMLTransform: () => transform(),
        GetMLTaskRuns: () => ({ TaskRuns: [evaluation, task('23T01:00')] }),
        GetTable: () => ({ Table: table() }),
        ...answers,
      },
      { now: NOW },
    ),
  );
}

async function contextOf(answers?: FakeAnswers): Promise<TransformContext> {
  const { inventory, runs = [] } = await ask(answers);
  return {
    stage: STAGE,
    inventory,
    runs,
    now: NOW,
    describedAt: NOW,
    readings: {},
    samples: {},
    neighbours: [],
    thresholds: glueMlTransform.kind.thresholds,
  };
}

async function findings(answers?: FakeAnswers) {
  const context = await contextOf(answers);
  const { inventory } = context;
  return Object.fromEntries(
    glueMlTransform.kind.checks.flatMap(check => {
      const finding = inventory && check.run({ ...context, inventory });
      return finding ? [[check.id, finding]] : [];
    }),
  );
}

describe('identify', () => {
  it.each([
    [STAGE.arn, ID],
    ['arn:aws:glue:eu-central-1:123456789012:crawler/a', undefined],
    ['arn:aws:sqs:eu-central-1:123456789012:a', undefined],
  ])('%s → %s', (arn, name) => {
    expect(glueMlTransform.kind.identify(parseArn(arn))).toBe(name);
  });

  it('refuses a transform without a name', () => {
    expect(() =>
      glueMlTransform.kind.identify(
        parseArn('arn:aws:glue:eu-central-1:123456789012:mlTransform/'),
      ),
    ).toThrow('expected arn:aws:glue:region:account:mlTransform/name');
  });
});

describe('a transform', () => {
  it('tells its tuning and how well it matches', async () => {
    const { inventory, samples, links, runs } = await ask();
    expect(inventory).toMatchObject({
      name: 'match-customers',
      status: 'READY',
      precisionRecallTradeoff: 0.7,
      labelCount: 640,
      timeoutSeconds: 172_800,
      quality: {
        precision: 0.97,
        recall: 0.95,
        f1: 0.96,
        areaUnderCurve: 0.98,
        confusion: {
          truePositives: 475,
          falsePositives: 15,
          trueNegatives: 1485,
          falseNegatives: 25,
        },
        columnImportances: [
          { column: 'email', importance: 0.4 },
          { column: 'city', importance: 0.1 },
        ],
        evaluatedAt: '2026-11-16T09:30:00.000Z',
      },
      inputs: [
        {
          database: 'customer_profiles',
          table: 'crm_customers',
          exists: true,
          missingColumns: [],
          changedColumns: [],
        },
      ],
      unanswered: [],
    });
    const at = Date.parse('2026-11-16T09:30:00Z');
    expect(samples).toEqual({
      precision: { at, value: 0.97 },
      recall: { at, value: 0.95 },
      f1: { at, value: 0.96 },
      areaUnderCurve: { at, value: 0.98 },
      labelCount: { at: NOW, value: 640 },
    });
    expect(links).toEqual([
      {
        from: 'arn:aws:glue:eu-central-1:123456789012:crawler/crm-customers',
        to: STAGE.arn,
        relation: 'table-reader',
        note: expect.stringContaining('customer_profiles.crm_customers'),
      },
    ]);
    expect(runs?.[0]).toEqual({
      id: 'tsk-23T01:00',
      state: 'succeeded',
      startedAt: '2026-11-23T01:00:00.000Z',
      endedAt: '2026-11-23T01:30:00.000Z',
      durationSeconds: 1800,
      estimatedCostUsd: 2.2,
      figures: { task: 'FIND_MATCHES', dpuHours: 5 },
    });
  });

  it('links the bucket of a table that no crawler makes', async () => {
    const { links } = await ask({
      GetTable: () => ({ Table: table({ Parameters: {} }) }),
    });
    expect(links).toMatchObject([
      { from: 'arn:aws:s3:::acme-crm-exports/customers/' },
    ]);
  });

  it('tolerates a transform that was created a moment ago', async () => {
    const { inventory, samples, links } = await ask({
      GetMLTransform: () => ({ TransformId: ID, Status: 'NOT_READY' }),
      GetMLTaskRuns: () => ({}),
    });
    expect(inventory).toMatchObject({ name: ID, inputs: [], columnCount: 0 });
    expect(inventory.quality).toBeUndefined();
    expect(samples).toEqual({});
    expect(links).toEqual([]);
    expect(glueMlTransform.kind.series(inventory)).toEqual([]);
  });

  it('keeps fifty of thousands of tasks, and stops when a page repeats', async () => {
    const GetMLTaskRuns = jest.fn(() => ({
      TaskRuns: Array.from({ length: 100 }, () => task('01T00:00')),
      NextToken: 'again',
    }));
    const { runs } = await ask({ GetMLTaskRuns });
    expect(GetMLTaskRuns).toHaveBeenCalledTimes(2);
    expect(runs).toHaveLength(50);
  });

  it.each([
    ['STOPPING', undefined, 'running'],
    ['TIMEOUT', new Date(NOW), 'failed'],
    ['LOST', new Date(NOW), 'stopped'],
    ['LOST', undefined, 'running'],
  ])('reads a task that is %s until %s', async (status, CompletedOn, state) => {
    const { runs } = await ask({
      GetMLTaskRuns: () => ({
        TaskRuns: [
          { ...task('23T01:00'), Status: status, CompletedOn },
          { Status: 'RUNNING' },
        ],
      }),
    });
    expect(runs?.map(run => run.state)).toEqual([state]);
  });

  it('keeps what was answered when the rest was refused', async () => {
    const { inventory, runs } = await ask({
      GetMLTaskRuns: fails('access-denied', 'glue:GetMLTaskRuns'),
      GetTable: fails('access-denied', 'glue:GetTable'),
    });
    expect(inventory.quality?.evaluatedAt).toBe('2026-11-23T10:00:00.000Z');
    expect(inventory.inputs).toMatchObject([{ table: 'crm_customers' }]);
    expect(inventory.inputs[0].exists).toBeUndefined();
    expect(inventory.unanswered.map(({ question }) => question)).toEqual([
      'tasks',
      'inputs',
    ]);
    expect(runs).toBeUndefined();
  });

  it.each(['access-denied', 'not-found', 'throttled'] as const)(
    'fails as a whole when it is %s',
    async code => {
      await expect(ask({ GetMLTransform: fails(code) })).rejects.toMatchObject({
        code,
      });
    },
  );
});

describe('checks of a transform', () => {
  it('has nothing to say about a healthy one', async () => {
    expect(await findings()).toEqual({});
  });

  it.each([
    [0.9, 0.9, {}],
    [0.89, 0.95, { precision: 'warning' }],
    [0.79, 0.95, { precision: 'critical' }],
    [0.95, 0.85, { recall: 'warning' }],
    [0.8, 0.7, { precision: 'warning', recall: 'critical' }],
  ])('precision %d, recall %d', async (precision, recall, expected) => {
    const found = await findings({
      GetMLTransform: () => transform({}, { precision, recall }),
    });
    expect(
      Object.fromEntries(
        Object.entries(found).map(([id, { severity }]) => [id, severity]),
      ),
    ).toEqual(expected);
  });

  it('says what the figures mean and what to turn', async () => {
    const { recall } = await findings({
      GetMLTransform: () => transform({}, { recall: 0.85 }),
    });
    expect(recall).toMatchObject({
      title:
        'Of 100 pairs that belong together, match-customers misses 15, by the evaluation 7 d 3 h ago',
      evidence: {
        recallRatio: 0.85,
        falseNegatives: 25,
        labels: 640,
        evaluatedAt: '2026-11-16T09:30:00.000Z',
      },
      remedy: expect.stringContaining(
        'lower PrecisionRecallTradeoff towards 0 (it is 0.7)',
      ),
    });
  });

  it('warns once a task failed, and is critical when the next one failed too', async () => {
    const failed = (start: string) =>
      task(start, { Status: 'FAILED', ErrorString: 'Access Denied (403)' });
    const once = await findings({
      GetMLTaskRuns: () => ({
        TaskRuns: [evaluation, task('22T01:00'), failed('23T01:00')],
      }),
    });
    expect(once).toMatchObject({
      'task-failed': {
        severity: 'warning',
        title:
          'The last task FIND_MATCHES failed; the last good one began 1 d 12 h ago: Access Denied (403)',
        remedy: expect.stringContaining('role'),
      },
    });
    const twice = await findings({
      GetMLTaskRuns: () => ({
        TaskRuns: [evaluation, failed('22T01:00'), failed('23T01:00')],
      }),
    });
    expect(twice['task-failed'].severity).toBe('critical');
  });

  it('names an input table that is not there, as starvation', async () => {
    expect(await findings({ GetTable: fails('not-found') })).toMatchObject({
      'input-table': { severity: 'critical', starvation: true },
    });
    expect(
      await findings({
        GetTable: () => ({
          Table: table({
            Parameters: {
              DEPRECATED_BY_CRAWLER: '1',
              UPDATED_BY_CRAWLER: 'crm-customers',
            },
          }),
        }),
      }),
    ).toMatchObject({
      'input-table': {
        severity: 'warning',
        evidence: { crawler: 'crm-customers' },
      },
    });
  });

  it('tells which columns no longer fit', async () => {
    const found = await findings({
      GetTable: () => ({
        Table: table({
          StorageDescriptor: {
            Columns: [{ Name: 'Birth_Date', Type: 'STRING' }],
          },
        }),
      }),
    });
    expect(found['schema-drift']).toMatchObject({
      title:
        '2 columns of customer_profiles.crm_customers no longer fit the transform: customer_id, birth_date: date became string',
    });
  });

  it.each([
    ['NOT_READY', 0, 'warning', 'never taught'],
    ['NOT_READY', 12, 'warning', 'not ready'],
    ['DELETING', 12, 'critical', 'being deleted'],
    ['DREAMING', 12, 'unknown', 'DREAMING'],
  ])('judges the status %s', async (Status, LabelCount, severity, title) => {
    const found = await findings({
      GetMLTransform: () => transform({ Status: Status as never, LabelCount }),
    });
    expect(found['not-ready']).toMatchObject({
      severity,
      title: expect.stringContaining(title),
    });
  });

  it('warns when nobody knows how well it matches', async () => {
    expect(
      await findings({
        GetMLTransform: () => transform({ EvaluationMetrics: undefined }),
      }),
    ).toMatchObject({ 'never-evaluated': { severity: 'warning' } });
  });

  it('notes labels that no evaluation has seen', async () => {
    expect(
      await findings({
        GetMLTaskRuns: () => ({
          TaskRuns: [evaluation, task('20T01:00', { type: 'IMPORT_LABELS' })],
        }),
      }),
    ).toMatchObject({ 'labels-not-evaluated': { severity: 'info' } });
  });

  it('does not say that all is well when it could not ask for the tasks', async () => {
    expect(
      await findings({
        GetMLTaskRuns: fails('access-denied', 'glue:GetMLTaskRuns'),
      }),
    ).toMatchObject({
      'could-not-ask': {
        severity: 'unknown',
        evidence: { missingPermissions: ['glue:GetMLTaskRuns'] },
      },
    });
  });
});

describe('readings of a transform', () => {
  it('are of the evaluation, however long ago it was', async () => {
    const context = await contextOf();
    expect(glueMlTransform.kind.deriveReadings?.(context)).toMatchObject({
      precision: { value: 0.97, unit: 'ratio', at: '2026-11-16T09:30:00.000Z' },
      labelCount: {
        value: 640,
        unit: 'count',
        at: new Date(NOW).toISOString(),
      },
    });
    expect(
      context.inventory &&
        glueMlTransform.kind
          .series(context.inventory)
          .map(({ metric }) => metric),
    ).toEqual(['precision', 'recall', 'f1', 'areaUnderCurve', 'labelCount']);
  });
});
