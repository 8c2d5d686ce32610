import { TimelineParticipant } from '../../clock/Timeline';
import { AwsError } from '../../wire/AwsError';
import { defaultAccount } from '../../wire/readCredential';
import { Scope } from '../../wire/wireMessages';
import { World } from '../Service';
import { Arrivals, ArrivalSettings } from './Arrivals';
import { Bucket } from './Bucket';

/**
 * The simulated S3, for use in code beside its wire. It keeps what listings
 * tell of objects, not their content.
 *
 * @public
 */
export class S3Simulation implements TimelineParticipant {
  readonly #buckets = new Map<string, Bucket>();
  readonly #arrivals: Arrivals[] = [];
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    world.timeline.add(this);
  }

  createBucket(name: string, scope: Partial<Scope> = {}): Bucket {
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
    return bucket;
  }

  deleteBucket(name: string): void {
    this.#buckets.delete(name);
  }

  find(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  /** Puts an object; a bucket that is not there loses it, as its writer would. */
  put(bucket: string, key: string, bytes: number, modifiedAt?: number): void {
    const at = modifiedAt ?? this.#world.clock.now();
    this.find(bucket)?.put({ key, bytes, modifiedAt: at });
  }

  /** Lets objects arrive in a bucket while time goes on. */
  addArrivals(bucket: Bucket, settings: ArrivalSettings): void {
    this.#arrivals.push(new Arrivals(bucket, settings));
  }

  step(now: number): void {
    this.#arrivals.forEach(arrivals => arrivals.step(now));
  }
}
