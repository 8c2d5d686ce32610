import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { CollectionStore } from '../../database/CollectionStore';
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
    while (!signal.aborted) {
      const described = await describer.describeDue(shard);
      const affordable = await budget.allows();
      const collected =
        described.shardProblem || !affordable
          ? undefined
          : await collector.collectDue(shard);
      await this.storeUsage(shard);
      const problem = described.shardProblem ?? collected?.shardProblem;
      if (described.count > 0 || collected?.count || problem) {
        await afterPage();
      }
      if (problem) {
        return problem;
      }
      if (described.count + (collected?.count ?? 0) === 0) {
        return affordable ? undefined : budget.problem();
      }
    }
    return undefined;
  }

  private async storeUsage(shard: Shard): Promise<void> {
    const { sources, collection, clock } = this.options;
    for (const source of sources.sources) {
      await collection.addUsage(shard, source.takeUsage(shard), clock());
    }
  }
}
