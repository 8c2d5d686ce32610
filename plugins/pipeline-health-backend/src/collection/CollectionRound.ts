import { LoggerService } from '@backstage/backend-plugin-api';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import pLimit from 'p-limit';
import { HistoryQueue, SeriesQueue, StageStore } from '../database';
import { Assessor } from './assessing/Assessor';
import { ClockGuard } from './ClockGuard';
import { StageResolver } from './discovery/StageResolver';
import { TagSearch } from './discovery/TagSearch';
import { Mutex } from './reading/Mutex';
import { ShardRound } from './reading/ShardRound';
import { nameOf } from './reading/TroubleLog';

const SHARDS_AT_ONCE = 8;

/**
 * Reads everything that is due, shard by shard, and assesses what changed.
 * Whatever is interrupted stays due: the tables are the only memory.
 */
export class CollectionRound {
  constructor(
    private readonly options: {
      stages: StageStore;
      seriesQueue: SeriesQueue;
      historyQueue: HistoryQueue;
      tagSearch: TagSearch;
      resolver: StageResolver;
      shardRound: ShardRound;
      assessor: Assessor;
      clocks: ClockGuard;
      mutex: Mutex;
      logger: LoggerService;
      /** Milliseconds between two rounds. */
      interval: number;
      clock: () => number;
    },
  ) {}

  /** Throws when a shard failed in a way that it does not account for itself. */
  async run(signal: AbortSignal): Promise<void> {
    const { tagSearch, stages, seriesQueue, clocks } = this.options;
    const { interval, clock } = this.options;
    const wrong = await clocks.problem();
    if (wrong) {
      await clocks.tell(wrong);
      await this.catchUp(signal);
      return;
    }
    const startedAt = clock();
    await clocks.startOver();
    await tagSearch.run(signal);
    await this.catchUp(signal);
    await stages.probe(clock());
    await seriesQueue.probe(clock());
    const failures: unknown[] = [];
    let isMore = true;
    while (isMore) {
      failures.push(...(await this.readDue(signal)));
      await this.catchUp(signal);
      const isTime = !signal.aborted && clock() < startedAt + interval;
      isMore = isTime && (await this.readHistory(signal, failures));
      if (isMore) {
        // What was declared meanwhile is more urgent than the next page of history.
        await this.catchUp(signal);
      }
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  /** Reads what is due in every shard; answers what went wrong. */
  private async readDue(signal: AbortSignal): Promise<unknown[]> {
    const { stages, shardRound, clock } = this.options;
    const failures: unknown[] = [];
    // Discovery may lead to shards that were not due before.
    const done = new Set<string>();
    for (;;) {
      const shards = (await stages.dueShards(clock())).filter(
        shard => !done.has(nameOf(shard)),
      );
      if (shards.length === 0 || signal.aborted) {
        return failures;
      }
      shards.forEach(shard => done.add(nameOf(shard)));
      failures.push(
        ...(await this.eachOf(shards, shard =>
          shardRound.run(shard, signal, stageIds =>
            this.catchUp(signal, stageIds),
          ),
        )),
      );
    }
  }

  /** Reads a page of what was before in every shard; answers whether there was any. */
  private async readHistory(
    signal: AbortSignal,
    failures: unknown[],
  ): Promise<boolean> {
    const { historyQueue, shardRound, clock } = this.options;
    let due = 0;
    failures.push(
      ...(await this.eachOf(
        await historyQueue.dueShards(clock()),
        async shard => {
          due += await shardRound.readHistory(shard, signal);
        },
      )),
    );
    return due > 0;
  }

  /** Does something for each shard, some at a time; answers what went wrong. */
  private async eachOf(
    shards: readonly Shard[],
    run: (shard: Shard) => Promise<void>,
  ): Promise<unknown[]> {
    const limit = pLimit(SHARDS_AT_ONCE);
    const failures: unknown[] = [];
    await Promise.all(
      shards.map(shard =>
        limit(async () => {
          try {
            await run(shard);
          } catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            this.options.logger.error(
              `The round of ${nameOf(shard)} failed: ${why}`,
            );
            failures.push(error);
          }
        }),
      ),
    );
    return failures;
  }

  /** Works out stages and health from what was stored so far: of all, or of some stages that were read. */
  private async catchUp(
    signal: AbortSignal,
    stageIds?: readonly number[],
  ): Promise<void> {
    const { mutex, resolver, assessor } = this.options;
    await mutex(async () => {
      await resolver.run(signal);
      await assessor.run(signal, stageIds);
    });
  }
}
