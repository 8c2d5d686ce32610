import { Scope } from '../../wire/wireMessages';

/** An object, without its content. */
export interface StoredObject {
  key: string;
  bytes: number;
  /** Virtual epoch milliseconds. */
  modifiedAt: number;
}

/** Which calls a bucket refuses, whoever makes them. */
export type BucketDenial = 'nothing' | 'reads' | 'writes' | 'everything';

/** A bucket: names, sizes and times of objects, in the order of their keys. */
export class Bucket {
  denies: BucketDenial = 'nothing';
  readonly #objects = new Map<string, StoredObject>();
  #sorted?: StoredObject[];

  constructor(readonly name: string, readonly scope: Scope) {}

  get arn(): string {
    return `arn:aws:s3:::${this.name}`;
  }

  refuses(calls: 'reads' | 'writes'): boolean {
    return this.denies === calls || this.denies === 'everything';
  }

  put(object: StoredObject): void {
    this.#objects.set(object.key, object);
    this.#sorted = undefined;
  }

  delete(key: string): void {
    this.#objects.delete(key);
    this.#sorted = undefined;
  }

  /** Every object, by the bytes of the keys as S3 sorts them. */
  list(): readonly StoredObject[] {
    this.#sorted ??= [...this.#objects.values()].sort((left, right) =>
      Buffer.compare(Buffer.from(left.key), Buffer.from(right.key)),
    );
    return this.#sorted;
  }
}
