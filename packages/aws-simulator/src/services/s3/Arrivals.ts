import { CurveName, curveAt } from '../../traffic/curves';
import { Bucket } from './Bucket';

/** Objects that some writer puts into a bucket again and again. */
export interface ArrivalSettings {
  prefix: string;
  /** Milliseconds between two objects. */
  every: number;
  bytes: number;
  /** How their sizes follow the time; where it is nothing, none comes. */
  curve?: CurveName;
  /** Virtual times between which they come. */
  from: number;
  until: number;
}

/** Lets objects arrive, under a folder for each hour as Firehose and others name them. */
export class Arrivals {
  #next: number;
  #count = 0;

  constructor(
    private readonly bucket: Bucket,
    private readonly settings: ArrivalSettings,
  ) {
    this.#next = settings.from;
  }

  step(now: number): void {
    const { prefix, every, bytes, curve = 'flat', until } = this.settings;
    while (this.#next <= Math.min(now, until)) {
      this.#count += 1;
      const number = String(this.#count).padStart(6, '0');
      const height = curveAt(curve, this.#next);
      if (height > 0 && !this.bucket.refuses('writes')) {
        this.bucket.put({
          key: `${prefix}${hourFolder(this.#next)}part-${number}`,
          bytes: Math.round(bytes * height),
          modifiedAt: this.#next,
        });
      }
      this.#next += every;
    }
  }
}

/** The folder of an hour in UTC: `2026/03/02/10/`. */
export function hourFolder(time: number): string {
  const hour = new Date(time).toISOString().slice(0, 13);
  return `${hour.replace(/[-T]/g, '/')}/`;
}
