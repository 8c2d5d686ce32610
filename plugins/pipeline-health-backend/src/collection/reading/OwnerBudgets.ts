import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { RHYTHM_EVERY } from '@pipeline-health/plugin-pipeline-health-node';
import { OwnerUsageStore, UsageStore } from '../../database';
import { say } from '../../evaluation';
import { askEvery, Tiers } from '../planning/cadence';

const DAY = 24 * 60 * 60_000;
const MONTH = 30 * DAY;

/** Why the metrics of stages are not asked for, by the ids of the stages. */
export type BeyondBudget = ReadonlyMap<number, StageProblem>;

/** Keeps what one owner has watched from costing all others. */
export class OwnerBudgets {
  constructor(
    private readonly options: {
      monthlyUsd?: number;
      ownerUsage: OwnerUsageStore;
      usage: Pick<UsageStore, 'pricePerQuestion'>;
      tiers: Tiers;
      clock: () => number;
    },
  ) {}

  /**
   * Why the metrics of stages are not asked for, by the ids of the stages: at
   * what metrics cost now, all that their owners have watched would cost more
   * in a month than one owner may.
   */
  async problems(): Promise<BeyondBudget> {
    const { monthlyUsd, ownerUsage, usage, clock } = this.options;
    const now = clock();
    const price =
      monthlyUsd === undefined
        ? undefined
        : await usage.pricePerQuestion(now - DAY, now);
    if (monthlyUsd === undefined || price === undefined) {
      return new Map();
    }
    const over = [...(await this.metricsAMonth())]
      .filter(([, metrics]) => metrics * price > monthlyUsd)
      .map(([owner]) => owner);
    const stages = over.length
      ? await ownerUsage.stagesOnlyOf(over)
      : new Set<number>();
    const problem: StageProblem = {
      code: 'budget',
      ...say('problem.owner-too-much', {
        owners: over.join(', '),
        budget: `${monthlyUsd}`,
      }),
    };
    return new Map([...stages].map(id => [id, problem]));
  }

  private async metricsAMonth(): Promise<Map<string, number>> {
    const metrics = new Map<string, number>();
    for (const series of await this.options.ownerUsage.series()) {
      const { owner, tier, coolestTier, count, rhythms } = series;
      const asked =
        count * (MONTH / askEvery(tier, coolestTier, this.options.tiers)) +
        rhythms * (MONTH / RHYTHM_EVERY);
      metrics.set(owner, (metrics.get(owner) ?? 0) + asked);
    }
    return metrics;
  }
}
