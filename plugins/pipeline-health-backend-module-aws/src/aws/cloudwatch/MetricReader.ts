import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import {
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { UsageMeter } from '../clients';
import { askPageWith } from './askPage';
import { billedMetrics } from './billedMetrics';
import { CloudWatchLimiter } from './CloudWatchLimiter';
import { inAnswerOrder } from './inAnswerOrder';
import { AskPage } from './MetricPage';
import { PackLimits, packQueries } from './packQueries';
import { PlannedQuery, QueryBatch } from './PlannedQuery';
import { readBatch } from './readBatch';
import { toResult } from './toResult';
import { Backoff, withBackoff } from './withBackoff';

/** Calls at a time to one account and region. */
const CONCURRENCY = 2;

/*
 * Reading CloudWatch goes in small steps, each in its own file:
 * packQueries → (limiter, backoff) → askPage → collectPages → readBatch → toResult.
 */

/**
 * Reads the metrics of one account and region.
 */
export class MetricReader {
  private readonly askPage: AskPage;

  constructor(
    client: CloudWatchClient,
    limiter: CloudWatchLimiter,
    usage: UsageMeter,
    private readonly options: { limits: PackLimits; backoff: Backoff },
  ) {
    const askPage = askPageWith(client);
    this.askPage = (batch, nextToken) =>
      withBackoff(async () => {
        const page = await limiter.metrics(batch, () =>
          askPage(batch, nextToken),
        );
        usage.countMetrics(billedMetrics(batch));
        return page;
      }, this.options.backoff);
  }

  /** Results by call, in the order in which the calls are answered. */
  async *read(
    queries: readonly PlannedQuery[],
  ): AsyncGenerator<SeriesResult[]> {
    const round: { gaveUp?: SourceError } = {};
    const batches = packQueries(queries, this.options.limits);
    yield* inAnswerOrder(
      batches.map(batch => () => this.readUnlessThrottled(batch, round)),
      CONCURRENCY,
    );
  }

  /** Whom AWS throttles in spite of all patience should not go on asking. */
  private async readUnlessThrottled(
    batch: QueryBatch,
    round: { gaveUp?: SourceError },
  ): Promise<SeriesResult[]> {
    const { gaveUp } = round;
    if (gaveUp) {
      const problem = SourceError.toProblem(gaveUp);
      return batch.queries.map(query => toResult(query, undefined, problem));
    }
    return readBatch(batch, async (part, nextToken) => {
      try {
        return await this.askPage(part, nextToken);
      } catch (error) {
        if (error instanceof SourceError && error.code === 'throttled') {
          round.gaveUp = error;
        }
        throw error;
      }
    });
  }
}
