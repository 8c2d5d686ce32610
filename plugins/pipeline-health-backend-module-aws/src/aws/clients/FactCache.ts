/** Seconds for which a failure is kept, so that a refused question is not asked at every turn. */
const FAILURE_SECONDS = 300;

interface Entry {
  answer: Promise<unknown>;
  until: number;
}

/**
 * Keeps answers for some time. Whoever asks for a key while it is being
 * answered waits for the same answer.
 */
export class FactCache {
  private readonly entries = new Map<string, Entry>();
  private sweepAt = 0;

  constructor(private readonly now: () => number) {}

  async remember<T>(
    key: string,
    seconds: number,
    ask: () => Promise<T>,
  ): Promise<T> {
    this.sweep();
    const known = this.entries.get(key);
    if (known && known.until > this.now()) {
      // The key names the question, and one question has one type of answer.
      return known.answer as Promise<T>;
    }
    const answer = ask();
    const entry: Entry = { answer, until: this.now() + seconds * 1000 };
    this.entries.set(key, entry);
    try {
      return await answer;
    } catch (error) {
      entry.until = this.now() + Math.min(seconds, FAILURE_SECONDS) * 1000;
      throw error;
    }
  }

  /** Forgets what is too old, now and then. */
  private sweep(): void {
    const now = this.now();
    if (now < this.sweepAt) {
      return;
    }
    this.sweepAt = now + FAILURE_SECONDS * 1000;
    for (const [key, { until }] of this.entries) {
      if (until <= now) {
        this.entries.delete(key);
      }
    }
  }
}
