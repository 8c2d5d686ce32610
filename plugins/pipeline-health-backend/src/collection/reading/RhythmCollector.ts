import {
  RHYTHM_EVERY,
  rhythmOf,
  rhythmWindow,
  SeriesResult,
} from '@pipeline-health/plugin-pipeline-health-node';
import { DueRhythm, LeasedWrite, RhythmStore } from '../../database';
import { ClockGuard } from '../ClockGuard';
import { LeasedShard } from '../leases/LeasedShard';
import { nextDue } from '../planning/dueTimes';
import { SourceRegistry } from '../sources/SourceRegistry';
import { askAside } from './askAside';
import { GivenUp } from './GivenUp';
import { BeyondBudget } from './OwnerBudgets';

const HOUR = 3_600_000;
const PAGE_SIZE = 500;

/**
 * Asks sources for the hours of the weeks before, from which it follows what is
 * usual. Who asks for metrics pays for each of them and not for its points, so
 * that a rhythm costs as much as one point, and is known at first sight.
 */
export class RhythmCollector {
  constructor(
    private readonly options: {
      rhythms: RhythmStore;
      sources: SourceRegistry;
      clocks: ClockGuard;
      write: LeasedWrite;
      clock: () => number;
    },
  ) {}

  /**
   * Asks for at most a page of the rhythms of a shard that are due; answers the
   * ids of their stages. What is not answered, or costs too much, is thought of
   * again an hour later: nothing is wrong without it, and the series themselves
   * tell of trouble.
   */
  async collectDue(
    shard: LeasedShard,
    { givenUp, beyond }: { givenUp: GivenUp; beyond: BeyondBudget },
    signal: AbortSignal,
  ): Promise<number[]> {
    const { rhythms, sources, write, clock } = this.options;
    const now = clock();
    const due = await rhythms.due(shard, now, PAGE_SIZE);
    if (due.length === 0) {
      return [];
    }
    await write(shard.lease, stores =>
      stores.rhythms.storeDueTimes(
        due.map(({ seriesId }) => ({ seriesId, dueAt: now + HOUR })),
      ),
    );
    const window = rhythmWindow(now);
    const dueById = new Map(due.map(each => [each.seriesId, each]));
    await askAside(
      sources,
      {
        shard,
        requests: due
          .filter(({ stageId }) => !beyond.has(stageId))
          .map(({ seriesId, stage, inventory, metric }) => ({
            ...{ id: seriesId, stage, inventory, metric },
            ...{ ...window, period: HOUR / 1000 },
          })),
      },
      { givenUp, signal },
      results => this.store(shard, dueById, results, window),
    );
    return due.map(({ stageId }) => stageId);
  }

  private async store(
    shard: LeasedShard,
    due: ReadonlyMap<number, DueRhythm>,
    results: readonly SeriesResult[],
    window: { from: number; to: number },
  ): Promise<void> {
    const { clocks, write, clock } = this.options;
    const answered = results.flatMap(result => {
      const asked = due.get(result.id);
      return asked && result.outcome === 'complete'
        ? [{ ...asked, rhythm: rhythmOf(result.samples, window) }]
        : [];
    });
    if (answered.length > 0 && !clocks.problemAt(shard)) {
      await write(shard.lease, async ({ rhythms }) => {
        await rhythms.store(
          answered.flatMap(({ seriesId, rhythm }) =>
            rhythm ? [{ seriesId, rhythm }] : [],
          ),
        );
        await rhythms.storeDueTimes(
          answered.map(({ seriesId, stageId }) => ({
            seriesId,
            dueAt: nextDue(stageId, RHYTHM_EVERY, clock()),
          })),
        );
      });
    }
  }
}
