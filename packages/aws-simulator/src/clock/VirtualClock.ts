/** Options of a {@link VirtualClock}. */
export interface VirtualClockOptions {
  /** The virtual time at which the clock starts, in epoch milliseconds. */
  start: number;
  /** Virtual seconds for each real second; 0 freezes the clock, so that only `advance` moves it. */
  speed: number;
  /** Real time in milliseconds; only differences of it are used. */
  realTime?: () => number;
}

/**
 * The only clock of the simulated AWS. It runs at a multiple of real time and
 * can be moved forward by hand, never back.
 *
 * @public
 */
export class VirtualClock {
  readonly speed: number;
  readonly #start: number;
  readonly #realTime: () => number;
  readonly #realStart: number;
  #advanced = 0;
  #onAdvance: () => void = () => {};

  constructor(options: VirtualClockOptions) {
    this.speed = options.speed;
    this.#start = options.start;
    this.#realTime = options.realTime ?? Date.now;
    this.#realStart = this.#realTime();
  }

  /** Virtual now, in epoch milliseconds. */
  now(): number {
    const elapsed = (this.#realTime() - this.#realStart) * this.speed;
    return Math.floor(this.#start + elapsed + this.#advanced);
  }

  /** Moves the clock forward. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) {
      throw new Error(`The clock cannot move by ${milliseconds} ms`);
    }
    this.#advanced += milliseconds;
    this.#onAdvance();
  }

  /** Sets what happens whenever the clock has been moved by hand. */
  onAdvance(listener: () => void): void {
    this.#onAdvance = listener;
  }

  /** Whether time stands still unless it is advanced by hand. */
  get frozen(): boolean {
    return this.speed === 0;
  }
}
