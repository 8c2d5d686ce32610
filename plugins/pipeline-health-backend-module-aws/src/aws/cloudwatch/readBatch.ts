import {
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { collectPages, CollectedPages } from './collectPages';
import { AskPage } from './MetricPage';
import { QueryBatch } from './PlannedQuery';
import { toResult } from './toResult';

/**
 * Reads a batch: every query gets exactly one result. Throws when the account
 * and region cannot be asked at all.
 *
 * - Queries that met an internal error are asked once more, they alone.
 * - A call that AWS calls invalid is halved, so that one bad query costs itself
 *   and not the 499 beside it.
 */
export async function readBatch(
  batch: QueryBatch,
  askPage: AskPage,
): Promise<SeriesResult[]> {
  const collected = await collectPages(batch, askPage);
  const { error, answers } = collected;
  if (answers.size === 0 && error instanceof SourceError) {
    if (error.code === 'credentials' || error.code === 'unreachable') {
      throw error;
    }
    if (error.code === 'invalid' && batch.queries.length > 1) {
      const [left, right] = halves(batch);
      return [
        ...(await readBatch(left, askPage)),
        ...(await readBatch(right, askPage)),
      ];
    }
  }
  await askAgain(batch, collected, askPage);
  const problem =
    error === undefined ? undefined : SourceError.toProblem(error);
  return batch.queries.map((query, index) =>
    toResult(query, answers.get(index), problem),
  );
}

async function askAgain(
  batch: QueryBatch,
  { answers, error }: CollectedPages,
  askPage: AskPage,
): Promise<void> {
  const failed = batch.queries.flatMap((query, index) =>
    answers.get(index)?.status === 'InternalError' ? [{ query, index }] : [],
  );
  if (failed.length === 0 || error !== undefined) {
    return;
  }
  const again = await collectPages(
    { ...batch, queries: failed.map(({ query }) => query) },
    askPage,
  );
  failed.forEach(({ index }, position) => {
    const answer = again.answers.get(position);
    if (answer) {
      answers.set(index, answer);
    }
  });
}

function halves(batch: QueryBatch): [QueryBatch, QueryBatch] {
  const middle = Math.ceil(batch.queries.length / 2);
  return [
    { ...batch, queries: batch.queries.slice(0, middle) },
    { ...batch, queries: batch.queries.slice(middle) },
  ];
}
