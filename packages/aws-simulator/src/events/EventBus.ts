import { TimelineParticipant } from '../clock/Timeline';
import { Random } from '../random/Random';
import { Scope } from '../wire/wireMessages';

/** An event as EventBridge delivers it. */
export interface SimulatedEvent {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  /** ISO 8601, in whole seconds. */
  time: string;
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
}

/** Something that happened, in the words of the service in which it did. */
export interface Happening {
  at: number;
  scope: Scope;
  source: string;
  type: string;
  detail: Record<string, unknown>;
}

/** What of a service happened after a time and until another, both in epoch milliseconds. */
export type Chronicle = (after: number, until: number) => Happening[];

/**
 * The default bus of EventBridge: services write to it as time goes on, from the
 * start of the simulator on.
 *
 * @public
 */
export class EventBus implements TimelineParticipant {
  readonly #random: Random;
  readonly #chronicles: Chronicle[] = [];
  readonly #targets: ((event: SimulatedEvent) => void)[] = [];
  #waiting: SimulatedEvent[] = [];
  #lived: number;

  constructor(random: Random, start: number) {
    this.#random = random;
    this.#lived = start;
  }

  /** Has a service write to it. */
  addService(chronicle: Chronicle): void {
    this.#chronicles.push(chronicle);
  }

  /** Has every event delivered somewhere. */
  addTarget(deliver: (event: SimulatedEvent) => void): void {
    this.#targets.push(deliver);
  }

  /** What happened since this was asked last, in order. */
  take(): SimulatedEvent[] {
    return this.#waiting.splice(0);
  }

  step(now: number): void {
    if (now <= this.#lived) {
      return;
    }
    const happenings = this.#chronicles
      .flatMap(chronicle => chronicle(this.#lived, now))
      .sort((left, right) => left.at - right.at);
    this.#lived = now;
    for (const happening of happenings) {
      const event = this.#eventOf(happening);
      this.#waiting.push(event);
      this.#targets.forEach(deliver => deliver(event));
    }
  }

  #eventOf({ at, scope, source, type, detail }: Happening): SimulatedEvent {
    return {
      version: '0',
      id: this.#random.uuid(),
      'detail-type': type,
      source,
      account: scope.account,
      time: `${new Date(at).toISOString().slice(0, 19)}Z`,
      region: scope.region,
      resources: [],
      detail,
    };
  }
}
