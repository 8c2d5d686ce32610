/** The times at which something is meant to start. */
export interface Schedule {
  /**
   * The first start that is due after a time, both in epoch milliseconds;
   * undefined when there is none any more.
   */
  nextAfter(time: number): number | undefined;
}
