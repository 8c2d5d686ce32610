import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { RoundStore, UsageStore } from '../../database';
import { Meters, placeOf } from '../../telemetry';
import { isLowered } from '../planning/lowerTiers';
import { SourceRegistry } from '../sources/SourceRegistry';
import { ClockGuard } from '../ClockGuard';
import { Budget } from './Budget';
import { GivenUp } from './GivenUp';
import { HistoryCollector } from './HistoryCollector';
import { OwnerBudgets } from './OwnerBudgets';
import { RhythmCollector } from './RhythmCollector';
import { SeriesCollector } from './SeriesCollector';
import { StageDescriber } from './StageDescriber';
import { TroubleLog } from './TroubleLog';

type AfterPage = (stageIds?: readonly number[]) => Promise<void>;

/** Reads everything that is due in one account and region. */
export class ShardRound {
  constructor(
    private readonly options: {
      describer: StageDescriber;
      collector: SeriesCollector;
      rhythms: RhythmCollector;
      history: HistoryCollector;
      rounds: RoundStore;
      usage: UsageStore;
      budget: Budget;
      ownerBudgets: OwnerBudgets;
      sources: SourceRegistry;
      clocks: ClockGuard;
      meters: Meters;
      troubles: TroubleLog;
      clock: () => number;
    },
  ) {}

  /**
   * Reads page after page until nothing is due or the signal says that the time
   * is up; the rest stays due. `afterPage` is called whenever something was
   * stored, with the ids of the stages whose turn it was.
   */
  async run(
    shard: Shard,
    signal: AbortSignal,
    afterPage: AfterPage,
  ): Promise<void> {
    const { rounds, meters, troubles, clock } = this.options;
    const startedAt = clock();
    const problem = await this.readAll(shard, signal, afterPage);
    const endedAt = clock();
    const durationSeconds = (endedAt - startedAt) / 1000;
    await rounds.store(shard, { endedAt, durationSeconds, problem });
    meters.roundDuration.record(durationSeconds, placeOf(shard));
    await troubles.tell(shard, problem);
  }

  private async readAll(
    shard: Shard,
    signal: AbortSignal,
    afterPage: AfterPage,
  ): Promise<StageProblem | undefined> {
    const { describer, collector, rhythms, budget, clocks } = this.options;
    const givenUp = new GivenUp();
    const beyond = await this.options.ownerBudgets.problems();
    while (!signal.aborted) {
      const described = await describer.describeDue(shard, givenUp, signal);
      const allowance = await budget.allowance();
      const restraint = { givenUp, beyond, allowance };
      const collected = clocks.problemAt(shard)
        ? []
        : [
            ...(await collector.collectDue(shard, restraint, signal)),
            ...(allowance.stopped.includes('cold')
              ? []
              : await rhythms.collectDue(shard, restraint, signal)),
          ];
      await this.storeUsage(shard);
      const wrong = clocks.problemAt(shard);
      if (wrong) {
        await clocks.tell(wrong, shard);
        await afterPage();
        return wrong;
      }
      const stages = new Set([...described, ...collected]);
      if (stages.size === 0) {
        return undefined;
      }
      await afterPage([...stages]);
    }
    return undefined;
  }

  /** Reads a page of what was before; answers how many series were due. */
  async readHistory(shard: Shard, signal: AbortSignal): Promise<number> {
    const { history, budget, ownerBudgets, clocks } = this.options;
    if (clocks.problemAt(shard) || isLowered(await budget.allowance())) {
      return 0;
    }
    const due = await history.collectDue(
      shard,
      {
        givenUp: new GivenUp(),
        beyond: await ownerBudgets.problems(),
      },
      signal,
    );
    await this.storeUsage(shard);
    return due;
  }

  private async storeUsage(shard: Shard): Promise<void> {
    const { sources, usage: stored, meters, clock } = this.options;
    for (const source of sources.sources) {
      const usage = source.takeUsage(shard);
      meters.count(shard, usage);
      await stored.add(shard, usage, clock());
    }
  }
}
