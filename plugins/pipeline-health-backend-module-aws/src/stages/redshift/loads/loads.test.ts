import { sayProblem } from '../../../aws/clients';
import { fakeAccess, FakeAnswers } from '../../../__testUtils__/fakeAccess';
import {
  answerOf,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { readLoads } from './readLoads';

const ARN = 'arn:aws:redshift:eu-central-1:123456789012:cluster:sales';

const load = (
  id: number,
  status: string,
  table: string,
  start: string,
  end?: string,
) => [
  { longValue: id },
  { stringValue: status.padEnd(16) },
  { stringValue: table.padEnd(64) },
  { stringValue: start },
  end ? { stringValue: end } : { isNull: true },
  { longValue: 500 },
  { longValue: 9000 },
  { longValue: 0 },
];

const LOAD_COLUMNS = [
  'query_id',
  'status',
  'table_name',
  'start_time',
  'end_time',
  'loaded_rows',
  'loaded_bytes',
  'error_count',
];

const ERROR_COLUMNS = [
  'query_id',
  'error_code',
  'column_name',
  'file_name',
  'line_number',
];

/** The Data API with the rows of both views. */
function dataApi(loads: object[][], errors: object[][]) {
  const asked: { Sql?: string; Database?: string }[] = [];
  const answers: FakeAnswers = {
    ExecuteStatement: input => {
      asked.push(input);
      return { Id: `statement-${asked.length}` };
    },
    DescribeStatement: () => ({ Status: 'FINISHED' }),
    GetStatementResult: () => {
      const isErrors = /error_detail/.test(asked[asked.length - 1].Sql ?? '');
      return {
        ColumnMetadata: (isErrors ? ERROR_COLUMNS : LOAD_COLUMNS).map(name => ({
          name,
        })),
        Records: isErrors ? errors : loads,
      };
    },
  };
  return { asked, answers };
}

const configured = (answers: FakeAnswers, now = () => 0) =>
  fakeAccess(answers, {
    now,
    settings: {
      redshift: {
        loadStatus: [{ warehouse: ARN, database: 'dev', interval: '1h' }],
      },
    },
  });

type Loads = Awaited<ReturnType<typeof readLoads>>;
const problemOf = (loads: Loads) =>
  loads && 'problem' in loads ? loads.problem : undefined;

describe('readLoads', () => {
  it('asks nothing unless the warehouse is configured', async () => {
    expect(await readLoads(fakeAccess({}), { arn: ARN })).toBeUndefined();
  });

  it('reads loads as runs, without a look at errors when none failed', async () => {
    const { asked, answers } = dataApi(
      [
        load(
          1,
          'completed',
          'orders',
          '2026-03-01 10:00:00.123456',
          '2026-03-01 10:01:30.5',
        ),
        load(2, 'running', 'orders', '2026-03-01 11:00:00'),
        load(3, 'dreaming', 'orders', '2026-03-01 09:00:00'),
        load(4, 'completed', 'orders', 'not a time'),
      ],
      [],
    );
    const loads = await readLoads(configured(answers), {
      arn: ARN,
      clusterIdentifier: 'sales',
    });
    expect(asked).toMatchObject([
      { ClusterIdentifier: 'sales', Database: 'dev' },
    ]);
    expect(answerOf(loads)?.loads).toEqual([
      {
        id: '2',
        state: 'running',
        startedAt: '2026-03-01T11:00:00.000Z',
        figures: expect.anything(),
      },
      {
        id: '1',
        state: 'succeeded',
        startedAt: '2026-03-01T10:00:00.123Z',
        endedAt: '2026-03-01T10:01:30.500Z',
        durationSeconds: 90.377,
        figures: {
          table: 'orders',
          loadedRows: 500,
          loadedBytes: 9000,
          rejectedRows: 0,
        },
      },
      expect.objectContaining({ id: '3', state: 'stopped' }),
    ]);
  });

  it('says where a load stumbled, and never asks for what it stumbled over', async () => {
    const { asked, answers } = dataApi(
      [
        load(
          7,
          'aborted',
          'orders',
          '2026-03-01 10:00:00',
          '2026-03-01 10:00:09',
        ),
      ],
      [
        [
          { longValue: 7 },
          { longValue: 1207 },
          { stringValue: 'amount   ' },
          { stringValue: 's3://b/part-7   ' },
          { longValue: 12 },
        ],
      ],
    );
    const loads = await readLoads(configured(answers), { arn: ARN });
    expect(answerOf(loads)?.loads[0]).toMatchObject({
      state: 'failed',
      error:
        'column amount, line 12, of s3://b/part-7: a number held something that is no digit',
    });
    expect(asked).toHaveLength(2);
    for (const { Sql } of asked) {
      expect(Sql).not.toMatch(/error_message|raw_|\*/);
    }
  });

  it('tells the first of several errors of a load, in whatever order they come', async () => {
    const first = [7, 1207, 'amount', 7] as const;
    const second = [7, 1204, 'comment', 99] as const;
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const { answers } = dataApi(
        [load(7, 'aborted', 'orders', '2026-03-01 10:00:00')],
        order.map(([query, code, column, line]) => [
          { longValue: query },
          { longValue: code },
          { stringValue: column },
          { stringValue: 's3://b/part-7' },
          { longValue: line },
        ]),
      );
      const loads = await readLoads(configured(answers), { arn: ARN });
      expect(answerOf(loads)?.loads[0].error).toMatch(/^column amount, line 7/);
    }
  });

  it('misses a table only up to when the warehouse was asked', async () => {
    const times = Array.from({ length: 27 }, (_, index) =>
      new Date(Date.parse('2026-03-03T10:05:00Z') + index * 3_600_000)
        .toISOString()
        .replace('T', ' '),
    );
    const { answers } = dataApi(
      times.map((start, index) =>
        load(index, 'completed', 'orders', start, start),
      ),
      [],
    );
    let now = Date.parse('2026-03-04T12:10:00Z');
    const access = configured(answers, () => now);
    const tables = async () =>
      answerOf(await readLoads(access, { arn: ARN }))?.tables;
    expect((await tables())?.[0]).not.toHaveProperty('stopped');
    now = Date.parse('2026-03-04T13:05:00Z');
    expect((await tables())?.[0]).not.toHaveProperty('stopped');
    now = Date.parse('2026-03-04T13:40:00Z');
    expect((await tables())?.[0]).toMatchObject({
      stopped: { dueAt: '2026-03-04T13:05:00.000Z', usualSeconds: 3600 },
    });
  });

  it('asks for the newest of each table, and the last good one of each', async () => {
    const { asked, answers } = dataApi([], []);
    await readLoads(configured(answers), { arn: ARN });
    expect(asked[0].Sql).toMatch(
      /QUALIFY ROW_NUMBER\(\) OVER \(PARTITION BY table_name, status ORDER BY start_time DESC\) <= 200/,
    );
    expect(asked[0].Sql).toContain('DATEADD(day, -7, GETDATE())');
  });

  it('says when there are more loads than it reads', async () => {
    const { answers } = dataApi(
      Array.from({ length: 10_000 }, (_, id) =>
        load(id, 'completed', `t${id}`, '2026-03-01 10:00:00'),
      ),
      [],
    );
    expect(await readLoads(configured(answers), { arn: ARN })).toMatchObject({
      incomplete: sayProblem('problem.list-goes-on', { count: 10000 }),
    });
  });

  it('tells a refusal from a warehouse without loads', async () => {
    const refused = await readLoads(
      configured({
        ExecuteStatement: () => {
          throw new SourceError('access-denied', 'no', {
            missingPermission: 'redshift-data:ExecuteStatement',
          });
        },
      }),
      { arn: ARN },
    );
    expect(problemOf(refused)).toMatchObject({
      code: 'access-denied',
      missingPermission: 'redshift-data:ExecuteStatement',
    });
    const failed = await readLoads(
      configured({
        ExecuteStatement: () => ({ Id: 'a' }),
        DescribeStatement: () => ({
          Status: 'FAILED',
          Error: 'ERROR: permission denied for relation sys_load_history',
        }),
      }),
      { arn: ARN },
    );
    expect(problemOf(failed)?.message).toContain('permission denied');
    const slow = await readLoads(
      configured({
        ExecuteStatement: () => ({ Id: 'a' }),
        DescribeStatement: () => ({ Status: 'STARTED' }),
      }),
      { arn: ARN },
    );
    expect(problemOf(slow)?.message).toContain('within a minute');
    const { answers } = dataApi([], []);
    expect(await readLoads(configured(answers), { arn: ARN })).toEqual({
      answer: { loads: [], tables: [], askedAt: 0 },
    });
  });

  it('asks again soon when the call was refused, and late when the statement failed', async () => {
    let now = 0;
    let calls = 0;
    const denied = new SourceError('access-denied', 'no', {
      missingPermission: 'redshift-data:ExecuteStatement',
      service: 'redshift-data',
    });
    const access = configured(
      {
        ExecuteStatement: () => {
          calls += 1;
          if (calls === 1) {
            throw denied;
          }
          return { Id: 'a' };
        },
        DescribeStatement: () => ({ Status: 'FAILED', Error: 'no schema' }),
      },
      () => now,
    );
    const codeAt = async (minute: number) => {
      now = minute * 60_000;
      const loads = await readLoads(access, { arn: ARN });
      return [problemOf(loads)?.code, calls];
    };
    expect(await codeAt(0)).toEqual(['access-denied', 1]);
    expect(await codeAt(1)).toEqual(['failed', 2]);
    expect(await codeAt(59)).toEqual(['failed', 2]);
    expect(await codeAt(61)).toEqual(['failed', 3]);
  });
});
