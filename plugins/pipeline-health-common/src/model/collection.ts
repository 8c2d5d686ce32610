import { Message } from './message';
import { ProblemCode } from './stage';

/**
 * How metrics are asked for so that they cost no more than is left of a budget.
 *
 * @public
 */
export interface CollectionLowered {
  /** ISO 8601; since when something is lowered, however much. */
  since?: string;
  /** How many times more seldom the metrics of a tier are asked for. */
  slower: { hot: number; warm: number; cold: number };
  /** The tiers whose metrics are not asked for at all. */
  stopped: ('hot' | 'warm' | 'cold')[];
}

/**
 * What keeps an account and region from being read.
 *
 * @public
 */
export interface CollectionTrouble {
  code: ProblemCode;
  /** What one of the failing questions was told, in English. */
  message: string;
  /** What the message is made of, where it is known. */
  sentence?: Message;
  /** Who was asked, for AWS the service: `sqs`. */
  service?: string;
  /** The IAM action that was refused. */
  missingAction?: string;
  /** ISO 8601; when a round first met it. */
  since: string;
  /** Stages and series that could not be read for it. */
  questions: number;
  /** Pipelines that have such a stage. */
  pipelines: number;
}

/**
 * Which instance of the backend reads an account and region.
 *
 * @public
 */
export interface CollectionLease {
  replica: string;
  /** ISO 8601 */
  since?: string;
  /** ISO 8601; until then nobody else takes it, and it is renewed before. */
  until: string;
  /** Grows whenever an instance takes it. */
  epoch: number;
}

/**
 * How the reading of one account and region went.
 *
 * @public
 */
export interface ShardCollection {
  account: string;
  region: string;
  stageCount: number;
  seriesCount: number;
  /** ISO 8601; when the last round ended. */
  lastRoundAt?: string;
  durationSeconds?: number;
  /** Calls of the last 24 hours, by AWS service. */
  calls: { [service: string]: number };
  /** Of these, the ones that failed, by service and by why; retries included. */
  failedCalls?: { [service: string]: { [code in ProblemCode]?: number } };
  /** Metrics requested from CloudWatch in the last 24 hours, the unit of its bill. */
  metricsRequested: number;
  /** The last 24 hours projected to 30 days at list price. */
  estimatedMonthlyUsd: number;
  /** Throttled calls of the last 24 hours. */
  throttles: number;
  /** Seconds by which the stage or series is late that has been due longest, by tier. */
  lag?: { [tier in 'hot' | 'warm' | 'cold']: number };
  /** Series that have been due for more than two rounds. */
  seriesOverdue?: number;
  /** What keeps it from being read, the longest first. */
  troubles?: CollectionTrouble[];
  /** Who reads it; absent when nobody does. */
  lease?: CollectionLease;
  /** What went wrong in the last round. */
  errors: { code: string; message: string; count: number }[];
  /** IAM actions that were refused in the last round. */
  missingActions: string[];
}

/**
 * One statement of an IAM policy.
 *
 * @public
 */
export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string | string[];
}

/**
 * An IAM policy.
 *
 * @public
 */
export interface Policy {
  Version: '2012-10-17';
  Statement: PolicyStatement[];
}

/**
 * What an account refuses to be asked, with the policy that allows it.
 *
 * @public
 */
export interface CollectionRefusal {
  account: string;
  /** IAM actions */
  actions: string[];
  policy: Policy;
}

/**
 * At what something is counted that collection pays for.
 *
 * @public
 */
export interface CollectionPrice {
  /** `CloudWatch metrics requested` */
  title: string;
  /** What one of it is: `metric`. */
  unit: string;
  /** What title and unit are made of, where that is known. */
  messages?: { title: Message; unit: Message };
  usd: number;
  /** The region whose price it is. */
  region: string;
  /** The regions in which it is counted. */
  countedIn: string[];
  /** Who said so. */
  source?: string;
  /** Of when it is: `2026-06`. */
  asOf?: string;
}

/**
 * How much is stored.
 *
 * @public
 */
export interface CollectionStorage {
  database: 'PostgreSQL' | 'SQLite';
  bytes: number;
  /** The largest first, with their indexes; none where the database does not tell. Rows are estimated. */
  tables: { name: string; rows?: number; bytes: number }[];
}

/**
 * An instance of the backend that collects.
 *
 * @public
 */
export interface CollectionReplica {
  name: string;
  /** ISO 8601 */
  since?: string;
  /** ISO 8601; in the past when it has not said since that it lives. */
  until: string;
  /** Accounts and regions that it reads. */
  shards: number;
}

/**
 * The state of collection over all shards.
 *
 * @public
 */
export interface CollectionStatus {
  shards: ShardCollection[];
  /** The sum over all shards, in US dollars. */
  estimatedMonthlyUsd: number;
  /** Where the prices come from and their date. */
  priceSource: string;
  /** What that is made of, source by source. */
  priceSourceMessages?: Message[];
  /** What collection is counted at, where the sources tell. */
  prices?: CollectionPrice[];
  /** The least privilege that the configured pipelines need. */
  policy: Policy;
  /** Milliseconds between two rounds. */
  interval?: number;
  /** This month (UTC) in US dollars, its end going on as in the last 24 hours. */
  month?: {
    spentUsd: number;
    forecastUsd: number;
    budgetUsd?: number;
    /** What is done to keep the budget; absent while nothing is. */
    lowered?: CollectionLowered;
  };
  /** What is refused, account by account. */
  refusals?: CollectionRefusal[];
  storage?: CollectionStorage;
  /** None where the only one does not say so. */
  replicas?: CollectionReplica[];
}
