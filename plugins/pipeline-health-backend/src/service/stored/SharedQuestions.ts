/**
 * Answers equal questions that come at the same time once. A question that
 * comes while an equal one is being answered is never given that answer, which
 * may be older than the question: all that come meanwhile share the next one.
 */
export class SharedQuestions {
  private readonly running = new Map<string, Promise<unknown>>();
  private readonly waiting = new Map<string, Promise<unknown>>();

  /** Questions with the same key must have the same answer. */
  ask<T>(key: string, question: () => Promise<T>): Promise<T> {
    const waiting = this.waiting.get(key);
    if (waiting) {
      return waiting as Promise<T>;
    }
    const running = this.running.get(key);
    if (!running) {
      return this.start(key, question);
    }
    const startNext = () => {
      this.waiting.delete(key);
      return this.start(key, question);
    };
    const next = running.then(startNext, startNext);
    this.waiting.set(key, next);
    return next;
  }

  private start<T>(key: string, question: () => Promise<T>): Promise<T> {
    const answer = question().finally(() => this.running.delete(key));
    this.running.set(key, answer);
    return answer;
  }
}
