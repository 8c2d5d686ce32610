import { ProblemCode } from './stage';

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
  /** The least privilege that the configured pipelines need. */
  policy: { Version: '2012-10-17'; Statement: PolicyStatement[] };
}
