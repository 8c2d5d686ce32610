/** What a redrive is to do. */
export interface RedrivePlan {
  /** How many are moved first; 0 moves all at once. */
  canary: number;
  perSecond?: number;
  longestWatchSeconds: number;
}
