import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { Backlog, countOf } from '../../traffic/Backlog';
import { Minute } from '../firehose/Minute';
import { switched } from '../../traffic/switched';
import { Traffic } from '../../traffic/Traffic';
import { KinesisMinute } from '../kinesis/KinesisSettings';
import {
  AsynchronousSettings,
  EventSourceSettings,
  FunctionConditions,
  FunctionConfiguration,
  FunctionEvent,
  FunctionMinute,
} from './FunctionSettings';

/** What a function is made of. */
export interface FunctionParts {
  name: string;
  scope: Scope;
  deployedAt: number;
  configuration: FunctionConfiguration;
  eventSources: EventSourceSettings[];
  conditions: FunctionConditions;
  events: FunctionEvent[];
}

/** Who calls a function besides its own traffic, minute by minute. */
export interface Callers {
  /** The delivery stream whose transform it is. */
  delivery(): Minute | undefined;
  /** A Kinesis stream that Lambda reads for it. */
  stream(name: string): KinesisMinute | undefined;
}

interface Call {
  count: number;
  failures: number;
  duration: number;
}

/** A function that lives from minute to minute. */
export class LambdaFunction {
  readonly #parts: FunctionParts;
  readonly #random: Random;
  readonly #traffic: Traffic;
  readonly #events: FunctionEvent[];
  readonly #callers: Callers;
  readonly #eventSources: EventSourceSettings[];
  /** Events that nobody waits for and that could not be run yet. */
  readonly #waiting = new Backlog();
  #deployedAt: number;
  #conditions: FunctionConditions;

  constructor(parts: FunctionParts, random: Random, callers: Callers) {
    this.#parts = parts;
    this.#random = random;
    this.#callers = callers;
    this.#traffic = new Traffic(random);
    this.#events = [...parts.events].sort((left, right) => left.at - right.at);
    this.#conditions = parts.conditions;
    this.#eventSources = [...parts.eventSources];
    this.#deployedAt = parts.deployedAt;
  }

  get parts(): FunctionParts {
    return this.#parts;
  }

  get conditions(): FunctionConditions {
    return this.#conditions;
  }

  /** When it was deployed last. */
  get deployedAt(): number {
    return this.#deployedAt;
  }

  get arn(): string {
    const { name, scope } = this.#parts;
    return `arn:aws:lambda:${scope.region}:${scope.account}:function:${name}`;
  }

  /** Its sources; switched off together, as people do it. */
  get eventSources(): EventSourceSettings[] {
    const { eventSources, lastResult } = this.#conditions;
    return this.#eventSources.map(source => ({
      ...source,
      ...(eventSources === 'Disabled' && { state: 'Disabled' }),
      ...(lastResult !== undefined && { lastResult }),
    }));
  }

  addEventSource(source: EventSourceSettings): void {
    this.#eventSources.push(source);
  }

  /** Changes the conditions from now on. */
  change({ at, calls, deployed, ...rest }: FunctionEvent): void {
    if (deployed) {
      this.#deployedAt = at;
    }
    const given = Object.entries(rest).filter(
      ([, value]) => value !== undefined,
    );
    const { calls: current } = this.#conditions;
    const { calls: first } = this.#parts.conditions;
    this.#conditions = {
      ...this.#conditions,
      ...Object.fromEntries(given),
      calls: switched(calls, current, first),
    };
  }

  /** Lives through the minute that ends now. */
  live(now: number): FunctionMinute {
    while (this.#events.length > 0 && this.#events[0].at <= now) {
      this.change(this.#events.splice(0, 1)[0]);
    }
    const { asynchronous } = this.#parts.configuration;
    const wanted = this.#wanted(now);
    const received = wanted.count;
    if (asynchronous) {
      // What could not be run before is tried again.
      wanted.count += this.#waiting.count;
    }
    const { throttles, reservedConcurrency, state } = this.#conditions;
    const refused =
      reservedConcurrency === 0
        ? wanted.count
        : this.#random.binomial(wanted.count, throttles);
    const called = wanted.count - refused;
    if (!['Active', 'Inactive'].includes(state)) {
      wanted.failures = called;
    }
    // A failed event is tried again, and counts each time.
    const again =
      Math.min(wanted.failures, called) * (asynchronous?.maximumRetries ?? 0);
    const invocations = called + again;
    const { timeout } = this.#parts.configuration;
    const late = wanted.duration >= timeout;
    const failed = late
      ? invocations
      : Math.min(wanted.failures, called) + again;
    const concurrent = Math.ceil((invocations * wanted.duration) / 60_000);
    return {
      invocations,
      errors: failed,
      throttles: refused,
      duration: Math.min(timeout, wanted.duration),
      concurrent: Math.min(concurrent, reservedConcurrency ?? concurrent),
      behind: this.#behind(),
      ...(asynchronous && {
        events: this.#eventsOf(asynchronous, {
          received,
          refused,
          failed: late ? called : Math.min(wanted.failures, called),
          now,
        }),
      }),
    };
  }

  /** What becomes of events that nobody waits for. */
  #eventsOf(
    { maximumAge, onFailure }: AsynchronousSettings,
    minute: { received: number; refused: number; failed: number; now: number },
  ): FunctionMinute['events'] {
    const { received, refused, failed, now } = minute;
    this.#waiting.add({ at: now - 60_000, count: received });
    this.#waiting.take(this.#waiting.count - refused);
    const expired = countOf(this.#waiting.takeBefore(now - maximumAge));
    const dropped = failed + expired;
    const { oldestAt } = this.#waiting;
    const isKept = onFailure ?? this.#parts.configuration.deadLetter;
    return {
      received,
      dropped,
      age: oldestAt === undefined ? 0 : now - oldestAt,
      unkept: isKept && this.#conditions.keeper === 'down' ? dropped : 0,
    };
  }

  #wanted(now: number): Call {
    const transformed = this.#callers.delivery()?.transformed;
    if (transformed) {
      const { calls, success, duration } = transformed;
      return {
        count: calls,
        failures: Math.round(calls * (1 - success)),
        duration,
      };
    }
    const count = this.#ownCalls(now) + this.#reads();
    const { failures, duration } = this.#conditions;
    return {
      count,
      failures: this.#random.binomial(count, failures),
      duration: duration * (1.1 + 0.4 * this.#random.next()),
    };
  }

  #ownCalls(now: number): number {
    const { calls, eventSources } = this.#conditions;
    const stopped =
      eventSources === 'Disabled' && this.#eventSources.length > 0;
    return this.#traffic.inMinute(now, stopped ? undefined : calls);
  }

  #reads(): number {
    return this.#streams().reduce(
      (sum, [{ batch }, { records }]) => sum + Math.ceil(records / batch),
      0,
    );
  }

  #behind(): number | undefined {
    const ages = this.#streams().map(([, { behind }]) => behind);
    return ages.length ? Math.max(...ages) : undefined;
  }

  /** What was read of each stream for it. */
  #streams(): Array<
    [EventSourceSettings, { records: number; behind: number }]
  > {
    return this.eventSources.flatMap(source => {
      const { stream, consumer, state } = source;
      const minute =
        stream && state === 'Enabled'
          ? this.#callers.stream(stream)
          : undefined;
      const read =
        consumer === undefined ? minute?.read : minute?.fanOut[consumer];
      return read ? [[source, read]] : [];
    });
  }
}
