import {
  SeriesResult,
  Shard,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  DeclarationStore,
  DueHistory,
  HistoryQueue,
  SampleStore,
} from '../../database';
import { planHistory, WindowSettings } from '../planning/planWindow';
import { within } from '../planning/settle';
import { SourceRegistry } from '../sources/SourceRegistry';
import { ClockGuard } from '../ClockGuard';
import { askAside } from './askAside';
import { GivenUp } from './GivenUp';
import { Mutex } from './Mutex';
import { BeyondBudget } from './OwnerBudgets';

const PAGE_SIZE = 500;
const HOUR = 3_600_000;

/** A piece of the history of a series that is asked for. */
interface Piece extends DueHistory {
  from: number;
  to: number;
}

/**
 * Asks for what was before series were first read, the newest first. Charts
 * want it, and no verdict does: one that needs older samples wants them itself.
 */
export class HistoryCollector {
  constructor(
    private readonly options: {
      history: HistoryQueue;
      samples: SampleStore;
      declarations: DeclarationStore;
      sources: SourceRegistry;
      clocks: ClockGuard;
      window: WindowSettings;
      mutex: Mutex;
      clock: () => number;
    },
  ) {}

  /**
   * Asks for at most a page of histories of a shard, except of the stages
   * `beyond` budget; answers how many were due. What is not answered is asked
   * for again an hour later.
   */
  async collectDue(
    shard: Shard,
    { givenUp, beyond }: { givenUp: GivenUp; beyond: BeyondBudget },
    signal: AbortSignal,
  ): Promise<number> {
    const { history, sources, window, clock } = this.options;
    const now = clock();
    const due = await history.due(shard, now, PAGE_SIZE);
    const pieces = new Map<number, Piece>();
    for (const series of due) {
      const piece = planHistory(series, window, now);
      if (piece) {
        pieces.set(series.id, { ...series, ...piece });
      }
    }
    await history.store(
      due.map(({ id, askedFrom }) => ({
        id,
        askedFrom,
        dueAt: pieces.has(id) ? now + HOUR : undefined,
      })),
    );
    await askAside(
      sources,
      {
        shard,
        requests: [...pieces.values()].flatMap(
          ({ id, stageId, stage, inventory, metric, from, to }) =>
            beyond.has(stageId)
              ? []
              : [{ id, stage, inventory, metric, from, to }],
        ),
      },
      { givenUp, signal },
      results => this.store(shard, results, pieces),
    );
    return due.length;
  }

  /** Samples come first: what is said to be known must never be ahead of them. */
  private async store(
    shard: Shard,
    results: readonly SeriesResult[],
    pieces: ReadonlyMap<number, Piece>,
  ): Promise<void> {
    const { samples, history, declarations } = this.options;
    const { window, clocks, mutex, clock } = this.options;
    const answered = results.flatMap(result => {
      const piece = pieces.get(result.id);
      return piece && result.outcome === 'complete'
        ? [{ ...piece, samples: within(result.samples, piece) }]
        : [];
    });
    if (answered.length === 0 || clocks.problemAt(shard)) {
      return;
    }
    const now = clock();
    await mutex(async () => {
      await samples.add(
        answered.map(({ id, from, to, samples: known }) => ({
          seriesId: id,
          samples: known,
          asked: { from, to },
        })),
        now,
      );
      await history.store(
        answered.map(({ id, from, period }) => ({
          id,
          askedFrom: from,
          dueAt: planHistory({ askedFrom: from, period }, window, now) && now,
        })),
      );
      await declarations.markChanged([
        ...new Set(answered.map(({ stageId }) => stageId)),
      ]);
    });
  }
}
