import {
  PipelineSource,
  RHYTHM_EVERY,
  rhythmOf,
  rhythmWindow,
  SeriesResult,
  Shard,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { DueRhythm, RhythmStore } from '../../database';
import { ClockGuard } from '../ClockGuard';
import { nextDue } from '../planning/dueTimes';
import { SourceRegistry } from '../sources/SourceRegistry';
import { GivenUp } from './GivenUp';
import { BeyondBudget } from './OwnerBudgets';
import { Mutex } from './Mutex';
import { untilAborted } from './untilAborted';

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
      mutex: Mutex;
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
    shard: Shard,
    { givenUp, beyond }: { givenUp: GivenUp; beyond: BeyondBudget },
    signal: AbortSignal,
  ): Promise<number[]> {
    const { rhythms, sources, clock } = this.options;
    const now = clock();
    const due = await rhythms.due(shard, now, PAGE_SIZE);
    await rhythms.storeDueTimes(
      due.map(({ seriesId }) => ({ seriesId, dueAt: now + HOUR })),
    );
    await Promise.all(
      sources.sources.map(async source => {
        const asked = due.filter(
          ({ stage, stageId }) =>
            sources.sourceOf(stage.kind) === source && !beyond.has(stageId),
        );
        if (asked.length > 0 && !givenUp.why(source.id)) {
          try {
            await this.ask(source, shard, asked, signal);
          } catch (error) {
            givenUp.giveUp(source.id, SourceError.toProblem(error));
          }
        }
      }),
    );
    return due.map(({ stageId }) => stageId);
  }

  private async ask(
    source: PipelineSource,
    shard: Shard,
    due: readonly DueRhythm[],
    signal: AbortSignal,
  ): Promise<void> {
    const window = rhythmWindow(this.options.clock());
    const answers = source
      .readSeries(
        shard,
        due.map(({ seriesId, stage, inventory, metric }) => ({
          ...{ id: seriesId, stage, inventory, metric },
          ...{ ...window, period: HOUR / 1000 },
        })),
      )
      [Symbol.asyncIterator]();
    const dueById = new Map(due.map(each => [each.seriesId, each]));
    for (;;) {
      const heard = await untilAborted(answers.next(), signal);
      if (!heard || heard.done) {
        return;
      }
      await this.store(shard, dueById, heard.value, window);
    }
  }

  private async store(
    shard: Shard,
    due: ReadonlyMap<number, DueRhythm>,
    results: readonly SeriesResult[],
    window: { from: number; to: number },
  ): Promise<void> {
    const { rhythms, clocks, mutex, clock } = this.options;
    const answered = results.flatMap(result => {
      const asked = due.get(result.id);
      return asked && result.outcome === 'complete'
        ? [{ ...asked, rhythm: rhythmOf(result.samples, window) }]
        : [];
    });
    if (answered.length > 0 && !clocks.problemAt(shard)) {
      await mutex(async () => {
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
