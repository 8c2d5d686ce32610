import { Random } from '../random/Random';

const period = 300_000;

/** Walks smoothly from one random deviation to the next. */
export class Swing {
  #from = 0;
  #to = 0;
  #period = -1;

  constructor(private readonly random: Random) {}

  at(now: number): number {
    const index = Math.floor(now / period);
    if (index !== this.#period) {
      this.#from = this.#to;
      this.#to = this.random.normal();
      this.#period = index;
    }
    return this.#from + (this.#to - this.#from) * ((now % period) / period);
  }
}
