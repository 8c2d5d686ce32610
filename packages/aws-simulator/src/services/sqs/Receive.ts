import { Batch } from './Batch';

/** Which messages a receive may take, and what becomes of them. */
export interface ReceiveOptions {
  limit: number;
  visibilityTimeout: number;
  /** A simulated consumer, which takes whole batches and deletes what it could process. */
  consumer?: {
    /** Milliseconds of work on a message. */
    processing: number;
    /** It manages even messages that are bound to fail. */
    repaired: boolean;
    /** It extends the visibility timeout while it works. */
    heartbeat?: boolean;
    /** For how many milliseconds it hides what it failed at for the nth time; by the timeout without. */
    backoff?: (receives: number) => number;
    /** Messages of one group that it can work on before it receives again. */
    perGroup?: number;
  };
}

/** However often the timeout is extended, it ends by then. */
const longestInFlight = 12 * 3_600_000;

/** What one receive may still take of each message group. */
export class GroupsTaken {
  readonly #taken = new Map<string, number>();

  constructor(
    private readonly blocked: Set<string>,
    private readonly perGroup = Infinity,
  ) {}

  roomIn(group: string | undefined): number {
    if (group === undefined) {
      return Infinity;
    }
    return this.blocked.has(group)
      ? 0
      : this.perGroup - (this.#taken.get(group) ?? 0);
  }

  take(group: string | undefined, count: number): void {
    if (group !== undefined) {
      this.#taken.set(group, (this.#taken.get(group) ?? 0) + count);
    }
  }
}

/** Begins the work on what has been received; returns until when it is hidden. */
export function beginWork(
  batch: Batch,
  now: number,
  { visibilityTimeout, consumer }: ReceiveOptions,
): number {
  batch.receives += 1;
  batch.receivesHere += 1;
  batch.firstReceivedAt ??= now;
  batch.completes = false;
  if (!consumer) {
    return now + visibilityTimeout;
  }
  const { processing, heartbeat, backoff, repaired } = consumer;
  const inTime = heartbeat || processing <= visibilityTimeout;
  const fails = batch.willFail && !repaired;
  if (inTime && (backoff || !fails)) {
    batch.completes = !fails;
    const wait = fails && backoff ? backoff(batch.receivesHere) : 0;
    return now + Math.min(processing + wait, longestInFlight);
  }
  if (!fails) {
    const work = { endsAt: now + processing, receive: batch.receives };
    batch.works = [...(batch.works ?? []), work];
  }
  return now + visibilityTimeout;
}
