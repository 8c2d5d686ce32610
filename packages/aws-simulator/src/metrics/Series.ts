import { MetricBend } from './MetricBend';
import { delayOf, MetricOutage } from './MetricOutage';
import { PublishedValues } from './PublishedValues';

const minuteMilliseconds = 60_000;

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

/**
 * The samples of one metric, by minute. Samples put from outside, which can be
 * anything, are kept beside those that a service publishes minute by minute.
 */
export class Series {
  readonly identity: MetricIdentity;
  /** Whether its values are counts gathered over the minute, not measurements. */
  accumulates = false;
  /** What keeps its points from arriving. */
  readonly outages: MetricOutage[] = [];
  /** What makes its published values others. */
  readonly bends: MetricBend[] = [];
  readonly #published = new PublishedValues();
  #put?: Map<number, Sample>;
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
    if (!Number.isFinite(value)) {
      const { namespace, name } = this.identity;
      throw new Error(`${namespace} ${name} cannot be ${value}`);
    }
    this.#published.append(minute, value, count);
    this.#lastMinute = Math.max(this.#lastMinute, minute);
  }

  /** Adds samples to a minute, whatever it holds already. */
  put(minute: number, sample: Sample): void {
    this.#put ??= new Map();
    const present = this.#put.get(minute);
    this.#put.set(minute, present ? mergeSamples(present, sample) : sample);
    this.#lastMinute = Math.max(this.#lastMinute, minute);
  }

  /** The published value and its count; undefined for a gap. */
  publishedAt(minute: number): { value: number; count: number } | undefined {
    const published = this.#published.at(minute);
    return this.bends.length ? this.#bent(minute, published) : published;
  }

  #bent(
    minute: number,
    published: { value: number; count: number } | undefined,
  ): { value: number; count: number } | undefined {
    const at = minute * minuteMilliseconds;
    const value = this.bends
      .filter(({ from, until = Infinity }) => at >= from && at < until)
      .reduce<number | undefined>(
        (bent, { bend }) => bend(bent),
        published?.value,
      );
    return value === undefined
      ? undefined
      : { value, count: published?.count ?? 1 };
  }

  /** By how many milliseconds a minute arrives later than usual; Infinity when it never does. */
  delayOf(minute: number): number {
    return this.outages.length
      ? delayOf(this.outages, minute * minuteMilliseconds)
      : 0;
  }

  /** What was put into a minute from outside. */
  putAt(minute: number): Sample | undefined {
    return this.#put?.get(minute);
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
