import { Random } from '../random/Random';
import { Fault, faultSchema } from './faultSchema';
import { TokenBucket } from './TokenBucket';

/** A call as faults see it. */
export interface FaultTarget {
  service: string;
  operation: string;
  account: string;
  region: string;
  /** Every name the request mentions. */
  names: Set<string>;
  now: number;
}

interface ActiveFault {
  id: string;
  fault: Fault;
  /** How many calls it was about, hit or not. */
  calls: number;
  hits: number;
  bucket?: TokenBucket;
}

const serviceAliases: Record<string, string> = { cloudwatch: 'monitoring' };

/**
 * The faults that are active now.
 *
 * @public
 */
export class Faults {
  readonly #random: Random;
  readonly #active = new Map<string, ActiveFault>();
  #lastId = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Starts a fault; returns the id with which it can be removed. */
  inject(fault: Fault): string {
    const parsed = faultSchema.parse(fault);
    this.#lastId += 1;
    const id = `fault-${this.#lastId}`;
    const bucket =
      parsed.kind === 'rate-limit'
        ? new TokenBucket(parsed.callsPerSecond)
        : undefined;
    this.#active.set(id, { id, fault: parsed, calls: 0, hits: 0, bucket });
    return id;
  }

  /** Ends a fault; false when there is none of that id. */
  remove(id: string): boolean {
    return this.#active.delete(id);
  }

  clear(): void {
    this.#active.clear();
  }

  get none(): boolean {
    return this.#active.size === 0;
  }

  list(): Array<Fault & { id: string; hits: number }> {
    return [...this.#active.values()].map(({ id, fault, hits }) => ({
      ...fault,
      id,
      hits,
    }));
  }

  /** The faults that hit a call; asking counts as being hit. */
  hitsOf(target: FaultTarget): Fault[] {
    return this.#hits(
      ({ fault }) => fault.kind !== 'metric-status' && matches(fault, target),
      target.now,
    );
  }

  /** The status forced upon one result of GetMetricData, if any. */
  metricStatus(
    target: FaultTarget & { metric: string },
  ): 'InternalError' | 'PartialData' | 'Forbidden' | undefined {
    const [hit] = this.#hits(
      ({ fault }) =>
        fault.kind === 'metric-status' &&
        (fault.metric ?? target.metric) === target.metric &&
        matches(fault, target),
      target.now,
    );
    return hit?.kind === 'metric-status' ? hit.status : undefined;
  }

  #hits(isMeant: (active: ActiveFault) => boolean, now: number): Fault[] {
    const hits = [...this.#active.values()].filter(
      active => isMeant(active) && this.#strikes(active, now),
    );
    for (const active of hits) {
      active.hits += 1;
      if (active.hits === active.fault.times) {
        this.#active.delete(active.id);
      }
    }
    return hits.map(({ fault }) => fault);
  }

  #strikes(active: ActiveFault, now: number): boolean {
    const { fault, bucket } = active;
    const { after = 0, every = 1 } = fault;
    active.calls += 1;
    const turn = active.calls - after;
    if (turn <= 0 || turn % every !== 0) {
      return false;
    }
    if (bucket) {
      return !bucket.take(now);
    }
    return (
      fault.probability === undefined || this.#random.next() < fault.probability
    );
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  const service =
    fault.service && (serviceAliases[fault.service] ?? fault.service);
  return (
    (service ?? target.service) === target.service &&
    (fault.operation ?? target.operation) === target.operation &&
    (fault.account ?? target.account) === target.account &&
    (fault.region ?? target.region) === target.region &&
    (fault.resource === undefined || target.names.has(fault.resource)) &&
    (fault.from ?? target.now) <= target.now &&
    (fault.until === undefined || target.now < fault.until)
  );
}
