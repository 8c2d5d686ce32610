import { Random } from '../../random/Random';
import { Batch, newBatch } from './Batch';
import { curveAt } from '../../traffic/curves';
import { Swing } from '../../traffic/Swing';
import { switched } from '../../traffic/switched';
import { FlowChange, FlowEvent, FlowSettings } from './FlowSettings';
import { inFlightLimit, Queue } from './Queue';

const longPoll = 20_000;
const burstSeconds = 60;

/** Lets simulated producers and consumers work on a queue. */
export class QueueFlow {
  readonly #queue: Queue;
  readonly #random: Random;
  readonly #swing: Swing;
  readonly #touch: (now: number) => void;
  readonly #normal: FlowSettings;
  readonly #events: FlowEvent[];
  #settings: FlowSettings;
  #repaired = false;
  #capacity = 0;

  constructor(options: {
    queue: Queue;
    random: Random;
    settings: FlowSettings;
    events: FlowEvent[];
    /** Told when the flow called the queue's API. */
    touch: (now: number) => void;
  }) {
    this.#queue = options.queue;
    this.#random = options.random;
    this.#swing = new Swing(options.random);
    this.#normal = options.settings;
    this.#settings = options.settings;
    this.#touch = options.touch;
    this.#events = [...options.events].sort(
      (left, right) => left.at - right.at,
    );
  }

  /** Changes the traffic from now on. */
  change(change: FlowChange, now: number): void {
    const { producer, consumer, failures } = this.#settings;
    this.#settings = {
      producer: switched(change.producer, producer, this.#normal.producer),
      consumer: switched(change.consumer, consumer, this.#normal.consumer),
      failures: change.failures ?? failures,
    };
    if (change.failures !== undefined) {
      this.#repaired = change.failures === 0;
    }
    this.#send(change.messages ?? 0, now, now);
  }

  /** Lives through the time since the last step. */
  step(now: number, elapsed: number): void {
    while (this.#events.length > 0 && this.#events[0].at <= now) {
      const [event] = this.#events.splice(0, 1);
      this.change(event, now);
    }
    this.#produce(now, elapsed);
    this.#consume(now, elapsed);
    this.#queue.finishWork(now);
  }

  #produce(now: number, elapsed: number): void {
    const { producer } = this.#settings;
    if (producer) {
      const swing = Math.max(0, 1 + producer.noise * this.#swing.at(now));
      const rate = producer.rate * curveAt(producer.curve, now) * swing;
      const sentAt = now - Math.floor(this.#random.next() * elapsed);
      this.#send(this.#random.poisson((rate * elapsed) / 1000), now, sentAt);
    }
  }

  #send(count: number, now: number, sentAt: number): void {
    if (count === 0) {
      return;
    }
    const { producer } = this.#settings;
    const { traffic } = this.#queue;
    traffic.sent += count;
    traffic.noteSize(producer?.messageBytes ?? 1024, count);
    for (const [group, messages] of this.#spread(count)) {
      this.#sendTo(group, messages, sentAt);
    }
    this.#touch(now);
  }

  #sendTo(group: string | undefined, count: number, sentAt: number): void {
    const failing = this.#random.binomial(count, this.#settings.failures ?? 0);
    if (count > failing) {
      this.#queue.add(newBatch(sentAt, count - failing, { group }));
    }
    if (failing > 0) {
      this.#queue.add(newBatch(sentAt, failing, { group, willFail: true }));
    }
  }

  /** Over the message groups of the producer, if it has any. */
  #spread(count: number): Array<[group: string | undefined, count: number]> {
    const { groups, hotGroup } = this.#settings.producer ?? {};
    if (groups === undefined) {
      return [[undefined, count]];
    }
    const spread: Array<[string, number]> = [];
    let left = count;
    for (let group = 1; group <= groups && left > 0; group += 1) {
      const share =
        group === 1 && hotGroup !== undefined
          ? hotGroup
          : 1 / (groups - group + 1);
      const part = group === groups ? left : this.#random.binomial(left, share);
      left -= part;
      if (part > 0) {
        spread.push([`group-${group}`, part]);
      }
    }
    return spread;
  }

  #consume(now: number, elapsed: number): void {
    const { consumer } = this.#settings;
    if (!consumer) {
      this.#capacity = 0;
      return;
    }
    this.#capacity = Math.min(
      this.#capacity + (consumer.rate * elapsed) / 1000,
      Math.max(1, consumer.rate * burstSeconds),
    );
    const { processing, heartbeat, backoff } = consumer;
    const received = this.#queue.receive(now, {
      limit: Math.min(Math.floor(this.#capacity), this.#roomInFlight()),
      visibilityTimeout: this.#queue.settings.visibilityTimeout,
      consumer: {
        processing,
        heartbeat,
        repaired: this.#repaired,
        backoff:
          backoff &&
          (receives =>
            Math.min(
              backoff.most,
              backoff.first * backoff.factor ** (receives - 1),
            )),
        perGroup: Math.max(1, Math.floor(elapsed / processing)),
      },
    });
    const count = received.reduce((sum, batch) => sum + batch.count, 0);
    received.forEach(batch => this.#finish(batch, processing / elapsed));
    this.#capacity -= count;
    if (count === 0) {
      this.#queue.traffic.emptyReceives += elapsed / longPoll;
    }
    this.#touch(now);
  }

  #roomInFlight(): number {
    return inFlightLimit - this.#queue.counts().inFlight;
  }

  /** Of what was received during the step, only the last is still worked on at its end. */
  #finish(batch: Batch, shareUnderWork: number): void {
    if (batch.completes) {
      const underWork = this.#random.binomial(batch.count, shareUnderWork);
      this.#queue.complete(batch, batch.count - underWork);
    }
  }
}
