import { TraitStore } from './TraitStore';

/** For so long an answer holds, whatever the version of the traits says: somebody may change a table by hand. */
const KEPT_FOR_MS = 15_000;
const KEPT_ANSWERS = 200;

interface Answer<T> {
  version: number;
  until: number;
  value: Promise<T>;
}

/** Keeps answers that depend on the traits of pipelines alone, until somebody's traits change. */
export class TraitAnswers<T> {
  private readonly answers = new Map<string, Answer<T>>();

  constructor(private readonly stores: { traits: TraitStore }) {}

  /** Questions with the same key must have the same answer. */
  async ask(key: string, now: number, work: () => Promise<T>): Promise<T> {
    const version = await this.stores.traits.version();
    const known = this.answers.get(key);
    if (known && known.version === version && known.until > now) {
      return known.value;
    }
    const answer = { version, until: now + KEPT_FOR_MS, value: work() };
    this.keep(key, answer);
    return answer.value;
  }

  private keep(key: string, answer: Answer<T>): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > KEPT_ANSWERS) {
      this.answers.delete(oldest);
    }
    answer.value.catch(() => {
      if (this.answers.get(key) === answer) {
        this.answers.delete(key);
      }
    });
  }
}
