import type {
  GetMLTransformResponse,
  Table,
  TaskRun,
} from '@aws-sdk/client-glue';
import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
  StageHistory,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../../__testUtils__/fakeAccess';
import { glueMlTransform } from '..';
import { DescribedTransform, TransformInventory } from '../TransformInventory';

export const NOW = Date.parse('2026-11-23T13:00:00Z');

export const ID = 'tfm-3f9c1a7be25d48c6a0b4e17d92f5c8036b1d4ae7';

export const STAGE: StageRef = {
  arn: `arn:aws:glue:eu-central-1:123456789012:mlTransform/${ID}`,
  kind: 'glue-ml-transform',
  name: ID,
  account: '123456789012',
  region: 'eu-central-1',
};

/** As GetMLTransform answers it. */
export function transform(
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
export function task(
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
export function table(changes: Partial<Table> = {}): Table {
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

export const fails =
  (code: 'access-denied' | 'not-found' | 'throttled', permission?: string) =>
  () => {
    throw new SourceError(code, `${code} ${permission ?? ''}`, {
      missingPermission: permission,
    });
  };

export const evaluation = task('16T09:00', { type: 'EVALUATION' });

/** The transform described, with answers that differ from those of one that is well. */
export function describeTransform(answers: FakeAnswers = {}, now = NOW) {
  return glueMlTransform.describe(
    STAGE,
    fakeAccess(
      {
        GetMLTransform: () => transform(),
        GetMLTaskRuns: () => ({ TaskRuns: [evaluation, task('23T01:00')] }),
        GetTable: () => ({ Table: table() }),
        ...answers,
      },
      { now },
    ),
  );
}

/** What is told of a transform beside its description. */
type Told = Pick<StageHistory<TransformInventory>, 'now' | 'runs'> & {
  previous?: { [checkId: string]: Finding };
  acknowledgedAt?: { [checkId: string]: number };
  /** What evaluations found before, by metric. */
  before?: { [metric: string]: Sample[] };
};

/** The transform as its checks see it: with the newest twenty of its tasks. */
export async function transformContext(
  answers?: FakeAnswers,
  { previous, acknowledgedAt, before = {}, ...told }: Told = {},
): Promise<DescribedTransform> {
  const now = told.now ?? NOW;
  const {
    inventory,
    runs = [],
    samples,
  } = await describeTransform(answers, now);
  return contextOf(
    glueMlTransform,
    {
      stage: STAGE,
      inventory,
      runs: runs.slice(0, 20),
      described: Object.fromEntries(
        Object.entries(samples).map(([metric, sample]) => [
          metric,
          [...(before[metric] ?? []), sample],
        ]),
      ),
      describedAt: now,
      ...told,
      now,
    },
    { previous, acknowledgedAt },
  );
}

/** Its findings by the ids of their checks. */
export async function findings(answers?: FakeAnswers, told?: Told) {
  const found = findingsOf(
    glueMlTransform,
    await transformContext(answers, told),
  );
  return Object.fromEntries(
    found.map(finding => [
      finding.id.replace('glue-ml-transform/', ''),
      finding,
    ]),
  );
}
