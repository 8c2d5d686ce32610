import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import {
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askPageWith } from './askPage';
import { hourQueries, isLong, joinHours, knownHours } from './byTheHour';
import { CloudWatchLimiter } from './CloudWatchLimiter';
import { inAnswerOrder } from './inAnswerOrder';
import { AskPage } from './MetricPage';
import { MetricSource } from './MetricSource';
import { PackLimits, packQueries } from './packQueries';
import { PlannedQuery, QueryBatch } from './PlannedQuery';
import { readBatch } from './readBatch';
import { toResult } from './toResult';
import { Backoff, withBackoff } from './withBackoff';

/** Calls at a time to one account and region. */
const CONCURRENCY = 2;

/** So many long windows are read at once; a day of one is 1,440 values. */
const LONG_AT_ONCE = 100;

/*
 * Reading CloudWatch goes in small steps, each in its own file:
 * (byTheHour) → packQueries → (limiter, backoff) → askPage → collectPages → readBatch → toResult.
 */

/** What is known of whom is asked while one question after the other is. */
interface Round {
  /** Why nothing more is asked. */
  gaveUp?: SourceError;
}

/**
 * Reads the metrics of one account and region.
 */
export class MetricReader implements MetricSource {
  private readonly askPage: AskPage;

  constructor(
    client: CloudWatchClient,
    limiter: CloudWatchLimiter,
    private readonly options: { limits: PackLimits; backoff: Backoff },
  ) {
    const askPage = askPageWith(client);
    this.askPage = (batch, nextToken) =>
      withBackoff(
        () => limiter.metrics(batch, () => askPage(batch, nextToken)),
        this.options.backoff,
      );
  }

  /** Results by call, in the order in which the calls are answered; those of long windows one by one. */
  async *read(
    queries: readonly PlannedQuery[],
  ): AsyncGenerator<SeriesResult[]> {
    const round: Round = {};
    yield* this.ask(
      queries.filter(query => !isLong(query)),
      round,
    );
    const long = queries.filter(isLong);
    for (let next = 0; next < long.length; next += LONG_AT_ONCE) {
      yield* this.askByTheHour(long.slice(next, next + LONG_AT_ONCE), round);
    }
  }

  /** Asks for the minutes of those hours only that their own figures do not tell. */
  private async *askByTheHour(
    queries: readonly PlannedQuery[],
    round: Round,
  ): AsyncGenerator<SeriesResult[]> {
    const ofHours = await this.askEach(queries.map(hourQueries), round);
    const known = queries.map((query, index) =>
      knownHours(query, ofHours[index]),
    );
    const ofMinutes = await this.askEach(
      queries.map((query, index) =>
        known[index].open.map(window => ({
          ...query,
          request: { ...query.request, ...window },
        })),
      ),
      round,
    );
    for (const [index, query] of queries.entries()) {
      yield [joinHours(query, known[index], ofMinutes[index])];
    }
  }

  /** The results of groups of queries, in their order. */
  private async askEach(
    groups: readonly PlannedQuery[][],
    round: Round,
  ): Promise<SeriesResult[][]> {
    const queries = groups
      .flat()
      .map((query, id) => ({ ...query, request: { ...query.request, id } }));
    const results = new Map<number, SeriesResult>();
    for await (const answered of this.ask(queries, round)) {
      answered.forEach(result => results.set(result.id, result));
    }
    let next = 0;
    return groups.map(group => group.flatMap(() => results.get(next++) ?? []));
  }

  private async *ask(
    queries: readonly PlannedQuery[],
    round: Round,
  ): AsyncGenerator<SeriesResult[]> {
    const batches = packQueries(queries, this.options.limits);
    yield* inAnswerOrder(
      batches.map(batch => () => this.readUnlessThrottled(batch, round)),
      CONCURRENCY,
    );
  }

  /** Whom AWS throttles in spite of all patience should not go on asking. */
  private async readUnlessThrottled(
    batch: QueryBatch,
    round: Round,
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
