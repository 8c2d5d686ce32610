import { PipelineSummary } from '../model';
import {
  ListPipelinesQuery,
  PipelineHealthApi,
  RequestOptions,
} from './PipelineHealthApi';

/** How many pipelines are asked for at once: as many as a page has at most. */
const PAGE = 100;

/** How many pipelines are read at once, so that a backend has time for others. */
const AT_ONCE = 10;

/**
 * All pipelines of a list, however many there are: by name unless said
 * otherwise, page by page, and no page before it is wanted.
 *
 * @public
 */
export async function* eachPipeline(
  api: Pick<PipelineHealthApi, 'listPipelines'>,
  query: Omit<
    ListPipelinesQuery,
    'limit' | 'offset' | 'cursor' | 'groupBy'
  > = {},
  options?: RequestOptions,
): AsyncGenerator<PipelineSummary, void, undefined> {
  let cursor: string | undefined;
  do {
    const page = await api.listPipelines(
      { orderBy: 'name', ...query, limit: PAGE, cursor },
      options,
    );
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/**
 * What is read of each pipeline, some at a time, in the order of their names.
 * Fails where they cannot be listed or `read` fails.
 *
 * @public
 */
export async function* readEachPipeline<TRead>(
  api: Pick<PipelineHealthApi, 'listPipelines'>,
  read: (summary: PipelineSummary) => Promise<TRead>,
): AsyncGenerator<Awaited<TRead>, void, undefined> {
  let batch: PipelineSummary[] = [];
  for await (const summary of eachPipeline(api)) {
    if (batch.push(summary) === AT_ONCE) {
      yield* await Promise.all(batch.map(read));
      batch = [];
    }
  }
  yield* await Promise.all(batch.map(read));
}
