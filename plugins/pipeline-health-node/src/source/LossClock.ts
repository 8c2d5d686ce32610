import { Message } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * When the first data of a stage may expire unread, as its kind tells it.
 *
 * @public
 */
export interface LossClock {
  /** From now on, worst case: every limit counts, and so does every doubt. 0 when it may be happening. */
  seconds: number;
  /** From now on in the best case that the facts allow; absent when it is the worst. */
  bestSeconds?: number;
  /** For how long data is kept there, so that a screen can tell how much of that is used up. */
  retentionSeconds?: number;
  /** What that rests on, in one sentence: by its whole key in the messages of the kind. */
  basis: Message;
}
