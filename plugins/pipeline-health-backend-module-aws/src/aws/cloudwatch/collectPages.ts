import { AskPage, MetricPart, MetricStatus } from './MetricPage';
import { QueryBatch } from './PlannedQuery';

/** No window of ours fills so many pages; a token that never ends would. */
const MAX_PAGES = 50;

/**
 * What has come for one query.
 */
export interface Answer {
  status: MetricStatus;
  message?: string;
  points: MetricPart['points'];
}

/**
 * What has come for a batch, and what ended it early.
 */
export interface CollectedPages {
  /** By the index of the query in its batch. */
  answers: Map<number, Answer>;
  error?: unknown;
}

/**
 * Reads all pages of a batch and joins the parts of each query. When a page
 * fails, the pages before it are kept.
 */
export async function collectPages(
  batch: QueryBatch,
  askPage: AskPage,
): Promise<CollectedPages> {
  const answers = new Map<number, Answer>();
  const seenTokens = new Set<string>();
  let nextToken: string | undefined;
  do {
    try {
      const page = await askPage(batch, nextToken);
      page.parts.forEach(part => addPart(answers, part));
      nextToken = page.nextToken;
    } catch (error) {
      return { answers, error };
    }
    if (nextToken && seenTokens.has(nextToken)) {
      return { answers, error: new Error('CloudWatch repeats its pages') };
    }
    if (nextToken) {
      seenTokens.add(nextToken);
    }
  } while (nextToken && seenTokens.size < MAX_PAGES);
  return nextToken
    ? { answers, error: new Error(`More than ${MAX_PAGES} pages`) }
    : { answers };
}

/** The newest page knows best how a query stands. */
function addPart(
  answers: CollectedPages['answers'],
  { index, status, message, points }: MetricPart,
): void {
  const known = answers.get(index);
  answers.set(index, {
    status,
    message: message || known?.message,
    points: known ? [...known.points, ...points] : points,
  });
}
