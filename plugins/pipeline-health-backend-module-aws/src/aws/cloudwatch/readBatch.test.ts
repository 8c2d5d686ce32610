import {
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AskPage, MetricPage, MetricPart, MetricStatus } from './MetricPage';
import { PlannedQuery, QueryBatch } from './PlannedQuery';
import { readBatch } from './readBatch';

const MINUTE = 60_000;
const FROM = Date.parse('2026-03-01T11:00:00Z');
const TO = FROM + 10 * MINUTE;

function query(id: number, is: Partial<PlannedQuery> = {}): PlannedQuery {
  return {
    request: {
      id,
      stage: {
        arn: `arn:aws:sqs:eu-central-1:123456789012:q${id}`,
        kind: 'sqs-queue',
        name: `q${id}`,
        account: '123456789012',
        region: 'eu-central-1',
      },
      inventory: {},
      metric: 'oldestMessageAge',
      from: FROM,
      to: TO,
    },
    metric: { namespace: 'AWS/SQS', name: 'Age', dimensions: {} },
    statistic: 'Maximum',
    period: 60,
    ...is,
  };
}

function batchOf(queries: PlannedQuery[]): QueryBatch {
  return { from: FROM, to: TO, period: 60, queries };
}

function part(
  index: number,
  status: MetricStatus,
  minutes: number[] = [],
): MetricPart {
  return {
    index,
    status,
    points: minutes.map(minute => ({
      at: FROM + minute * MINUTE,
      value: minute,
    })),
  };
}

/** Plays pages in their order; an error is thrown. */
function play(...pages: (MetricPage | Error)[]) {
  const asked: { ids: number[]; nextToken?: string }[] = [];
  const ask: AskPage = async ({ queries }, nextToken) => {
    asked.push({ ids: queries.map(({ request }) => request.id), nextToken });
    const page = pages.shift();
    if (!page || page instanceof Error) {
      throw page ?? new Error('Nobody expected this call');
    }
    return page;
  };
  return { ask, asked };
}

const outcomes = (results: SeriesResult[]) =>
  results.map(({ id, outcome }) => [id, outcome]);

describe('readBatch', () => {
  it('joins the points of one query from several pages, oldest first and once', async () => {
    const { ask, asked } = play(
      { parts: [part(0, 'PartialData', [3, 4])], nextToken: 'two' },
      { parts: [part(0, 'Complete', [1, 4]), part(1, 'Complete')] },
    );
    const results = await readBatch(batchOf([query(7), query(8)]), ask);
    expect(results).toEqual([
      {
        id: 7,
        outcome: 'complete',
        samples: [1, 3, 4].map(value => ({ at: FROM + value * MINUTE, value })),
      },
      { id: 8, outcome: 'complete', samples: [] },
    ]);
    expect(asked.map(({ nextToken }) => nextToken)).toEqual([undefined, 'two']);
  });

  it('brings values into our unit, cuts them to the window and leaves out what is no number', async () => {
    const narrow = query(1, {
      metric: { namespace: 'n', name: 'm', dimensions: {}, scale: 0.001 },
    });
    narrow.request.from = FROM + 2 * MINUTE;
    narrow.request.to = FROM + 4 * MINUTE;
    const { ask } = play({
      parts: [
        {
          index: 0,
          status: 'Complete',
          points: [
            { at: FROM + 1 * MINUTE, value: 1 },
            { at: FROM + 2 * MINUTE, value: 2_500 },
            { at: FROM + 3 * MINUTE, value: NaN },
            { at: FROM + 4 * MINUTE, value: 4 },
          ],
        },
      ],
    });
    expect(await readBatch(batchOf([narrow]), ask)).toEqual([
      {
        id: 1,
        outcome: 'complete',
        samples: [{ at: FROM + 2 * MINUTE, value: 2.5 }],
      },
    ]);
  });

  it('asks again for those that met an internal error, only them, once', async () => {
    const { ask, asked } = play(
      {
        parts: [
          part(0, 'Complete', [1]),
          part(1, 'InternalError'),
          part(2, 'InternalError'),
        ],
      },
      { parts: [part(0, 'Complete', [2]), part(1, 'InternalError')] },
    );
    const results = await readBatch(
      batchOf([query(1), query(2), query(3)]),
      ask,
    );
    expect(asked.map(({ ids }) => ids)).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
    expect(outcomes(results)).toEqual([
      [1, 'complete'],
      [2, 'complete'],
      [3, 'failed'],
    ]);
  });

  it('does not take a refusal, partial data or silence for an answer', async () => {
    const { ask } = play({
      parts: [part(0, 'Forbidden'), part(1, 'PartialData', [1])],
    });
    const results = await readBatch(
      batchOf([query(1), query(2), query(3)]),
      ask,
    );
    expect(outcomes(results)).toEqual([
      [1, 'refused'],
      [2, 'partial'],
      [3, 'failed'],
    ]);
    expect(results[0]).toMatchObject({
      problem: {
        code: 'access-denied',
        missingPermission: 'cloudwatch:GetMetricData',
      },
    });
  });

  it('keeps the pages that came before one that failed', async () => {
    const { ask } = play(
      {
        parts: [part(0, 'Complete', [1]), part(1, 'PartialData', [1])],
        nextToken: 'two',
      },
      new SourceError('throttled', 'Too fast'),
    );
    const results = await readBatch(
      batchOf([query(1), query(2), query(3)]),
      ask,
    );
    expect(outcomes(results)).toEqual([
      [1, 'complete'],
      [2, 'partial'],
      [3, 'failed'],
    ]);
    expect(results[2]).toMatchObject({ problem: { code: 'throttled' } });
  });

  it('ends when pages repeat', async () => {
    const page = { parts: [part(0, 'PartialData', [1])], nextToken: 'again' };
    const { ask, asked } = play(page, page, page, page);
    const results = await readBatch(batchOf([query(1), query(2)]), ask);
    expect(asked).toHaveLength(2);
    expect(outcomes(results)).toEqual([
      [1, 'partial'],
      [2, 'failed'],
    ]);
  });

  it('finds the one query that makes a call invalid', async () => {
    const ask: AskPage = async ({ queries }) => {
      if (queries.some(({ request }) => request.id === 5)) {
        throw new SourceError('invalid', 'Bad dimension');
      }
      return { parts: queries.map((_, index) => part(index, 'Complete')) };
    };
    const queries = Array.from({ length: 9 }, (_, index) => query(index));
    const results = await readBatch(batchOf(queries), ask);
    expect(outcomes(results)).toEqual(
      queries.map(({ request: { id } }) => [
        id,
        id === 5 ? 'failed' : 'complete',
      ]),
    );
  });

  it('says of a refused call that all its queries are refused', async () => {
    const { ask } = play(
      new SourceError('access-denied', 'No', {
        missingPermission: 'cloudwatch:GetMetricData',
      }),
    );
    const results = await readBatch(batchOf([query(1), query(2)]), ask);
    expect(outcomes(results)).toEqual([
      [1, 'refused'],
      [2, 'refused'],
    ]);
  });

  it.each(['credentials', 'unreachable'] as const)(
    'throws when the whole account cannot be asked: %s',
    async code => {
      const { ask } = play(new SourceError(code, 'No'));
      await expect(readBatch(batchOf([query(1)]), ask)).rejects.toMatchObject({
        code,
      });
    },
  );
});
