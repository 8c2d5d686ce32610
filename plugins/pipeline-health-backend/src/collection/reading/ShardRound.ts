import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { LeasedWrite, UsageStore } from '../../database';
import { Meters, placeOf } from '../../telemetry';
import { isLowered } from '../planning/lowerTiers';
import { SourceRegistry } from '../sources/SourceRegistry';
import { ClockGuard } from '../ClockGuard';
import { LeasedShard } from '../leases/LeasedShard';
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
      write: LeasedWrite;
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
   * stored, with the ids of the stages whose turn it was. In the time that is
   * left `until` the next round, what was before is read.
   */
  async run(
    shard: LeasedShard,
    { until, signal }: { until: number; signal: AbortSignal },
    afterPage: AfterPage,
  ): Promise<void> {
    const { clock } = this.options;
    await this.readDue(shard, signal, afterPage);
    const isTime = () => !signal.aborted && clock() < until;
    while (isTime() && (await this.readHistory(shard, signal)) > 0) {
      // What was declared meanwhile is more urgent than the next page of history.
      await afterPage([]);
      await this.readAll(shard, signal, afterPage);
    }
  }

  private async readDue(
    shard: LeasedShard,
    signal: AbortSignal,
    afterPage: AfterPage,
  ): Promise<void> {
    const { write, meters, troubles, clock } = this.options;
    const startedAt = clock();
    const problem = await this.readAll(shard, signal, afterPage);
    const endedAt = clock();
    const durationSeconds = (endedAt - startedAt) / 1000;
    await write(shard.lease, ({ rounds }) =>
      rounds.store(shard, { endedAt, durationSeconds, problem }),
    );
    meters.roundDuration.record(durationSeconds, placeOf(shard));
    const { account, region } = shard;
    await troubles.tell({ account, region }, problem);
  }

  private async readAll(
    shard: LeasedShard,
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
  private async readHistory(
    shard: LeasedShard,
    signal: AbortSignal,
  ): Promise<number> {
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

  private async storeUsage(shard: LeasedShard): Promise<void> {
    const { sources, usage: stored, meters, clock } = this.options;
    for (const source of sources.sources) {
      const usage = source.takeUsage(shard);
      meters.count(shard, usage);
      await stored.add(shard, usage, clock());
    }
  }
}
