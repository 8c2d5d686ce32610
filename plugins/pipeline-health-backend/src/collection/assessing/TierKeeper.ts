import { AssessmentStore, SeriesQueue, StageStore } from '../../database';
import { askEvery, describeEvery, hottest, Tiers } from '../planning/cadence';
import { nextDue } from '../planning/dueTimes';

/** Has stages watched as closely as the pipelines that they are part of want. */
export class TierKeeper {
  constructor(
    private readonly options: {
      assessments: AssessmentStore;
      stages: StageStore;
      series: SeriesQueue;
      tiers: Tiers;
    },
  ) {}

  /**
   * Looks at some stages; those whose tier changes are due as their new tier
   * says, but never later than planned: after a pause all is overdue, and what
   * is old must not pass for on time.
   */
  async keep(stageIds: readonly number[], now: number): Promise<void> {
    const { assessments, stages, series, tiers } = this.options;
    const wanted = await assessments.wantedTiers([...new Set(stageIds)]);
    const changed = wanted
      .map(stage => ({ ...stage, next: hottest(stage.wanted) }))
      .filter(stage => stage.next !== stage.tier);
    if (changed.length === 0) {
      return;
    }
    const nextTiers = new Map(changed.map(stage => [stage.id, stage.next]));
    const answered = await series.answered([...nextTiers.keys()]);
    await stages.storeTiers(
      changed.map(({ id, next, nextDescribeAt }) => ({
        id,
        tier: next,
        nextDescribeAt: Math.min(
          nextDescribeAt,
          nextDue(id, describeEvery(next, tiers), now),
        ),
      })),
    );
    await series.storeDueTimes(
      answered.map(({ id, stageId, coolestTier, nextDueAt }) => {
        const tier = nextTiers.get(stageId) ?? 'warm';
        const every = askEvery(tier, coolestTier, tiers);
        const next = nextDue(stageId, every, now);
        return { id, nextDueAt: Math.min(nextDueAt, next) };
      }),
    );
  }
}
