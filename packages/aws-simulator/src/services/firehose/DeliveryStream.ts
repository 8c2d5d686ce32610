import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose';
import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { S3Simulation } from '../s3/S3Simulation';
import { curveAt } from '../sqs/curves';
import { Backlog } from './Backlog';
import { FailedDocuments } from './FailedDocuments';
import { Minute } from './Minute';
import {
  StreamConditions,
  StreamConfiguration,
  StreamEvent,
} from './StreamSettings';
import { Swing } from './Swing';

const minute = 60_000;
/** Firehose reads no further ahead than this; the rest waits in its source. */
const readAhead = 900_000;

/** What a delivery stream is made of. */
export interface StreamParts {
  name: string;
  scope: Scope;
  createdAt: number;
  configuration: StreamConfiguration;
  conditions: StreamConditions;
  events: StreamEvent[];
}

/** A delivery stream that lives from minute to minute. */
export class DeliveryStream {
  /** What it tells of itself, when it was made over the wire. */
  description?: DeliveryStreamDescription;
  readonly #parts: StreamParts;
  readonly #random: Random;
  readonly #swing: Swing;
  readonly #events: StreamEvent[];
  readonly #backlog = new Backlog();
  readonly #failed?: FailedDocuments;
  #conditions: StreamConditions;
  #deliveredAt = 0;
  #lastMinute?: Minute;

  constructor(parts: StreamParts, random: Random, s3: S3Simulation) {
    this.#parts = parts;
    this.#random = random;
    this.#swing = new Swing(random.fork('swing'));
    this.#conditions = parts.conditions;
    this.#events = [...parts.events].sort((left, right) => left.at - right.at);
    const { backup } = parts.configuration;
    this.#failed = backup && new FailedDocuments(parts.name, backup, s3);
  }

  get parts(): StreamParts {
    return this.#parts;
  }

  /** What the newest minute came to, for those whose traffic follows from it. */
  get lastMinute(): Minute | undefined {
    return this.#lastMinute;
  }

  get recordBytes(): number {
    return this.#parts.conditions.producer?.recordBytes ?? 1024;
  }

  get arn(): string {
    const { name, scope } = this.#parts;
    return `arn:aws:firehose:${scope.region}:${scope.account}:deliverystream/${name}`;
  }

  /** Changes the conditions from now on. */
  change({ at: _at, producer, ...rest }: StreamEvent): void {
    const { producer: normal } = this.#parts.conditions;
    const given = Object.entries(rest).filter(
      ([, value]) => value !== undefined,
    );
    this.#conditions = { ...this.#conditions, ...Object.fromEntries(given) };
    if (producer !== undefined) {
      const back = producer === 'up' ? normal : undefined;
      this.#conditions.producer =
        typeof producer === 'object' ? producer : back;
    }
  }

  /** Lives through the minute that ends now. */
  live(now: number): Minute {
    while (this.#events.length > 0 && this.#events[0].at <= now) {
      this.change(this.#events.splice(0, 1)[0]);
    }
    const incoming = this.#receive(now);
    const transformed = this.#transform(incoming, now);
    this.#backlog.add(now - minute, transformed?.succeeded ?? incoming);
    const oldest = this.#backlog.oldestAt;
    const age = oldest === undefined ? 0 : now - oldest;
    const delivery = this.#deliver(now);
    this.#lastMinute = {
      incoming,
      transformed,
      delivery,
      ...(oldest !== undefined && {
        freshness: age / 1000 + this.#deliverySeconds(),
      }),
      backup: this.#failed?.write(now, this.recordBytes),
      behind: 200 + 900 * this.#random.next() + Math.max(0, age - readAhead),
    };
    return this.#lastMinute;
  }

  /** How long a delivery itself takes. */
  #deliverySeconds(): number {
    return 2 + 14 * this.#random.next();
  }

  #receive(now: number): number {
    const { producer } = this.#conditions;
    if (!producer) {
      return 0;
    }
    const swing = Math.max(0, 1 + producer.noise * this.#swing.at(now));
    return this.#random.poisson(
      producer.rate * 60 * curveAt(producer.curve, now) * swing,
    );
  }

  #transform(incoming: number, now: number): Minute['transformed'] {
    const { transformFailures, transformDuration } = this.#conditions;
    if (!this.#parts.configuration.transform?.enabled || incoming === 0) {
      return undefined;
    }
    const calls = Math.max(1, Math.round(incoming / 120));
    const failedCalls = this.#random.binomial(calls, transformFailures);
    const failed = Math.round((incoming * failedCalls) / calls);
    this.#failed?.add('transform', failed, now);
    return {
      calls,
      succeeded: incoming - failed,
      success: 1 - failedCalls / calls,
      duration: transformDuration * (0.9 + 0.3 * this.#random.next()),
    };
  }

  #deliver(now: number): Minute['delivery'] {
    const { buffer, retry } = this.#parts.configuration;
    const elapsed = now - this.#deliveredAt;
    if (this.#backlog.count === 0 || elapsed < buffer) {
      return undefined;
    }
    this.#deliveredAt = now;
    const { destination, capacity, rejects } = this.#conditions;
    const state = {
      refused: destination === 'refused',
      blocked: destination === 'blocked',
    };
    if (destination !== 'up') {
      this.#failed?.add('delivery', this.#backlog.takeBefore(now - retry), now);
      return { delivered: 0, success: 0, ...state };
    }
    const period = Math.min(elapsed, Math.max(buffer, minute));
    const taken = this.#backlog.take(Math.ceil((capacity * period) / 1000));
    const rejected = this.#random.binomial(taken, rejects);
    this.#failed?.add('delivery', rejected, now);
    return {
      delivered: taken - rejected,
      success: taken === 0 ? 1 : 1 - rejected / taken,
      ...state,
    };
  }
}
