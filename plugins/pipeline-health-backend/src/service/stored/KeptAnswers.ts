import { SharedQuestions } from './SharedQuestions';

/** Time alone changes an answer, too: what grows stale is told within this. */
const KEPT_FOR_MS = 1_000;
const KEPT_ANSWERS = 500;

interface Kept {
  /** Of the database, before it was asked. */
  state: string;
  at: number;
  answer: unknown;
}

/**
 * Gives an answer again as long as nothing was written since, for a moment.
 * Whether something was is asked for all that come at the same time at once.
 */
export class KeptAnswers {
  /** Many people look at the same page when something burns. */
  private readonly shared = new SharedQuestions();
  private readonly states = new SharedQuestions();
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly options: {
      database: { state(): Promise<string> };
      clock: () => number;
    },
  ) {}

  /** Questions with the same key must have the same answer. */
  async ask<T>(key: string, question: () => Promise<T>): Promise<T> {
    const { clock, database } = this.options;
    const state = await this.states.ask('', () => database.state());
    const known = this.kept.get(key);
    const age = clock() - (known?.at ?? 0);
    if (known?.state === state && age >= 0 && age < KEPT_FOR_MS) {
      return known.answer as T;
    }
    return this.shared.ask(key, async () => {
      const at = clock();
      const before = await this.states.ask('', () => database.state());
      const answer = await question();
      this.keep(key, { state: before, at, answer });
      return answer;
    });
  }

  private keep(key: string, answer: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, answer);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_ANSWERS) {
      this.kept.delete(oldest);
    }
  }
}
