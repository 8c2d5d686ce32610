import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { DeliveryStream } from '../firehose/DeliveryStream';
import { switched } from '../../traffic/switched';
import { Traffic } from '../../traffic/Traffic';
import { FanOutReader } from './FanOutReader';
import {
  FanOutSettings,
  KinesisConditions,
  KinesisEvent,
  KinesisMinute,
} from './KinesisSettings';
import { Shards } from './Shards';

/** What a Kinesis stream is made of. */
export interface KinesisParts {
  name: string;
  scope: Scope;
  createdAt: number;
  onDemand: boolean;
  encrypted: boolean;
  /** A key of the customer, by ARN. */
  key?: string;
  fanOut: FanOutSettings[];
  conditions: KinesisConditions;
  events: KinesisEvent[];
}

/** A Kinesis stream that lives from minute to minute. */
export class KinesisStream {
  readonly #parts: KinesisParts;
  readonly #random: Random;
  readonly #traffic: Traffic;
  readonly #events: KinesisEvent[];
  readonly #shards: Shards;
  readonly #fanOut: FanOutReader[];
  readonly #findReader: () => DeliveryStream | undefined;
  #conditions: KinesisConditions;
  #throttled = 0;
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
    this.#shards = new Shards(parts.onDemand, () => ({
      ...this.#conditions,
      recordBytes: this.recordBytes,
    }));
    this.#fanOut = parts.fanOut.map(each => new FanOutReader(each));
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

  /** Milliseconds that it keeps what nobody has read. */
  get retention(): number {
    return this.#conditions.retention;
  }

  /** How many shards it has now: on demand, as many as it has grown to. */
  get openShards(): number {
    return this.#shards.open;
  }

  /** How many records expired unread. */
  get lost(): number {
    const fannedOut = this.#fanOut.reduce((sum, { lost }) => sum + lost, 0);
    return (
      this.reader?.lost ?? (this.#isShared ? this.#shards.lost : 0) + fannedOut
    );
  }

  /** When the first record expires, unless it is read before. */
  nextLossAt(): number | undefined {
    if (this.reader) {
      return this.reader.nextLossAt();
    }
    const unread = [
      this.#isShared ? this.#shards.oldestAt : undefined,
      ...this.#fanOut.map(({ oldestAt }) => oldestAt),
    ].flatMap(at => at ?? []);
    return unread.length ? Math.min(...unread) + this.retention : undefined;
  }

  /** Whether somebody reads it by the throughput that all share; what nobody is meant to read is not lost. */
  get #isShared(): boolean {
    return (
      this.#fanOut.length === 0 || this.#parts.conditions.consumer !== undefined
    );
  }

  get arn(): string {
    const { name, scope } = this.#parts;
    return `arn:aws:kinesis:${scope.region}:${scope.account}:stream/${name}`;
  }

  /** The ARN of a reader with enhanced fan-out, which ends with when it was made. */
  consumerArn(consumer: string): string {
    const created = this.#parts.fanOut.find(({ name }) => name === consumer);
    return `${this.arn}/consumer/${consumer}:${Math.floor(
      (created?.createdAt ?? 0) / 1000,
    )}`;
  }

  /** Changes the conditions from now on. */
  change({
    producer,
    consumer,
    shards,
    hotShard,
    retention,
    blockedShard,
    keyState,
    fanOut = {},
  }: KinesisEvent): void {
    for (const reader of this.#fanOut) {
      const change = fanOut[reader.settings.name];
      if (change !== undefined) {
        reader.change(change);
      }
    }
    const { conditions: normal } = this.#parts;
    const current = this.#conditions;
    this.#conditions = {
      producer: switched(producer, current.producer, normal.producer),
      consumer: switched(consumer, current.consumer, normal.consumer),
      shards: shards ?? current.shards,
      hotShard: hotShard ?? current.hotShard,
      retention: retention ?? current.retention,
      blockedShard: blockedShard ?? current.blockedShard,
      keyState: keyState ?? current.keyState,
    };
  }

  /** Lives through the minute that ends now. */
  live(now: number): KinesisMinute {
    const minute = this.#live(now);
    this.#lastMinute = {
      ...minute,
      fanOut: this.#fanned(minute.incoming, now),
    };
    return this.#lastMinute;
  }

  /** Takes what is written in the minute that ends now, as far as there is room; returns how much. */
  accept(records: number, now: number): number {
    const taken = this.#shards.write(records, now);
    this.#throttled = records - taken;
    return taken;
  }

  #fanned(written: number, now: number): KinesisMinute['fanOut'] {
    return Object.fromEntries(
      this.#fanOut.flatMap(reader => {
        const read = reader.live(written, now, this.retention);
        return read ? [[reader.settings.name, read]] : [];
      }),
    );
  }

  #live(now: number): Omit<KinesisMinute, 'fanOut'> {
    while (this.#events.length > 0 && this.#events[0].at <= now) {
      this.change(this.#events.splice(0, 1)[0]);
    }
    this.#shards.expire(now - this.retention);
    const reader = this.reader?.lastMinute;
    if (reader) {
      const { written, incoming, behind } = reader;
      this.#shards.read(Infinity);
      return {
        incoming: written,
        refused: 0,
        writesThrottled: this.#throttled,
        ...(incoming !== undefined && {
          read: { records: incoming, behind, throttled: 0 },
        }),
      };
    }
    const { producer, keyState } = this.#conditions;
    const sent = this.#traffic.inMinute(now, producer);
    if (keyState === 'disabled') {
      // Neither writes nor reads succeed.
      return { incoming: 0, writesThrottled: 0, refused: sent };
    }
    const taken = this.accept(sent, now);
    return {
      incoming: taken,
      writesThrottled: this.#throttled,
      refused: 0,
      read: this.#consume(now),
    };
  }

  #consume(now: number): KinesisMinute['read'] {
    const { consumer } = this.#conditions;
    if (!consumer) {
      return undefined;
    }
    const { records, throttled } = this.#shards.read(
      Math.ceil(consumer.rate * 60),
    );
    const oldest = this.#shards.oldestAt;
    return {
      records,
      behind: oldest === undefined ? 900 * this.#random.next() : now - oldest,
      throttled: throttled ? 12 : 0,
    };
  }
}
