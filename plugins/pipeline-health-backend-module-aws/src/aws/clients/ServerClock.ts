import { z } from 'zod';

/** An answer that a proxy kept has an age, and the date of then. */
const dated = z.object({
  headers: z.object({ date: z.string(), age: z.never().optional() }),
});

/** The clock of AWS, as its last answer told it. */
export class ServerClock {
  /** Milliseconds by which it is ahead of ours; undefined before the first answer. */
  offset?: number;

  constructor(private readonly now: () => number) {}

  /** Looks at the clock of whoever gave an HTTP response, if it is one. */
  read(response: unknown): void {
    const { data } = dated.safeParse(response);
    const time = data ? Date.parse(data.headers.date) : NaN;
    if (!Number.isNaN(time)) {
      this.offset = time - this.now();
    }
  }
}
