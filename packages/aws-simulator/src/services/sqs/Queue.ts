import { Scope } from '../../wire/wireMessages';
import { Batch, groupOf, newBatch } from './Batch';
import { BatchList } from './BatchList';
import { beginWork, GroupsTaken, ReceiveOptions } from './Receive';
import { Deduplication } from './Deduplication';
import { QueueSettings } from './QueueSettings';
import { QueueTraffic } from './QueueTraffic';

/** How many messages of a queue are in which state. */
export interface QueueCounts {
  visible: number;
  delayed: number;
  inFlight: number;
}

/** How many messages a queue can have in flight. */
export const inFlightLimit = 120_000;

/** One simulated SQS queue. */
export class Queue {
  readonly scope: Scope;
  readonly name: string;
  readonly createdAt: number;
  readonly settings: QueueSettings;
  readonly traffic = new QueueTraffic();
  readonly batches = new BatchList();
  readonly deduplication = new Deduplication();
  lastPurgeAt = -Infinity;
  /** How many messages expired in it, undeleted. */
  lost = 0;
  /** Where messages go that were received too often; undefined when the queue is gone. */
  findDeadLetterQueue: () => Queue | undefined = () => undefined;
  readonly #tags: () => Record<string, string>;
  #nextChangeAt = Infinity;
  #nextWorkEndsAt = Infinity;
  #lastSequenceNumber = 18_850_000_000_000_000_000n;

  constructor(options: {
    scope: Scope;
    name: string;
    createdAt: number;
    settings: QueueSettings;
    tags: () => Record<string, string>;
  }) {
    this.scope = options.scope;
    this.name = options.name;
    this.createdAt = options.createdAt;
    this.settings = options.settings;
    this.#tags = options.tags;
  }

  get arn(): string {
    return `arn:aws:sqs:${this.scope.region}:${this.scope.account}:${this.name}`;
  }

  get tags(): Record<string, string> {
    return this.#tags();
  }

  get fifo(): boolean {
    return this.settings.fifo;
  }

  nextSequenceNumber(): string {
    this.#lastSequenceNumber += 256n;
    return String(this.#lastSequenceNumber);
  }

  /** Puts messages into the queue. */
  add(batch: Batch): void {
    this.batches.append(batch);
    this.#expectChange(batch.enqueuedAt + this.settings.retention);
    if (batch.state !== 'visible') {
      this.#expectChange(batch.hiddenUntil);
    }
  }

  /** Hides a batch until a time. */
  hide(batch: Batch, state: 'delayed' | 'in-flight', until: number): void {
    batch.state = state;
    batch.hiddenUntil = until;
    this.#expectChange(until);
  }

  /** Deletes messages of a batch that a simulated consumer has processed. */
  complete(batch: Batch, count: number): void {
    this.traffic.deleted += count;
    if (count >= batch.count) {
      this.batches.remove(batch);
    } else {
      batch.count -= count;
    }
  }

  /** Lets everything happen that was due until now: timeouts, deletions, expiry. */
  settle(now: number): void {
    if (now < this.#nextChangeAt) {
      return;
    }
    this.#nextChangeAt = Infinity;
    for (const batch of this.batches) {
      this.#settleBatch(batch, now);
    }
  }

  /** Must be called when the retention has changed. */
  retentionChanged(now: number): void {
    this.#nextChangeAt = now;
    this.settle(now);
  }

  isEmpty(): boolean {
    return this.batches.isEmpty();
  }

  counts(): QueueCounts {
    const counts = { visible: 0, delayed: 0, inFlight: 0 };
    if (this.isEmpty()) {
      return counts;
    }
    for (const batch of this.batches) {
      counts[batch.state === 'in-flight' ? 'inFlight' : batch.state] +=
        batch.count;
    }
    return counts;
  }

  /**
   * When the oldest message that the age metric looks at arrived. A standard
   * queue passes over messages received three times or more.
   */
  oldestArrival(): number | undefined {
    let oldest: number | undefined;
    for (const batch of this.batches) {
      const counted = this.fifo || batch.receivesHere < 3;
      if (counted && batch.arrivedAt < (oldest ?? Infinity)) {
        oldest = batch.arrivedAt;
      }
    }
    return oldest;
  }

  /** When its first message expires, unless somebody deletes it before. */
  nextLossAt(): number | undefined {
    let oldest: number | undefined;
    for (const { enqueuedAt } of this.batches) {
      oldest = Math.min(oldest ?? Infinity, enqueuedAt);
    }
    return oldest === undefined ? undefined : oldest + this.settings.retention;
  }

  /** How many message groups have messages in flight. */
  groupsInFlight(): number {
    return this.#blockedGroups().size;
  }

  /** Receives messages; what was received too often goes to the dead-letter queue instead. */
  receive(now: number, options: ReceiveOptions): Batch[] {
    this.settle(now);
    const { consumer } = options;
    const received: Batch[] = [];
    const groups = new GroupsTaken(this.#blockedGroups(), consumer?.perGroup);
    let left = options.limit;
    for (const batch of this.batches) {
      if (left <= 0) {
        break;
      }
      const group = this.fifo ? groupOf(batch) : undefined;
      const room = Math.min(left, groups.roomIn(group));
      const available = batch.state === 'visible' && room > 0;
      if (available && !this.#giveUp(batch, now)) {
        // Nothing of a group is worked on behind what fails.
        const fails = group !== undefined && batch.willFail;
        const piece = this.batches.take(batch, consumer && !fails ? room : 1);
        left -= piece.count;
        groups.take(group, fails ? Infinity : piece.count);
        this.#deliver(piece, now, options);
        received.push(piece);
      }
    }
    return received;
  }

  /** Lets simulated consumers end the work that outlived the visibility timeout. */
  finishWork(now: number): void {
    if (now < this.#nextWorkEndsAt) {
      return;
    }
    this.#nextWorkEndsAt = Infinity;
    for (const batch of this.batches) {
      const done = batch.works?.filter(({ endsAt }) => endsAt <= now) ?? [];
      // Deleting by an old receipt counts, and has no effect.
      this.traffic.deleted += done.length * batch.count;
      if (done.some(({ receive }) => receive === batch.receives)) {
        this.batches.remove(batch);
      } else if (batch.works) {
        batch.works = batch.works.filter(work => !done.includes(work));
        this.#expectEndOfWork(batch);
      }
    }
  }

  #deliver(batch: Batch, now: number, options: ReceiveOptions): void {
    this.traffic.received += batch.count;
    this.hide(batch, 'in-flight', beginWork(batch, now, options));
    this.#expectEndOfWork(batch);
  }

  #expectEndOfWork({ works = [] }: Batch): void {
    const ends = works.map(({ endsAt }) => endsAt);
    this.#nextWorkEndsAt = Math.min(this.#nextWorkEndsAt, ...ends);
  }

  #giveUp(batch: Batch, now: number): boolean {
    const { redrive } = this.settings;
    if (!redrive || batch.receivesHere < redrive.maxReceiveCount) {
      return false;
    }
    const target = this.findDeadLetterQueue();
    if (!target) {
      return false;
    }
    target.add(
      newBatch(now, batch.count, {
        enqueuedAt: target.fifo ? now : batch.enqueuedAt,
        receives: batch.receives,
        firstReceivedAt: batch.firstReceivedAt,
        willFail: batch.willFail,
        group: batch.group,
        givenUpBy: this.arn,
        content: batch.content && {
          ...batch.content,
          ...(target.fifo && { deduplicationId: batch.content.id }),
        },
      }),
    );
    this.batches.remove(batch);
    return true;
  }

  #settleBatch(batch: Batch, now: number): void {
    const expiresAt = batch.enqueuedAt + this.settings.retention;
    if (expiresAt <= now) {
      this.lost += batch.count;
      this.batches.remove(batch);
      return;
    }
    if (batch.state !== 'visible' && batch.hiddenUntil <= now) {
      if (batch.completes) {
        this.complete(batch, batch.count);
        return;
      }
      batch.state = 'visible';
    }
    this.#expectChange(expiresAt);
    if (batch.state !== 'visible') {
      this.#expectChange(batch.hiddenUntil);
    }
  }

  #blockedGroups(): Set<string> {
    const groups = new Set<string>();
    if (this.fifo) {
      for (const batch of this.batches) {
        const group = groupOf(batch);
        if (batch.state === 'in-flight' && group) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  #expectChange(at: number): void {
    this.#nextChangeAt = Math.min(this.#nextChangeAt, at);
  }
}
