import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { Minute } from '../firehose/Minute';
import { switched } from '../../traffic/switched';
import { Traffic } from '../../traffic/Traffic';
import { KinesisMinute } from '../kinesis/KinesisSettings';
import {
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
  #conditions: FunctionConditions;

  constructor(parts: FunctionParts, random: Random, callers: Callers) {
    this.#parts = parts;
    this.#random = random;
    this.#callers = callers;
    this.#traffic = new Traffic(random);
    this.#events = [...parts.events].sort((left, right) => left.at - right.at);
    this.#conditions = parts.conditions;
    this.#eventSources = [...parts.eventSources];
  }

  get parts(): FunctionParts {
    return this.#parts;
  }

  get conditions(): FunctionConditions {
    return this.#conditions;
  }

  get arn(): string {
    const { name, scope } = this.#parts;
    return `arn:aws:lambda:${scope.region}:${scope.account}:function:${name}`;
  }

  /** Its sources; switched off together, as people do it. */
  get eventSources(): EventSourceSettings[] {
    return this.#eventSources.map(source =>
      this.#conditions.eventSources === 'Disabled'
        ? { ...source, state: 'Disabled' }
        : source,
    );
  }

  addEventSource(source: EventSourceSettings): void {
    this.#eventSources.push(source);
  }

  /** Changes the conditions from now on. */
  change({ at: _at, calls, ...rest }: FunctionEvent): void {
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
    const wanted = this.#wanted(now);
    const { throttles, reservedConcurrency } = this.#conditions;
    const refused =
      reservedConcurrency === 0
        ? wanted.count
        : this.#random.binomial(wanted.count, throttles);
    const invocations = wanted.count - refused;
    const { timeout } = this.#parts.configuration;
    const late = wanted.duration >= timeout;
    const concurrent = Math.ceil((invocations * wanted.duration) / 60_000);
    return {
      invocations,
      errors: late ? invocations : Math.min(wanted.failures, invocations),
      throttles: refused,
      duration: Math.min(timeout, wanted.duration),
      concurrent: Math.min(concurrent, reservedConcurrency ?? concurrent),
      behind: this.#behind(),
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
      (sum, [{ batch }, { read }]) =>
        sum + Math.ceil((read?.records ?? 0) / batch),
      0,
    );
  }

  #behind(): number | undefined {
    const ages = this.#streams().flatMap(([, { read }]) => read?.behind ?? []);
    return ages.length ? Math.max(...ages) : undefined;
  }

  #streams(): Array<[EventSourceSettings, KinesisMinute]> {
    const found: Array<[EventSourceSettings, KinesisMinute]> = [];
    for (const source of this.eventSources) {
      const { stream, state } = source;
      const minute =
        stream && state === 'Enabled'
          ? this.#callers.stream(stream)
          : undefined;
      if (minute) {
        found.push([source, minute]);
      }
    }
    return found;
  }
}
