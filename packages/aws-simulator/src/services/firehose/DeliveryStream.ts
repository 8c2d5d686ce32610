import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose';
import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { S3Simulation } from '../s3/S3Simulation';
import { Backlog, countOf } from '../../traffic/Backlog';
import { FailedDocuments } from './FailedDocuments';
import { Minute } from './Minute';
import {
  DestinationState,
  RecordSource,
  StreamConditions,
  StreamConfiguration,
  StreamEvent,
} from './StreamSettings';
import { switched } from '../../traffic/switched';
import { Traffic } from '../../traffic/Traffic';

const minute = 60_000;
const keyMetrics = {
  usable: undefined,
  denied: 'KMSKeyAccessDenied',
  disabled: 'KMSKeyDisabled',
  invalid: 'KMSKeyInvalidState',
  missing: 'KMSKeyNotFound',
};
/** Firehose reads no further ahead than this; the rest waits in its source. */
const readAhead = 900_000;
/** How long what cannot be delivered is kept, unless a Kinesis stream says otherwise. */
const usualRetention = 86_400_000;

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
  readonly #traffic: Traffic;
  readonly #events: StreamEvent[];
  readonly #unread = new Backlog();
  readonly #backlog = new Backlog();
  readonly #failed?: FailedDocuments;
  readonly #s3: S3Simulation;
  readonly #source: () => RecordSource | undefined;
  #conditions: StreamConditions;
  #deliveredAt = 0;
  #lost = 0;
  #lastMinute?: Minute;

  constructor(
    parts: StreamParts,
    random: Random,
    around: {
      s3: S3Simulation;
      /** The Kinesis stream it reads, if that is simulated. */
      source: () => RecordSource | undefined;
    },
  ) {
    this.#parts = parts;
    this.#random = random;
    this.#traffic = new Traffic(random);
    this.#conditions = parts.conditions;
    this.#events = [...parts.events].sort((left, right) => left.at - right.at);
    this.#s3 = around.s3;
    this.#source = around.source;
    const { backup, destination } = parts.configuration;
    const place = destination.type === 's3' ? destination : backup;
    this.#failed = place && new FailedDocuments(parts.name, place, around.s3);
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

  /** How many records expired undelivered. */
  get lost(): number {
    return this.#lost;
  }

  /** When the first record expires, unless it is delivered or backed up before. */
  nextLossAt(): number | undefined {
    const oldest = Math.min(
      ...[
        this.#unread.oldestAt,
        this.#backlog.oldestAt,
        this.#failed?.oldestAt,
      ].map(at => at ?? Infinity),
    );
    return Number.isFinite(oldest) ? oldest + this.#keeps : undefined;
  }

  get arn(): string {
    const { name, scope } = this.#parts;
    return `arn:aws:firehose:${scope.region}:${scope.account}:deliverystream/${name}`;
  }

  /** Changes the conditions from now on. */
  change({ at: _at, producer, ...rest }: StreamEvent): void {
    const given = Object.entries(rest).filter(
      ([, value]) => value !== undefined,
    );
    const { producer: current } = this.#conditions;
    const { producer: first } = this.#parts.conditions;
    this.#conditions = {
      ...this.#conditions,
      ...Object.fromEntries(given),
      producer: switched(producer, current, first),
    };
  }

  /** Lives through the minute that ends now. */
  live(now: number): Minute {
    while (this.#events.length > 0 && this.#events[0].at <= now) {
      this.change(this.#events.splice(0, 1)[0]);
    }
    const keyTrouble = keyMetrics[this.#conditions.key];
    const put = this.#traffic.inMinute(now, this.#conditions.producer);
    const offered = keyTrouble ? 0 : put;
    const written = this.#source()?.accept(offered, now) ?? offered;
    this.#unread.add({ at: now - minute, count: written });
    const incoming = this.#reads ? this.#unread.count : undefined;
    const { transformed, converted } = this.#receive(incoming ?? 0);
    this.#expire(now);
    const oldest = this.#backlog.oldestAt;
    const age = oldest === undefined ? 0 : now - oldest;
    const delivery = this.#deliver(now);
    this.#lastMinute = {
      written,
      incoming,
      transformed,
      converted,
      delivery,
      ...(put > 0 && { keyTrouble }),
      ...(oldest !== undefined && {
        freshness: age / 1000 + this.#deliverySeconds(),
      }),
      backup: this.#failed?.write(now, this.recordBytes),
      behind: 200 + 900 * this.#random.next() + Math.max(0, age - readAhead),
    };
    return this.#lastMinute;
  }

  get #reads(): boolean {
    const { kinesis } = this.#parts.configuration;
    return kinesis === undefined || this.#conditions.source === 'up';
  }

  get #destinationState(): DestinationState {
    const { destination } = this.#parts.configuration;
    const refuses =
      destination.type === 's3' &&
      this.#s3.find(destination.bucket)?.refuses('writes');
    return refuses ? 'refused' : this.#conditions.destination;
  }

  /** How long a delivery itself takes. */
  #deliverySeconds(): number {
    return 2 + 14 * this.#random.next();
  }

  /** Takes what is unread, through the transform and the conversion if there are such. */
  #receive(incoming: number): Pick<Minute, 'transformed' | 'converted'> {
    const records = new Backlog();
    records.add(...this.#unread.take(incoming));
    const transformed = this.#transform(records);
    const converted = this.#convert(records);
    this.#backlog.add(...records.take(Infinity));
    return { transformed, converted };
  }

  #convert(records: Backlog): Minute['converted'] {
    if (!this.#parts.configuration.converts || records.count === 0) {
      return undefined;
    }
    const { conversionFailures } = this.#conditions;
    const failed = this.#random.binomial(records.count, conversionFailures);
    this.#failed?.add('conversion', records.take(failed));
    return { succeeded: records.count, failed };
  }

  /** Takes out of the records what does not come back to be delivered. */
  #transform(records: Backlog): Minute['transformed'] {
    const incoming = records.count;
    const { dropped, processingFailed, transformFailures, transformDuration } =
      this.#conditions;
    if (!this.#parts.configuration.transform?.enabled || incoming === 0) {
      return undefined;
    }
    const calls = Math.max(1, Math.round(incoming / 120));
    const failedCalls = this.#random.binomial(calls, transformFailures);
    const skipped = Math.round((incoming * failedCalls) / calls);
    const answered = incoming - skipped;
    const marked = this.#random.binomial(answered, processingFailed);
    this.#failed?.add('transform', records.take(skipped + marked));
    records.take(this.#random.binomial(answered, dropped));
    return {
      calls,
      succeeded: answered - marked,
      success: 1 - failedCalls / calls,
      duration: transformDuration * (0.9 + 0.3 * this.#random.next()),
    };
  }

  /** Loses what nobody keeps any longer. */
  #expire(now: number): void {
    const keptFrom = now - this.#keeps;
    this.#lost +=
      countOf(this.#unread.takeBefore(keptFrom)) +
      countOf(this.#backlog.takeBefore(keptFrom)) +
      (this.#failed?.expire(keptFrom) ?? 0);
  }

  /** Milliseconds that what cannot be delivered is kept. */
  get #keeps(): number {
    return this.#source()?.retention ?? usualRetention;
  }

  #deliver(now: number): Minute['delivery'] {
    const { buffer } = this.#parts.configuration;
    const elapsed = now - this.#deliveredAt;
    if (this.#backlog.count === 0 || elapsed < buffer) {
      return undefined;
    }
    this.#deliveredAt = now;
    const { capacity, rejects } = this.#conditions;
    const destination = this.#destinationState;
    const state = {
      refused: destination === 'refused',
      blocked: destination === 'blocked',
    };
    if (destination !== 'up') {
      this.#giveUp(now);
      return { delivered: 0, success: 0, ...state };
    }
    const period = Math.min(elapsed, Math.max(buffer, minute));
    const records = new Backlog();
    records.add(...this.#backlog.take(Math.ceil((capacity * period) / 1000)));
    const taken = records.count;
    const rejected = records.take(this.#random.binomial(taken, rejects));
    this.#failed?.add('delivery', rejected);
    return {
      delivered: records.count,
      success: taken === 0 ? 1 : records.count / taken,
      ...state,
    };
  }

  /** What was tried for long enough goes to the backup; S3 is tried until the records expire. */
  #giveUp(now: number): void {
    const { destination, retry } = this.#parts.configuration;
    if (destination.type !== 's3') {
      this.#failed?.add('delivery', this.#backlog.takeBefore(now - retry));
    }
  }
}
