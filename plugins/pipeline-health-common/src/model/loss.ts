import { Message } from './message';

/**
 * What a clock to loss rests on.
 *
 * @public
 */
export interface LossBasis {
  /** ARN of the stage whose data is lost first. */
  stage: string;
  /** One sentence, in English. */
  text: string;
  /** What the sentence is made of. */
  message: Message;
}

/**
 * When the first data can be lost. Seconds are counted from `collectedAt` of
 * what they stand on.
 *
 * @public
 */
export interface LossTimes {
  /** Seconds until the first data can be lost unread, worst case: never later than the truth. */
  secondsToLoss?: number;
  /** Seconds until then in the best case that the facts allow, where it differs. */
  bestSecondsToLoss?: number;
  /** For how many seconds data is kept where it is lost first. */
  retentionSeconds?: number;
  /** What that rests on. */
  lossBasis?: LossBasis;
}
