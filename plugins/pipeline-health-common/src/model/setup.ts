import { Message } from './message';

/**
 * Why an account and region cannot be asked at all.
 *
 * @public
 */
export type SetupProblemCode =
  | 'no-credentials'
  | 'expired-credentials'
  | 'wrong-credentials'
  | 'role-refused'
  | 'unknown-account'
  | 'another-account'
  | 'wrong-region'
  | 'unreachable'
  | 'failed';

/**
 * What keeps an account and region from being asked, and what is to be done about it.
 *
 * @public
 */
export interface SetupProblem {
  code: SetupProblemCode;
  message: Message;
  /** The message in English. */
  title: string;
}

/**
 * Whether an IAM action that reading needs is allowed: `not-asked` when there
 * was nothing to ask it about, `unanswered` when the answer was another error.
 *
 * @public
 */
export interface CheckedAction {
  /** `sqs:GetQueueAttributes` */
  action: string;
  /** The kinds that need it; none for what all need. */
  kinds: string[];
  outcome: 'allowed' | 'refused' | 'unanswered' | 'not-asked';
  /** What AWS said, unless it allowed it. */
  message?: string;
}

/**
 * What was found when an account and region was asked whether it may be read.
 *
 * @public
 */
export interface ShardSetup {
  /** Empty: that of the main credentials, which nobody could tell. */
  account: string;
  region: string;
  /** ISO 8601; absent until it was asked. */
  checkedAt?: string;
  /** Who asks there. */
  identity?: { account: string; arn: string };
  problem?: SetupProblem;
  actions: CheckedAction[];
  /** By kind: resources that are watched, and those that carry or once carried a tag. */
  resources: { kind: string; watched: number; tagged?: number }[];
  /** What the metrics of what is watched cost a month at most, at list price, while nothing burns. */
  plannedMonthlyUsd: number;
}

/**
 * Whether what is declared and configured can be read.
 *
 * @public
 */
export interface SetupStatus {
  shards: ShardSetup[];
  /** Whether some are being asked right now. */
  checking: boolean;
  /** The sum over all. */
  plannedMonthlyUsd: number;
  priceSource: string;
}
