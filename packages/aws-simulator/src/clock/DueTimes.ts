import { Cron } from 'croner';

/** The times at which a Glue schedule starts something. */
export class DueTimes {
  readonly #cron?: Cron;
  #next = -Infinity;

  /** Without an expression nothing is ever due. */
  constructor(expression: string | undefined) {
    const fields = /^cron\((.+)\)$/i.exec(expression?.trim() ?? '')?.[1];
    this.#cron = fields
      ? new Cron(`0 ${fields}`, {
          paused: true,
          mode: '7-part',
          alternativeWeekdays: true,
          sloppyRanges: true,
          timezone: 'UTC',
        })
      : undefined;
  }

  /** The first start after a time; the times asked for only grow. */
  after(time: number): number {
    if (!this.#cron) {
      return Infinity;
    }
    if (this.#next <= time) {
      this.#next = this.#cron.nextRun(new Date(time))?.getTime() ?? Infinity;
    }
    return this.#next;
  }
}
