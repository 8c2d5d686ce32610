import { sayProblem } from '../../aws/clients';
import { seriesOf } from '@pipeline-health/plugin-pipeline-health-node';
import { glueMlTransform } from '.';
import {
  describeTransform,
  fails,
  ID,
  NOW,
  STAGE,
  table,
  task,
} from './__testUtils__/transforms';

describe('a transform', () => {
  it('tells its tuning and how well it matches', async () => {
    const { inventory, samples, links, runs } = await describeTransform();
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
      tables: [{ database: 'customer_profiles', table: 'crm_customers' }],
      inputs: {
        answer: [
          {
            database: 'customer_profiles',
            table: 'crm_customers',
            exists: true,
            missingColumns: [],
            changedColumns: [],
          },
        ],
      },
      tasks: { answer: null },
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
        noteMessage: expect.anything(),
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
    const { links } = await describeTransform({
      GetTable: () => ({ Table: table({ Parameters: {} }) }),
    });
    expect(links).toMatchObject([
      { from: 'arn:aws:s3:::acme-crm-exports/customers/' },
    ]);
  });

  it('tolerates a transform that was created a moment ago', async () => {
    const { inventory, samples, links } = await describeTransform({
      GetMLTransform: () => ({ TransformId: ID, Status: 'NOT_READY' }),
      GetMLTaskRuns: () => ({}),
    });
    expect(inventory).toMatchObject({
      name: ID,
      inputs: { answer: [] },
      columnCount: 0,
    });
    expect(inventory.quality).toBeUndefined();
    expect(samples).toEqual({});
    expect(links).toEqual([]);
    expect(seriesOf(glueMlTransform, inventory)).toEqual([]);
  });

  it('keeps fifty of thousands of tasks, and stops when a page repeats', async () => {
    const GetMLTaskRuns = jest.fn(() => ({
      TaskRuns: Array.from({ length: 100 }, (_, index) => ({
        ...task('01T00:00'),
        TaskRunId: `tsk-${index}`,
      })),
      NextToken: 'again',
    }));
    const { runs, inventory } = await describeTransform({ GetMLTaskRuns });
    expect(inventory.tasks).toEqual({ answer: null });
    expect(GetMLTaskRuns).toHaveBeenCalledTimes(2);
    expect(runs).toHaveLength(50);
  });

  it.each([
    ['STOPPING', undefined, 'running'],
    ['TIMEOUT', new Date(NOW), 'failed'],
    ['LOST', new Date(NOW), 'stopped'],
    ['LOST', undefined, 'running'],
  ])('reads a task that is %s until %s', async (status, CompletedOn, state) => {
    const { runs } = await describeTransform({
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
    const { inventory, runs, unknownRelations } = await describeTransform({
      GetMLTaskRuns: fails('access-denied', 'glue:GetMLTaskRuns'),
      GetTable: fails('access-denied', 'glue:GetTable'),
    });
    const problem = { code: 'access-denied' };
    expect(inventory).toMatchObject({
      quality: { evaluatedAt: '2026-11-23T10:00:00.000Z' },
      tables: [{ table: 'crm_customers' }],
      inputs: { problem },
      tasks: { problem },
    });
    expect(unknownRelations).toEqual(['table-reader']);
    expect(runs).toBeUndefined();
  });

  it('says when the newest tasks may be among those that were not read', async () => {
    let page = 0;
    const { inventory } = await describeTransform({
      GetMLTaskRuns: () => ({
        TaskRuns: [task(`1${page % 9}T00:00`)],
        NextToken: `${page++}`,
      }),
    });
    expect(inventory.tasks).toMatchObject({
      answer: null,
      incomplete: sayProblem('problem.list-in-no-order'),
    });
  });

  it.each(['access-denied', 'not-found', 'throttled'] as const)(
    'fails as a whole when it is %s',
    async code => {
      await expect(
        describeTransform({ GetMLTransform: fails(code) }),
      ).rejects.toMatchObject({
        code,
      });
    },
  );
});
