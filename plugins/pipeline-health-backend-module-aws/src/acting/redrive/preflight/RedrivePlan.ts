/** What a redrive is to do. */
export interface RedrivePlan {
  /** All are moved one by one, and nothing by SQS. */
  byHand?: boolean;
  /** How many are moved one by one first; 0 leaves all to SQS. */
  canary: number;
  perSecond?: number;
  longestWatchSeconds: number;
}
