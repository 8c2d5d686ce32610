import { setTimeout as sleep } from 'node:timers/promises';
import { settledWithin } from './settledWithin';

/** A task that the scheduler runs. */
type Task = (signal: AbortSignal) => Promise<void>;

const SECOND = 1000;
const PATIENCE = 10 * SECOND;
/** Then the scheduler has noted that a task is done, so that another backend may run it. */
const RELEASE = SECOND / 2;

/** Tasks that stop when the backend is to end, so that others go on at once. */
export class RunningTasks {
  private readonly end = new AbortController();
  private readonly running = new Set<Promise<void>>();

  /** A task that stops when the backend is to end, too. */
  endable(task: Task): Task {
    return async signal => {
      const { signal: end } = this.end;
      if (end.aborted) {
        return;
      }
      const run = task(AbortSignal.any([signal, end]));
      this.running.add(run);
      try {
        await run;
      } finally {
        this.running.delete(run);
      }
    };
  }

  /** Ends what runs, and waits for it, though not for long. */
  async shutDown(): Promise<void> {
    this.end.abort();
    if (this.running.size > 0) {
      await settledWithin(PATIENCE, [...this.running]);
      await sleep(RELEASE);
    }
  }
}
