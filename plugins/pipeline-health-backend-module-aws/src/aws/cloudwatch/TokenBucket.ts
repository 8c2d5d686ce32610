/**
 * Lets so much through each second, in the order in which it comes. What is
 * taken too early is owed, and waited for. It goes by a clock that never jumps:
 * by that of the day, one that is set back by an hour would stop all for an hour.
 */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly most = perSecond,
  ) {
    this.tokens = most;
    this.filledAt = performance.now();
  }

  /** Resolves when so much may pass. */
  async take(amount = 1): Promise<void> {
    const now = performance.now();
    const filled = ((now - this.filledAt) / 1000) * this.perSecond;
    this.tokens = Math.min(this.most, this.tokens + filled) - amount;
    this.filledAt = now;
    if (this.tokens < 0) {
      const wait = (-this.tokens / this.perSecond) * 1000;
      await new Promise(resolve => {
        // Who waits keeps no process alive.
        setTimeout(resolve, wait).unref();
      });
    }
  }
}
