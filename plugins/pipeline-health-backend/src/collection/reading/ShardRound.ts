import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { CollectionStore } from '../../database';
import { SourceRegistry } from '../sources/SourceRegistry';
import { Budget } from './Budget';
import { SeriesCollector } from './SeriesCollector';
import { StageDescriber } from './StageDescriber';

/** Reads everything that is due in one account and region. */
export class ShardRound {
  constructor(
    private readonly options: {
      describer: StageDescriber;
      collector: SeriesCollector;
      collection: CollectionStore;
      budget: Budget;
      sources: SourceRegistry;
      clock: () => number;
    },
  ) {}

  /**
   * Reads page after page until nothing is due, nothing can be asked, or the
   * signal says that the time is up; the rest stays due. `afterPage` is called
   * whenever something was stored.
   */
  async run(
    shard: Shard,
    signal: AbortSignal,
    afterPage: () => Promise<void>,
  ): Promise<void> {
    const { collection, clock } = this.options;
    const startedAt = clock();
    const problem = await this.readAll(shard, signal, afterPage);
    const endedAt = clock();
    await collection.storeRound(shard, {
      endedAt,
      durationSeconds: (endedAt - startedAt) / 1000,
      problem,
    });
  }

  private async readAll(
    shard: Shard,
    signal: AbortSignal,
    afterPage: () => Promise<void>,
  ): Promise<{ code: string; message: string } | undefined> {
    const { describer, collector, budget } = this.options;
    let problem: { code: string; message: string } | undefined;
    while (!signal.aborted) {
      const described = await describer.describeDue(shard);
      problem = described.shardProblem ?? problem;
      if (!problem && !(await budget.allows())) {
        problem = budget.problem();
      }
      // What can be described still is when no series can be read.
      const collected = problem ? undefined : await collector.collectDue(shard);
      problem = collected?.shardProblem ?? problem;
      await this.storeUsage(shard);
      const count = described.count + (collected?.count ?? 0);
      if (count > 0) {
        await afterPage();
      }
      if (count === 0 || described.shardProblem) {
        return problem;
      }
    }
    return problem;
  }

  private async storeUsage(shard: Shard): Promise<void> {
    const { sources, collection, clock } = this.options;
    for (const source of sources.sources) {
      await collection.addUsage(shard, source.takeUsage(shard), clock());
    }
  }
}
