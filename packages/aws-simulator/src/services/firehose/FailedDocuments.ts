import { hourFolder } from '../s3/Arrivals';
import { S3Simulation } from '../s3/S3Simulation';
import { Arrived, Backlog, countOf } from '../../traffic/Backlog';
import { Minute } from './Minute';

const interval = 300_000;
/** The folders of failed documents, by what failed. */
const folders = {
  delivery: 'AmazonOpenSearchService_failed/',
  transform: 'processing-failed/',
  conversion: 'format-conversion-failed/',
};
type Reason = keyof typeof folders;
const reasons = Object.keys(folders) as Reason[];
/** Base64 and the error around it make a failed document larger. */
const growth = 1.6;

/** Gathers what could not be delivered or transformed, and writes it to S3 every five minutes. */
export class FailedDocuments {
  readonly #waiting: Record<Reason, Backlog> = {
    delivery: new Backlog(),
    transform: new Backlog(),
    conversion: new Backlog(),
  };
  #writtenAt = 0;
  #number = 0;

  constructor(
    private readonly name: string,
    private readonly place: { bucket: string; prefix: string },
    private readonly s3: S3Simulation,
  ) {}

  add(reason: Reason, records: Arrived[]): void {
    this.#waiting[reason].add(...records);
  }

  /** When the oldest record came that is not written yet. */
  get oldestAt(): number | undefined {
    const oldest = Math.min(
      ...reasons.map(reason => this.#waiting[reason].oldestAt ?? Infinity),
    );
    return Number.isFinite(oldest) ? oldest : undefined;
  }

  /** Loses what came before a time; returns how many. */
  expire(before: number): number {
    return reasons.reduce(
      (sum, reason) => sum + countOf(this.#waiting[reason].takeBefore(before)),
      0,
    );
  }

  /** Writes what waits, if it is time to. */
  write(now: number, recordBytes: number): Minute['backup'] {
    const records = reasons.reduce(
      (sum, reason) => sum + this.#waiting[reason].count,
      0,
    );
    if (records === 0 || now - this.#writtenAt < interval) {
      return undefined;
    }
    const freshness = (now - (this.oldestAt ?? now)) / 1000;
    this.#writtenAt = now;
    if (!this.s3.takes(this.place.bucket)) {
      return { records: 0, bytes: 0, success: 0, freshness };
    }
    const bytes = Math.round(records * recordBytes * growth);
    reasons.forEach(reason => this.#put(reason, now, recordBytes));
    return { records, bytes, success: 1, freshness };
  }

  #put(reason: Reason, now: number, recordBytes: number): void {
    const { count } = this.#waiting[reason];
    if (count > 0) {
      this.#number += 1;
      const folder = `${this.place.prefix}${folders[reason]}${hourFolder(now)}`;
      const time = new Date(now)
        .toISOString()
        .slice(0, 19)
        .replace(/[T:]/g, '-');
      const number = String(this.#number).padStart(6, '0');
      this.s3.put(
        this.place.bucket,
        `${folder}${this.name}-1-${time}-${number}`,
        Math.round(count * recordBytes * growth),
        now,
      );
      this.#waiting[reason].take(count);
    }
  }
}
