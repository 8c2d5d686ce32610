import { Random } from '../random/Random';
import { CurveName, curveAt } from './curves';
import { Swing } from './Swing';

/** How much is done by somebody who does it all day. */
export interface TrafficSettings {
  /** Times a second, on average over the day. */
  rate: number;
  curve: CurveName;
  /** The relative size of slow random swings of the rate. */
  noise: number;
}

/** What somebody writes or calls, minute by minute. */
export class Traffic {
  readonly #random: Random;
  readonly #swing: Swing;

  constructor(random: Random) {
    this.#random = random;
    this.#swing = new Swing(random.fork('swing'));
  }

  /** How often it happens in the minute that ends now. */
  inMinute(now: number, settings: TrafficSettings | undefined): number {
    if (!settings) {
      return 0;
    }
    const { rate, curve, noise } = settings;
    const swing = Math.max(0, 1 + noise * this.#swing.at(now));
    return this.#random.poisson(rate * 60 * curveAt(curve, now) * swing);
  }
}
