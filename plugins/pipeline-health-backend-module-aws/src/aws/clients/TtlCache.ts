import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { isRefusal } from './isRefusal';

/** For a minute the same question meets the same refusal: the time between two rounds. */
const REFUSAL_MS = 60_000;
/** How much longer than its time an answer serves while nobody answers. */
const GRACE_MS = 5 * 60_000;
/** A failure that happens as often in a row is not one of a second any more. */
const LASTING_AFTER = 3;
const SWEEP_MS = 5 * 60_000;

interface Entry {
  /** The last good answer, and when it came. */
  answer?: { value: unknown; at: number };
  /** How the question failed last, since the last answer. */
  failure?: {
    error: unknown;
    problem: StageProblem;
    at: number;
    count: number;
  };
  /** Something happened since the last good answer that it does not know of. */
  isOutdated?: boolean;
  /** Somebody is asking. */
  asking?: Promise<unknown>;
  /** Milliseconds for which an answer is kept. */
  kept: number;
}

/**
 * Keeps answers for some time. Whoever asks for a key while it is being
 * answered waits for the same answer. A failure is no answer: a refusal is
 * kept for one round, and a failure of the second not at all, so that the next
 * who asks may be answered. Only when that fails again and again is nobody
 * kept waiting for the same silence before the next round. Meanwhile the last
 * good answer serves for five minutes longer than its time.
 */
export class TtlCache {
  private readonly entries = new Map<string, Entry>();
  private sweptAt = -Infinity;

  constructor(private readonly now: () => number) {}

  async remember<T>(
    key: string,
    seconds: number,
    ask: () => Promise<T>,
  ): Promise<T> {
    this.sweep();
    const entry: Entry = this.entries.get(key) ?? { kept: 0 };
    this.entries.set(key, entry);
    entry.kept = seconds * 1000;
    if (!entry.asking && this.isAnswered(entry)) {
      return this.replay(entry);
    }
    entry.asking ??= this.ask(entry, ask).finally(() => {
      entry.asking = undefined;
    });
    await entry.asking;
    return this.replay(entry);
  }

  /** Has an answer that is older than so many milliseconds serve only until there is another. */
  renew(key: string, age: number): void {
    const entry = this.entries.get(key);
    if (entry?.answer && !this.isWithin(entry.answer.at, age)) {
      entry.isOutdated = true;
    }
  }

  /** Asks and notes what came of it. */
  private async ask(entry: Entry, ask: () => Promise<unknown>): Promise<void> {
    try {
      const value = await ask();
      entry.answer = { value, at: this.now() };
      entry.failure = undefined;
      entry.isOutdated = false;
    } catch (error) {
      const count = (entry.failure?.count ?? 0) + 1;
      const problem = SourceError.toProblem(error);
      entry.failure = { error, problem, at: this.now(), count };
    }
  }

  /** Whether what is known spares asking. */
  private isAnswered({ answer, failure, kept, isOutdated }: Entry): boolean {
    if (failure) {
      const lasts =
        isRefusal(failure.problem) || failure.count >= LASTING_AFTER;
      return lasts && this.isWithin(failure.at, REFUSAL_MS);
    }
    return (
      answer !== undefined && !isOutdated && this.isWithin(answer.at, kept)
    );
  }

  /** What is known now: the answer, if it may still serve, or else the failure. */
  private replay<T>({ answer, failure, kept }: Entry): T {
    const serves =
      answer !== undefined &&
      (!failure ||
        (!isRefusal(failure.problem) &&
          this.isWithin(answer.at, kept + GRACE_MS)));
    if (!serves) {
      throw failure?.error;
    }
    // The key names the question, and one question has one type of answer.
    return answer.value as T;
  }

  /** Whether a time is past, but not longer than that: a clock may go back. */
  private isWithin(at: number, duration: number): boolean {
    const age = this.now() - at;
    return age >= 0 && age < duration;
  }

  /** Forgets what is too old, now and then. */
  private sweep(): void {
    if (this.isWithin(this.sweptAt, SWEEP_MS)) {
      return;
    }
    this.sweptAt = this.now();
    for (const [key, { answer, failure, asking, kept }] of this.entries) {
      const useful =
        asking ||
        (answer && this.isWithin(answer.at, kept + GRACE_MS)) ||
        (failure && this.isWithin(failure.at, REFUSAL_MS));
      if (!useful) {
        this.entries.delete(key);
      }
    }
  }
}
