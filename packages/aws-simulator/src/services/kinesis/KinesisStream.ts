import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { Backlog, countOf } from '../firehose/Backlog';
import { DeliveryStream } from '../firehose/DeliveryStream';
import { Traffic } from '../firehose/Traffic';
import {
  KinesisConditions,
  KinesisEvent,
  KinesisMinute,
} from './KinesisSettings';

const minute = 60_000;
const shardRecords = 60_000;
const shardWriteBytes = 60 * 1_048_576;
const shardReadBytes = 2 * shardWriteBytes;

/** What a Kinesis stream is made of. */
export interface KinesisParts {
  name: string;
  scope: Scope;
  createdAt: number;
  onDemand: boolean;
  encrypted: boolean;
  fanOutConsumers: number;
  conditions: KinesisConditions;
  events: KinesisEvent[];
}

/** A Kinesis stream that lives from minute to minute. */
export class KinesisStream {
  readonly #parts: KinesisParts;
  readonly #random: Random;
  readonly #traffic: Traffic;
  readonly #events: KinesisEvent[];
  readonly #backlog = new Backlog();
  readonly #findReader: () => DeliveryStream | undefined;
  #conditions: KinesisConditions;
  #lastMinute?: KinesisMinute;

  constructor(
    parts: KinesisParts,
    random: Random,
    findReader: () => DeliveryStream | undefined,
  ) {
    this.#parts = parts;
    this.#random = random;
    this.#traffic = new Traffic(random);
    this.#events = [...parts.events].sort((left, right) => left.at - right.at);
    this.#conditions = parts.conditions;
    this.#findReader = findReader;
  }

  get parts(): KinesisParts {
    return this.#parts;
  }

  get conditions(): KinesisConditions {
    return this.#conditions;
  }

  /** The delivery stream that reads it, if one does. */
  get reader(): DeliveryStream | undefined {
    return this.#findReader();
  }

  /** What the newest minute came to, for those whose traffic follows from it. */
  get lastMinute(): KinesisMinute | undefined {
    return this.#lastMinute;
  }

  get recordBytes(): number {
    const { producer } = this.#parts.conditions;
    return this.reader?.recordBytes ?? producer?.recordBytes ?? 1024;
  }

  get arn(): string {
    const { name, scope } = this.#parts;
    return `arn:aws:kinesis:${scope.region}:${scope.account}:stream/${name}`;
  }

  /** Changes the conditions from now on. */
  change({ producer, consumer, shards, retention }: KinesisEvent): void {
    const { conditions: normal } = this.#parts;
    const current = this.#conditions;
    this.#conditions = {
      producer: switched(producer, current.producer, normal.producer),
      consumer: switched(consumer, current.consumer, normal.consumer),
      shards: shards ?? current.shards,
      retention: retention ?? current.retention,
    };
  }

  /** Lives through the minute that ends now. */
  live(now: number): KinesisMinute {
    this.#lastMinute = this.#live(now);
    return this.#lastMinute;
  }

  #live(now: number): KinesisMinute {
    while (this.#events.length > 0 && this.#events[0].at <= now) {
      this.change(this.#events.splice(0, 1)[0]);
    }
    const reader = this.reader?.lastMinute;
    if (reader) {
      const { written, incoming, behind } = reader;
      return {
        incoming: written,
        writesThrottled: 0,
        ...(incoming !== undefined && {
          read: { records: incoming, behind, throttled: 0 },
        }),
      };
    }
    const offered = this.#traffic.inMinute(now, this.#conditions.producer);
    const taken = Math.min(offered, this.#capacity(shardWriteBytes));
    this.#backlog.add({ at: now - minute, count: taken });
    this.#backlog.takeBefore(now - this.#conditions.retention);
    return {
      incoming: taken,
      writesThrottled: offered - taken,
      read: this.#consume(now),
    };
  }

  #consume(now: number): KinesisMinute['read'] {
    const { consumer } = this.#conditions;
    if (!consumer) {
      return undefined;
    }
    const wanted = Math.ceil(consumer.rate * 60);
    const records = countOf(
      this.#backlog.take(Math.min(wanted, this.#capacity(shardReadBytes))),
    );
    const oldest = this.#backlog.oldestAt;
    return {
      records,
      behind: oldest === undefined ? 900 * this.#random.next() : now - oldest,
      throttled: records < wanted && this.#backlog.count > 0 ? 12 : 0,
    };
  }

  /** Records that the shards take or give in a minute. */
  #capacity(bytes: number): number {
    if (this.#parts.onDemand) {
      return Infinity;
    }
    return (
      this.#conditions.shards *
      Math.min(shardRecords, Math.floor(bytes / this.recordBytes))
    );
  }
}

function switched<T extends object>(
  change: 'up' | 'down' | T | undefined,
  current: T | undefined,
  normal: T | undefined,
): T | undefined {
  if (change === undefined) {
    return current;
  }
  const back = change === 'up' ? normal : undefined;
  return typeof change === 'object' ? change : back;
}
