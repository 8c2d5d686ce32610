import { TimelineParticipant } from '../../clock/Timeline';
import { AwsError } from '../../wire/AwsError';
import { defaultAccount } from '../../wire/readCredential';
import { Scope } from '../../wire/wireMessages';
import { World } from '../Service';
import { Tags } from '../tagging/TagStore';
import { Arrivals, ArrivalSettings } from './Arrivals';
import { Bucket, BucketDenial } from './Bucket';

/** From when on a bucket refuses which calls. */
interface Denial {
  at: number;
  bucket: Bucket;
  denies: BucketDenial;
}

/**
 * The simulated S3, for use in code beside its wire. It keeps what listings
 * tell of objects, not their content.
 *
 * @public
 */
export class S3Simulation implements TimelineParticipant {
  readonly #buckets = new Map<string, Bucket>();
  readonly #arrivals: Arrivals[] = [];
  readonly #denials: Denial[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    world.timeline.add(this);
  }

  createBucket(
    name: string,
    scope: Partial<Scope> = {},
    tags: Tags = {},
  ): Bucket {
    if (this.#buckets.has(name)) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        { status: 409 },
      );
    }
    const bucket = new Bucket(name, {
      account: scope.account ?? defaultAccount,
      region: scope.region ?? 'us-east-1',
    });
    this.#buckets.set(name, bucket);
    this.#world.tags.put(bucket.scope, bucket.arn, tags);
    return bucket;
  }

  deleteBucket(name: string): void {
    const bucket = this.find(name);
    if (bucket) {
      this.#world.tags.forget(bucket.scope, bucket.arn);
    }
    this.#buckets.delete(name);
  }

  find(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  /** Whether a service that delivers to a bucket can write there. */
  takes(name: string): boolean {
    return this.find(name)?.refuses('writes') === false;
  }

  /** Puts an object for a service; a bucket that is not there, or refuses it, loses it. */
  put(bucket: string, key: string, bytes: number, modifiedAt?: number): void {
    const at = modifiedAt ?? this.#world.clock.now();
    if (this.takes(bucket)) {
      this.find(bucket)?.put({ key, bytes, modifiedAt: at });
    }
  }

  /** Lets a bucket refuse calls from a time on. */
  deny(bucket: Bucket, denies: BucketDenial, at: number): void {
    this.#denials.push({ at, bucket, denies });
    this.#denials.sort((left, right) => left.at - right.at);
  }

  /** Lets objects arrive in a bucket while time goes on. */
  addArrivals(bucket: Bucket, settings: ArrivalSettings): void {
    this.#arrivals.push(new Arrivals(bucket, settings));
  }

  step(now: number): void {
    while (this.#denials.length > 0 && this.#denials[0].at <= now) {
      const [{ bucket, denies }] = this.#denials.splice(0, 1);
      bucket.denies = denies;
    }
    this.#arrivals.forEach(arrivals => arrivals.step(now));
  }
}
