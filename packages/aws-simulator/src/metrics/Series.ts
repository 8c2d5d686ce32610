/** The samples of one minute, as far as CloudWatch keeps them. */
export interface Sample {
  sum: number;
  count: number;
  minimum: number;
  maximum: number;
  /** Pairs of value and count; percentiles come from them. */
  values: Array<[value: number, count: number]>;
}

/** What names a metric. */
export interface MetricIdentity {
  namespace: string;
  name: string;
  dimensions: Array<{ name: string; value: string }>;
}

const initialCapacity = 64;

/**
 * The samples of one metric, by minute. A service that publishes one value a
 * minute fills a plain array; samples put from outside, which can be anything,
 * are kept beside it.
 */
export class Series {
  readonly identity: MetricIdentity;
  #firstMinute = 0;
  #length = 0;
  #values = new Float64Array(0);
  #counts?: Float64Array;
  readonly #put = new Map<number, Sample>();
  #lastMinute = -Infinity;

  constructor(identity: MetricIdentity) {
    this.identity = identity;
  }

  /** The newest minute with a sample. */
  get lastMinute(): number {
    return this.#lastMinute;
  }

  /** Publishes the value of a minute, standing for `count` equal samples. Minutes must come in order. */
  publish(minute: number, value: number, count = 1): void {
    if (this.#length === 0) {
      this.#firstMinute = minute;
    }
    const index = minute - this.#firstMinute;
    if (index < this.#length) {
      throw new Error(`${this.identity.name} already has minute ${minute}`);
    }
    this.#grow(index + 1);
    this.#values.fill(NaN, this.#length, index);
    this.#values[index] = value;
    if (count !== 1 && !this.#counts) {
      this.#counts = new Float64Array(this.#values.length).fill(1);
    }
    if (this.#counts) {
      this.#counts[index] = count;
    }
    this.#length = index + 1;
    this.#lastMinute = Math.max(this.#lastMinute, minute);
  }

  /** Adds samples to a minute, whatever it holds already. */
  put(minute: number, sample: Sample): void {
    const present = this.#put.get(minute);
    this.#put.set(minute, present ? mergeSamples(present, sample) : sample);
    this.#lastMinute = Math.max(this.#lastMinute, minute);
  }

  /** The published value and its count; undefined for a gap. */
  publishedAt(minute: number): { value: number; count: number } | undefined {
    const index = minute - this.#firstMinute;
    if (!(index >= 0 && index < this.#length)) {
      return undefined;
    }
    const value = this.#values[index];
    return Number.isNaN(value)
      ? undefined
      : { value, count: this.#counts?.[index] ?? 1 };
  }

  /** What was put into a minute from outside. */
  putAt(minute: number): Sample | undefined {
    return this.#put.get(minute);
  }

  #grow(length: number): void {
    if (length <= this.#values.length) {
      return;
    }
    const capacity = Math.max(
      initialCapacity,
      length,
      Math.ceil(this.#values.length * 1.5),
    );
    const values = new Float64Array(capacity);
    values.set(this.#values);
    this.#values = values;
    if (this.#counts) {
      const counts = new Float64Array(capacity).fill(1);
      counts.set(this.#counts);
      this.#counts = counts;
    }
  }
}

/** One sample out of two. */
export function mergeSamples(left: Sample, right: Sample): Sample {
  return {
    sum: left.sum + right.sum,
    count: left.count + right.count,
    minimum: Math.min(left.minimum, right.minimum),
    maximum: Math.max(left.maximum, right.maximum),
    values: [...left.values, ...right.values],
  };
}

/** `count` samples of one value. */
export function sampleOf(value: number, count = 1): Sample {
  return {
    sum: value * count,
    count,
    minimum: value,
    maximum: value,
    values: [[value, count]],
  };
}
