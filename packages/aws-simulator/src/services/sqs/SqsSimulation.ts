import { TimelineParticipant } from '../../clock/Timeline';
import { Scope } from '../../wire/wireMessages';
import { defaultAccount } from '../../wire/readCredential';
import { World } from '../Service';
import { Batch, newBatch } from './Batch';
import { Queue, QueueCounts } from './Queue';
import { FlowChange, FlowEvent, FlowSettings } from './FlowSettings';
import { QueueFlow } from './QueueFlow';
import { QueueMetrics } from './QueueMetrics';
import { SqsState } from './SqsState';

const minute = 60_000;

/** A queue made in code. */
export interface QueueOptions extends Partial<Scope> {
  name: string;
  /** Attributes by their AWS names. */
  attributes?: Record<string, string>;
  tags?: Record<string, string>;
  /** Virtual epoch milliseconds; now unless given. */
  createdAt?: number;
}

/**
 * The simulated SQS, for use in code beside its wire.
 *
 * @public
 */
export class SqsSimulation implements TimelineParticipant {
  readonly state: SqsState;
  readonly #world: World;
  readonly #flows = new Map<Queue, QueueFlow>();
  readonly #metrics = new WeakMap<Queue, QueueMetrics>();
  /** What is still to be sent, by the time of sending. */
  readonly #later: Array<{ queue: Queue; batch: Batch }> = [];

  constructor(world: World) {
    this.#world = world;
    this.state = new SqsState(
      world.random.fork('sqs'),
      world.tags,
      world.faults,
    );
    world.timeline.add(this);
  }

  createQueue(options: QueueOptions): Queue {
    const scope = scopeOf(options);
    const createdAt = options.createdAt ?? this.#world.clock.now();
    const queue = this.state.registry.create(
      scope,
      options.name,
      options.attributes ?? {},
      createdAt,
    );
    this.#world.tags.put(scope, queue.arn, options.tags ?? {});
    this.state.activity.touch(queue, createdAt);
    return queue;
  }

  /** The queue of that name, up to date. */
  findQueue(name: string, scope: Partial<Scope> = {}): Queue | undefined {
    const queue = this.state.registry.find(scopeOf(scope), name);
    queue?.settle(this.#world.clock.now());
    return queue;
  }

  /** The queue of that name; throws when there is none. */
  queue(name: string, scope: Partial<Scope> = {}): Queue {
    const queue = this.findQueue(name, scope);
    if (!queue) {
      throw new Error(`There is no queue ${name}`);
    }
    return queue;
  }

  /** How many messages a queue holds now. */
  counts(name: string, scope: Partial<Scope> = {}): QueueCounts {
    return this.queue(name, scope).counts();
  }

  /** Puts messages without content into a queue, as if sent at `sentAt`. */
  send(
    queue: Queue,
    count: number,
    options: { sentAt?: number; willFail?: boolean } = {},
  ): void {
    const now = this.#world.clock.now();
    queue.traffic.sent += count;
    this.state.activity.touch(queue, now);
    queue.add(
      newBatch(options.sentAt ?? now, count, { willFail: options.willFail }),
    );
  }

  /** Puts a batch into a queue when its time of sending comes. */
  sendLater(queue: Queue, batch: Batch): void {
    this.#later.push({ queue, batch });
    this.#later.sort(
      (left, right) => left.batch.enqueuedAt - right.batch.enqueuedAt,
    );
  }

  /** Gives a queue simulated traffic, in place of what it had. */
  setFlow(
    queue: Queue,
    settings: FlowSettings,
    events: FlowEvent[] = [],
  ): void {
    this.#flows.set(
      queue,
      new QueueFlow({
        queue,
        settings,
        events,
        random: this.#world.random.fork(`flow ${queue.arn}`),
        touch: now => this.state.activity.touch(queue, now),
      }),
    );
  }

  /** Changes the traffic of a queue from now on. */
  changeFlow(queue: Queue, change: FlowChange): void {
    if (!this.#flows.has(queue)) {
      this.setFlow(queue, {});
    }
    this.#flows.get(queue)?.change(change, this.#world.clock.now());
  }

  step(now: number): void {
    const elapsed = this.#world.timeline.stepMilliseconds;
    while (this.#later.length > 0 && this.#later[0].batch.enqueuedAt <= now) {
      const [{ queue, batch }] = this.#later.splice(0, 1);
      queue.add(batch);
    }
    for (const flow of this.#flows.values()) {
      flow.step(now, elapsed);
    }
    this.state.moveTasks.progress(now);
    if (now % minute < elapsed) {
      this.#publish(now);
    }
  }

  #publish(now: number): void {
    const { activity, registry } = this.state;
    for (const queue of registry.all()) {
      queue.settle(now);
      if (!queue.isEmpty()) {
        activity.touch(queue, now);
      }
      if (activity.publishes(queue, now)) {
        this.#metricsOf(queue).publish(now);
      }
    }
  }

  #metricsOf(queue: Queue): QueueMetrics {
    let metrics = this.#metrics.get(queue);
    if (!metrics) {
      metrics = new QueueMetrics(queue, this.#world.metrics);
      this.#metrics.set(queue, metrics);
    }
    return metrics;
  }
}

function scopeOf(scope: Partial<Scope>): Scope {
  return {
    account: scope.account ?? defaultAccount,
    region: scope.region ?? 'us-east-1',
  };
}
