import { LoggerService } from '@backstage/backend-plugin-api';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  HeldLease,
  Lease,
  LeaseKind,
  LeaseLostError,
  LeaseStore,
} from '../../database';
import { settledWithin } from '../settledWithin';
import { fairShare } from './fairShare';

/** How long what is running may take to end. */
const PATIENCE = 10_000;

const CLOCK_SLACK = 60_000;

/** What this process holds, and what it does under it. */
interface Holding {
  lease: HeldLease;
  /** Ends what is done under it. */
  end: AbortController;
  running?: Promise<void>;
}

/** Does what is due under a lease, until the signal says that it is lost. */
export type LeasedWork = (lease: Lease, signal: AbortSignal) => Promise<void>;

/**
 * This process as one of those that share the work. It holds leases only as
 * long as it renews them, no more of shards than its part, and of tasks all
 * that nobody else does.
 */
export class Replica {
  /** Another one after each start: who comes back after a restart holds nothing. */
  readonly name: string;
  private readonly ending = new AbortController();
  private readonly held = new Map<string, Holding>();
  private keeping?: Promise<void>;
  private lookedAt?: number;

  constructor(
    private readonly options: {
      leases: LeaseStore;
      /** The tasks that one replica does at a time. */
      tasks: readonly string[];
      name?: string;
      logger: LoggerService;
      clock: () => number;
    },
  ) {
    this.name = options.name ?? `${hostname()} ${randomUUID().slice(0, 8)}`;
  }

  /** Renews what it holds, takes its part of what is free, and gives up what is more. */
  async keep(): Promise<void> {
    this.keeping ??= this.keepNow().finally(() => {
      this.keeping = undefined;
    });
    await this.keeping;
  }

  /**
   * Does something under the lease of a task; undefined when another replica
   * holds it, or takes it meanwhile.
   */
  async under<T>(
    task: string,
    work: (lease: Lease) => Promise<T>,
  ): Promise<T | undefined> {
    if (!this.held.has(task)) {
      await this.keep();
    }
    const holding = this.held.get(task);
    return holding && this.unlessLost(holding, () => work(holding.lease));
  }

  /**
   * Begins what is due under some leases and is not running yet, and answers it. It
   * is due again when `every` milliseconds begin anew, as the clock divides
   * time: so all replicas begin together, and what concerns several is known soon.
   */
  begin(
    isMeant: (lease: HeldLease) => boolean,
    every: number,
    work: LeasedWork,
  ): Promise<void>[] {
    const due = [...this.held.values()].filter(
      ({ lease, running }) => lease.isDue && !running && isMeant(lease),
    );
    return due.map(holding => {
      const running = this.run(holding, every, work).finally(() => {
        holding.running = undefined;
      });
      holding.running = running;
      return running;
    });
  }

  /**
   * Does a task if it is due, unless another replica does. It is due at once
   * again when it fails, or answers that there was nothing to do.
   */
  async attend(
    task: string,
    every: number,
    run: () => Promise<boolean>,
  ): Promise<void> {
    await this.keep();
    const begun = this.begin(isTask(task), every, async () => {
      let isDone = false;
      try {
        isDone = await run();
      } finally {
        if (!isDone) {
          await this.options.leases.makeDue({ names: [task] });
        }
      }
    });
    await Promise.all(begun);
  }

  /** What is running under some leases. */
  running(isMeant: (lease: HeldLease) => boolean = () => true) {
    return [...this.held.values()].flatMap(({ lease, running }) =>
      running && isMeant(lease) ? [running] : [],
    );
  }

  /** Aborted when this process is to end. */
  get end(): AbortSignal {
    return this.ending.signal;
  }

  /**
   * Ends what is running, and gives back all that it holds, so that others go on
   * at once. What does not end soon cannot write any more.
   */
  async leave(): Promise<void> {
    this.ending.abort();
    this.held.forEach(({ end }) => end.abort());
    await settledWithin(PATIENCE, [
      ...this.running(),
      ...(this.keeping ? [this.keeping] : []),
    ]);
    await this.options.leases.leave(this.name);
    this.held.clear();
  }

  private async run(
    holding: Holding,
    every: number,
    work: LeasedWork,
  ): Promise<void> {
    const { leases, clock } = this.options;
    const { lease, end } = holding;
    const now = clock();
    lease.isDue = false;
    await leases.postpone(lease, every - (now % every), now);
    await this.unlessLost(holding, () => work(lease, end.signal));
  }

  private async unlessLost<T>(
    holding: Holding,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LeaseLostError)) {
        throw error;
      }
      this.options.logger.info(`${error.message}; another replica goes on`);
      this.lose(holding);
      return undefined;
    }
  }

  private async keepNow(): Promise<void> {
    const { leases, tasks, clock } = this.options;
    if (this.end.aborted) {
      return;
    }
    if (this.lookedAt === undefined) {
      await leases.add('task', tasks);
    } else if (clock() < this.lookedAt - CLOCK_SLACK) {
      // What is planned was planned by a clock that was ahead.
      await leases.makeDue({ kind: 'shard', names: tasks });
    }
    this.lookedAt = clock();
    this.note(await leases.renew(this.name, clock()));
    await this.take('task', tasks.length);
    await this.share();
  }

  /** Takes shards up to its part, and gives up what is more and not being read. */
  private async share(): Promise<void> {
    const { leases, clock } = this.options;
    const { shards, byReplica } = await leases.countShards(this.name, clock());
    const most = fairShare(shards, byReplica, this.name);
    await this.take('shard', most);
    const held = this.heldOf('shard');
    const surplus = held
      .filter(({ running }) => !running)
      .slice(0, Math.max(0, held.length - most));
    surplus.forEach(({ lease }) => this.held.delete(lease.name));
    await leases.giveUp(surplus.map(({ lease }) => lease));
  }

  /** Ends what is done under leases that were lost. */
  private note(renewed: readonly HeldLease[]): void {
    const byName = new Map(renewed.map(lease => [lease.name, lease]));
    for (const holding of [...this.held.values()]) {
      const { lease } = holding;
      const still = byName.get(lease.name);
      if (still?.epoch === lease.epoch) {
        lease.isDue = still.isDue;
      } else {
        this.lose(holding);
      }
    }
  }

  private lose(holding: Holding): void {
    const { lease, end } = holding;
    end.abort();
    if (this.held.get(lease.name) === holding) {
      this.held.delete(lease.name);
    }
  }

  private heldOf(kind: LeaseKind): Holding[] {
    return [...this.held.values()].filter(({ lease }) => lease.kind === kind);
  }

  private async take(kind: LeaseKind, most: number): Promise<void> {
    const { leases, clock } = this.options;
    const limit = most - this.heldOf(kind).length;
    if (limit > 0) {
      const taken = await leases.take(this.name, { kind, limit }, clock());
      for (const lease of taken) {
        this.held.set(lease.name, { lease, end: new AbortController() });
      }
    }
  }
}

/** Tells the lease of a task from others. */
export function isTask(task: string): (lease: HeldLease) => boolean {
  return ({ kind, name }) => kind === 'task' && name === task;
}
