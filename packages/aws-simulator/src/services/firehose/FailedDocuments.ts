import { hourFolder } from '../s3/Arrivals';
import { S3Simulation } from '../s3/S3Simulation';
import { Minute } from './Minute';
import { StreamConfiguration } from './StreamSettings';

const interval = 300_000;
/** The folders of failed documents, by what failed. */
const folders = {
  delivery: 'AmazonOpenSearchService_failed/',
  transform: 'processing-failed/',
};

/** Gathers what could not be delivered or transformed, and writes it to S3 every five minutes. */
export class FailedDocuments {
  readonly #waiting = { delivery: 0, transform: 0 };
  #writtenAt = 0;
  #waitingSince = 0;
  #number = 0;

  constructor(
    private readonly name: string,
    private readonly backup: NonNullable<StreamConfiguration['backup']>,
    private readonly s3: S3Simulation,
  ) {}

  add(reason: keyof typeof folders, records: number, now: number): void {
    if (records > 0) {
      this.#waitingSince ||= now;
      this.#waiting[reason] += records;
    }
  }

  /** Writes what waits, if it is time to. */
  write(now: number, recordBytes: number): Minute['backup'] {
    const { delivery, transform } = this.#waiting;
    const records = delivery + transform;
    if (records === 0 || now - this.#writtenAt < interval) {
      return undefined;
    }
    const freshness = (now - this.#waitingSince) / 1000;
    this.#writtenAt = now;
    if (!this.s3.find(this.backup.bucket)) {
      return { records: 0, bytes: 0, success: 0, freshness };
    }
    const bytes = Math.round(records * recordBytes * 1.6);
    this.#put('delivery', now, recordBytes);
    this.#put('transform', now, recordBytes);
    this.#waitingSince = 0;
    return { records, bytes, success: 1, freshness };
  }

  #put(reason: keyof typeof folders, now: number, recordBytes: number): void {
    const records = this.#waiting[reason];
    if (records > 0) {
      this.#number += 1;
      const folder = `${this.backup.prefix}${folders[reason]}${hourFolder(
        now,
      )}`;
      const time = new Date(now)
        .toISOString()
        .slice(0, 19)
        .replace(/[T:]/g, '-');
      const number = String(this.#number).padStart(6, '0');
      // Base64 and the error around it make a failed document larger.
      this.s3.put(
        this.backup.bucket,
        `${folder}${this.name}-1-${time}-${number}`,
        Math.round(records * recordBytes * 1.6),
        now,
      );
      this.#waiting[reason] = 0;
    }
  }
}
