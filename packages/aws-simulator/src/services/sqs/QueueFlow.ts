import { Random } from '../../random/Random';
import { newBatch } from './Batch';
import { curveAt, CurveName } from './curves';
import { Queue } from './Queue';

/** The simulated traffic of a queue, in plain terms. */
export interface FlowSettings {
  producer?: {
    /** Messages a second, on average over the day. */
    rate: number;
    curve: CurveName;
    /** The relative size of slow random swings of the rate. */
    noise: number;
    messageBytes: number;
  };
  consumer?: {
    /** Messages a second it can process at most. */
    rate: number;
    /** Milliseconds it works on one message. */
    processing: number;
  };
  /** The share of new messages that no consumer manages to process. */
  failures: number;
}

/** A change of a flow at a time. */
export interface FlowEvent {
  at: number;
  change: (flow: FlowSettings) => FlowSettings;
  /** Messages sent at once, besides the flow. */
  burst: number;
}

const swingPeriod = 300_000;
const longPoll = 20_000;

/** Lets simulated producers and consumers work on a queue. */
export class QueueFlow {
  readonly queue: Queue;
  readonly #random: Random;
  readonly #touch: (now: number) => void;
  #settings: FlowSettings;
  #events: FlowEvent[];
  #capacity = 0;
  #swing = { from: 0, to: 0, period: -1 };

  constructor(options: {
    queue: Queue;
    random: Random;
    settings: FlowSettings;
    events?: FlowEvent[];
    /** Told when the flow called the queue's API. */
    touch: (now: number) => void;
  }) {
    this.queue = options.queue;
    this.#random = options.random;
    this.#settings = options.settings;
    this.#touch = options.touch;
    this.#events = [...(options.events ?? [])].sort(
      (left, right) => left.at - right.at,
    );
  }

  /** Changes the flow from now on. */
  change(change: FlowEvent['change']): void {
    this.#settings = change(this.#settings);
  }

  /** Lives through the time since the last step. */
  step(now: number, elapsed: number): void {
    while (this.#events.length > 0 && this.#events[0].at <= now) {
      const [event] = this.#events.splice(0, 1);
      this.change(event.change);
      this.#send(event.burst, now);
    }
    this.#produce(now, elapsed);
    this.#consume(now, elapsed);
  }

  #produce(now: number, elapsed: number): void {
    const { producer } = this.#settings;
    if (producer) {
      const swing = 1 + producer.noise * this.#swingAt(now);
      const rate =
        producer.rate * curveAt(producer.curve, now) * Math.max(0, swing);
      this.#send(this.#random.poisson((rate * elapsed) / 1000), now);
    }
  }

  #send(count: number, now: number): void {
    if (count === 0) {
      return;
    }
    const { failures, producer } = this.#settings;
    const failing = this.#random.binomial(count, failures);
    const { queue } = this;
    queue.traffic.sent += count;
    queue.traffic.noteSize(producer?.messageBytes ?? 1024, count);
    if (count > failing) {
      queue.add(newBatch(now, count - failing));
    }
    if (failing > 0) {
      queue.add(newBatch(now, failing, { willFail: true }));
    }
    this.#touch(now);
  }

  #consume(now: number, elapsed: number): void {
    const { consumer } = this.#settings;
    if (!consumer) {
      this.#capacity = 0;
      return;
    }
    this.#capacity = Math.min(
      this.#capacity + (consumer.rate * elapsed) / 1000,
      Math.max(1, consumer.rate * 60),
    );
    const received = this.queue.receive(now, {
      limit: Math.floor(this.#capacity),
      visibilityTimeout: this.queue.settings.visibilityTimeout,
      processing: consumer.processing,
    });
    const count = received.reduce((sum, batch) => sum + batch.count, 0);
    this.#capacity -= count;
    if (count === 0) {
      this.queue.traffic.emptyReceives += elapsed / longPoll;
    }
    this.#touch(now);
  }

  /** Walks smoothly from one random deviation to the next. */
  #swingAt(now: number): number {
    const period = Math.floor(now / swingPeriod);
    if (period !== this.#swing.period) {
      const to = this.#random.normal();
      this.#swing = { from: this.#swing.to, to, period };
    }
    const share = (now % swingPeriod) / swingPeriod;
    return this.#swing.from + (this.#swing.to - this.#swing.from) * share;
  }
}
