import { LoggerService } from '@backstage/backend-plugin-api';
import pLimit from 'p-limit';
import {
  HeldLease,
  Lease,
  LeaseLostError,
  LeaseStore,
  readShard,
  SeriesQueue,
  StageStore,
} from '../database';
import { Assessor } from './assessing/Assessor';
import { ClockGuard } from './ClockGuard';
import { StageResolver } from './discovery/StageResolver';
import { TagSearch } from './discovery/TagSearch';
import { isTask, Replica } from './leases/Replica';
import { ShardRound } from './reading/ShardRound';
import { nameOf } from './reading/TroubleLog';
import { settledWithin } from './settledWithin';

/** The task of what is of no single account and region: tags, and pipelines that none of them has assessed. */
export const PIPELINES = 'pipelines';

/** How often this process looks whether it still holds its part, and what of it is due. */
export const LOOK_EVERY = 5_000;

const MINUTE = 60_000;
const MOMENT = 250;

/**
 * Reads everything that is due in the accounts and regions that this process
 * holds, each at its own pace, and assesses what changed. Whatever is
 * interrupted stays due: the tables are the only memory.
 */
export class CollectionRound {
  /** Several shards have pipelines assessed; this process has one thread. */
  private readonly oneAtATime = pLimit(1);

  constructor(
    private readonly options: {
      leases: LeaseStore;
      replica: Replica;
      stages: StageStore;
      seriesQueue: SeriesQueue;
      tagSearch: TagSearch;
      resolver: StageResolver;
      shardRound: ShardRound;
      assessor: Assessor;
      clocks: ClockGuard;
      logger: LoggerService;
      /** Milliseconds between two rounds. */
      interval: number;
      clock: () => number;
    },
  ) {}

  /**
   * Runs a whole round of all that this process may have, whenever it would be
   * due by itself. Throws when a shard failed in a way that it does not account
   * for itself.
   */
  async run(signal: AbortSignal): Promise<void> {
    await makeRoundsDue(this.options.leases);
    await this.look(
      () => signal.aborted,
      end => AbortSignal.any([end, signal]),
    );
  }

  /**
   * Begins the rounds that are due. What takes longer goes on by itself, so that
   * no account and region waits for another.
   */
  async lookAround(): Promise<void> {
    const { interval, clock } = this.options;
    const until = clock() + LOOK_EVERY;
    const timeout = Math.max(2 * interval, MINUTE);
    await this.look(
      () => clock() >= until,
      end => AbortSignal.any([end, AbortSignal.timeout(timeout)]),
    );
  }

  private async look(
    isOver: () => boolean,
    endOf: (end: AbortSignal) => AbortSignal,
  ): Promise<void> {
    const { leases, replica, interval } = this.options;
    const failures: unknown[] = [];
    const settle = async (begun: readonly Promise<void>[]) => {
      begun.forEach(each => each.catch(error => failures.push(error)));
      let isSettled = false;
      while (!isSettled && !isOver()) {
        isSettled = await settledWithin(MOMENT, replica.running(isRound));
      }
    };
    const before = replica.running(isRound);
    await replica.keep();
    await settle(
      replica.begin(isTask(PIPELINES), interval, (lease, end) =>
        this.readPipelines(lease, endOf(end)),
      ),
    );
    const seen = new Set<string>();
    await leases.addShards();
    do {
      await replica.keep();
      await settle(
        replica.begin(
          ({ kind, name }) => kind === 'shard' && !seen.has(name),
          interval,
          (lease, end) => {
            seen.add(lease.name);
            return this.readShard(lease, endOf(end));
          },
        ),
      );
      // Discovery may have led to accounts and regions that nobody knew before.
    } while ((await leases.addShards()) > 0 && !isOver());
    const wasBusy = before.length + seen.size > 0;
    if (wasBusy && replica.running(isRound).length === 0) {
      // What waited for accounts and regions that others read, or nobody does.
      await replica.under(PIPELINES, () => this.catchUp(endOf(replica.end)));
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  private async readPipelines(lease: Lease, signal: AbortSignal) {
    const { clocks, tagSearch } = this.options;
    if (!(await clocks.problem())) {
      await clocks.startOver();
      await tagSearch.run(lease, signal);
    }
    await this.catchUp(signal);
  }

  private async readShard(lease: Lease, signal: AbortSignal) {
    const { clocks, stages, seriesQueue, shardRound } = this.options;
    const { interval, logger, clock } = this.options;
    const shard = { ...readShard(lease.name), lease };
    const wrong = await clocks.problem();
    if (wrong) {
      await clocks.tell(wrong, shard);
      await this.catchUp(signal);
      return;
    }
    const until = clock() + interval;
    try {
      await this.catchUp(signal, []);
      await stages.probe(shard, clock());
      await seriesQueue.probe(shard, clock());
      await shardRound.run(shard, { until, signal }, stageIds =>
        this.catchUp(signal, stageIds),
      );
    } catch (error) {
      if (!(error instanceof LeaseLostError)) {
        const why = error instanceof Error ? error.message : String(error);
        logger.error(`The round of ${nameOf(shard)} failed: ${why}`);
      }
      throw error;
    }
  }

  /** Works out stages and health from what was stored so far: of all, or of some stages that were read. */
  private async catchUp(
    signal: AbortSignal,
    stageIds?: readonly number[],
  ): Promise<void> {
    const { resolver, assessor } = this.options;
    await resolver.run(signal);
    await this.oneAtATime(() => assessor.run(signal, stageIds));
  }
}

/** Tells what is done round by round from other tasks. */
function isRound({ kind, name }: HeldLease): boolean {
  return kind === 'shard' || name === PIPELINES;
}

/** Has a round of everything begin soon, whoever holds it. */
export async function makeRoundsDue(leases: LeaseStore): Promise<void> {
  await leases.makeDue({ kind: 'shard', names: [PIPELINES] });
}
