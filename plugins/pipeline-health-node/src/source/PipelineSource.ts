import {
  Message,
  PolicyStatement,
  ProblemCode,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Price } from './Cost';
import { SeriesRequest, SeriesResult } from './SeriesRequest';
import { StageAction } from './StageAction';
import { StageDescription } from './StageDescription';
import { SourceSetup } from './SetupCheck';
import { SourceEvents } from './StageEvent';
import { StageKind } from './StageKind';
import { Shard, StageRef } from './StageRef';
import { StageRefusal } from './StageRefusal';

/**
 * What a shard's questions came to since the last look.
 *
 * @public
 */
export interface SourceUsage {
  /** Calls by service, retries included. */
  calls: { [service: string]: number };
  /** Of these, the ones that failed, by service and by why. */
  failedCalls?: { [service: string]: { [code in ProblemCode]?: number } };
  /** Metrics requested as CloudWatch bills them, which is one for up to five statistics in one call. */
  metricsRequested: number;
  /** Series that were asked for, of which several may be billed as one; as many as metrics when absent. */
  questions?: number;
  /** At list price, in US dollars. */
  costUsd: number;
  /** Calls that were answered with a throttling error. */
  throttles: number;
}

/**
 * The answer to a search for stages: what was found, and where we could not look.
 *
 * @public
 */
export interface FoundStages {
  stages: StageRef[];
  problems: { shard: Shard; error: Error }[];
}

/**
 * A place that knows stages. A source returns or throws a `SourceError`: an
 * empty answer means that it asked and there is nothing.
 *
 * @public
 */
export interface PipelineSource {
  /** `aws` */
  readonly id: string;
  readonly kinds: readonly StageKind[];
  /** What can be done to its stages; nothing when absent. */
  readonly actions?: readonly StageAction[];
  /** Where the prices in usage come from and their date. */
  readonly priceSource: string;
  /** What that is made of, by `messages`. */
  readonly priceSourceMessage?: Message;
  /** The templates of its sentences that belong to no kind, such as those of prices, by their whole keys. */
  readonly messages?: Templates;
  /** The names of what asking the source costs, for `priceOf`; nothing is told of it when absent. */
  readonly collectionPrices?: readonly string[];
  /** The list price of something that kinds name in `costs`; undefined when it is not known. */
  priceOf?(name: string, region: string): Price | undefined;
  /** Asks for the configuration and facts of one stage. */
  describe(stage: StageRef): Promise<StageDescription>;
  /**
   * Reads series of one shard. Results come in the order in which they are
   * answered, so that what has come can be stored at once. Every request is
   * answered exactly once, unless the whole shard cannot be asked: then it throws.
   */
  readSeries(
    shard: Shard,
    requests: readonly SeriesRequest[],
  ): AsyncIterable<SeriesResult[]>;
  /** Every stage of a known kind that carries all the tags. */
  findByTags(tags: { [key: string]: string }): Promise<FoundStages>;
  /**
   * Which of these stages a pipeline of this owner may not have, and why. A
   * source without it lets every pipeline have every stage.
   */
  refusals?(
    stages: readonly StageRef[],
    owner: string | undefined,
  ): Promise<StageRefusal[]>;
  /** Usage since the last call of this method for the shard. */
  takeUsage(shard: Shard): SourceUsage;
  /**
   * Milliseconds by which the clock of whom the source asks is ahead of ours,
   * as their last answer for the shard told; undefined before the first. What a
   * source answers while that is much is not stored.
   */
  clockOffset?(shard: Shard): number | undefined;
  /** How it is told of what happens between two questions; absent when it never is. */
  readonly events?: SourceEvents;
  /** How it is asked whether it can read; nobody asks when it is absent. */
  readonly setup?: SourceSetup;
  /** The least privilege needed to read these stages. */
  policy(stages: readonly StageRef[]): PolicyStatement[];
}
