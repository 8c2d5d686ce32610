/** A 32-bit hash of a text (FNV-1a with a final mix). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** Scatters the bits of a 32-bit number. */
export function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * A seeded source of randomness. Forks by name are independent of each other
 * and of how often their siblings are asked, so that a new queue does not
 * change the story of the others.
 */
export class Random {
  readonly #seed: number;
  #state: number;

  constructor(seed: number) {
    this.#seed = seed >>> 0;
    this.#state = mix(this.#seed + 0x9e3779b9);
  }

  fork(name: string): Random {
    return new Random(mix(this.#seed ^ hashText(name)));
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return mix(this.#state) / 0x1_0000_0000;
  }

  /** How many of `trials` succeed with the given probability. */
  binomial(trials: number, probability: number): number {
    if (trials <= 0 || probability <= 0) {
      return 0;
    }
    if (probability >= 1) {
      return trials;
    }
    if (trials > 50) {
      const mean = trials * probability;
      const deviation = Math.sqrt(mean * (1 - probability));
      const drawn = Math.round(mean + deviation * this.normal());
      return Math.min(trials, Math.max(0, drawn));
    }
    let successes = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      successes += this.next() < probability ? 1 : 0;
    }
    return successes;
  }

  /** How many events happen when `mean` are expected. */
  poisson(mean: number): number {
    if (mean <= 0) {
      return 0;
    }
    if (mean > 30) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    }
    const limit = Math.exp(-mean);
    let product = this.next();
    let events = 0;
    while (product > limit) {
      product *= this.next();
      events += 1;
    }
    return events;
  }

  /** A standard normal value. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Lower-case hexadecimal text of the given length. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) {
      text += Math.floor(this.next() * 0x1_0000_0000)
        .toString(16)
        .padStart(8, '0');
    }
    return text.slice(0, length);
  }

  /** An identifier in the shape of a UUID. */
  uuid(): string {
    const text = this.hex(32);
    return [
      text.slice(0, 8),
      text.slice(8, 12),
      `4${text.slice(13, 16)}`,
      `a${text.slice(17, 20)}`,
      text.slice(20),
    ].join('-');
  }
}
