import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { CollectionStore } from '../../database';
import { SourceRegistry } from '../sources/SourceRegistry';
import { Budget } from './Budget';
import { GivenUp } from './GivenUp';
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
   * Reads page after page until nothing is due or the signal says that the time
   * is up; the rest stays due. `afterPage` is called whenever something was
   * stored.
   */
  async run(
    shard: Shard,
    signal: AbortSignal,
    afterPage: () => Promise<void>,
  ): Promise<void> {
    const { collection, clock } = this.options;
    const startedAt = clock();
    await this.readAll(shard, signal, afterPage);
    const endedAt = clock();
    await collection.storeRound(shard, {
      endedAt,
      durationSeconds: (endedAt - startedAt) / 1000,
    });
  }

  private async readAll(
    shard: Shard,
    signal: AbortSignal,
    afterPage: () => Promise<void>,
  ): Promise<void> {
    const { describer, collector, budget, sources } = this.options;
    const givenUp = new GivenUp();
    while (!signal.aborted) {
      const described = await describer.describeDue(shard, givenUp);
      const spent = await budget.problem();
      if (spent) {
        sources.sources.forEach(({ id }) => givenUp.giveUp(id, spent));
      }
      const collected = await collector.collectDue(shard, givenUp);
      await this.storeUsage(shard);
      if (described + collected === 0) {
        return;
      }
      await afterPage();
    }
  }

  private async storeUsage(shard: Shard): Promise<void> {
    const { sources, collection, clock } = this.options;
    for (const source of sources.sources) {
      await collection.addUsage(shard, source.takeUsage(shard), clock());
    }
  }
}
