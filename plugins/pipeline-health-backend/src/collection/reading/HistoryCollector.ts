import { SeriesResult } from '@pipeline-health/plugin-pipeline-health-node';
import { chunks, DueHistory, HistoryQueue, LeasedWrite } from '../../database';
import { LeasedShard } from '../leases/LeasedShard';
import { planHistory, WindowSettings } from '../planning/planWindow';
import { within } from '../planning/settle';
import { SourceRegistry } from '../sources/SourceRegistry';
import { ClockGuard } from '../ClockGuard';
import { askAside } from './askAside';
import { GivenUp } from './GivenUp';
import { BeyondBudget } from './OwnerBudgets';

const PAGE_SIZE = 500;
const HOUR = 3_600_000;

/** Pieces have many hours; so many are stored at once, so that others find the database free. */
const PIECES_A_WRITE = 100;

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
      sources: SourceRegistry;
      clocks: ClockGuard;
      window: WindowSettings;
      write: LeasedWrite;
      clock: () => number;
    },
  ) {}

  /**
   * Asks for at most a page of histories of a shard, except of the stages
   * `beyond` budget; answers how many were due. What is not answered is asked
   * for again an hour later.
   */
  async collectDue(
    shard: LeasedShard,
    { givenUp, beyond }: { givenUp: GivenUp; beyond: BeyondBudget },
    signal: AbortSignal,
  ): Promise<number> {
    const { history, sources, window, write, clock } = this.options;
    const now = clock();
    const due = await history.due(shard, now, PAGE_SIZE);
    if (due.length === 0) {
      return 0;
    }
    const pieces = new Map<number, Piece>();
    for (const series of due) {
      const piece = planHistory(series, window, now);
      if (piece) {
        pieces.set(series.id, { ...series, ...piece });
      }
    }
    await write(shard.lease, ({ historyQueue }) =>
      historyQueue.store(
        due.map(({ id, askedFrom }) => ({
          id,
          askedFrom,
          dueAt: pieces.has(id) ? now + HOUR : undefined,
        })),
      ),
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

  private async store(
    shard: LeasedShard,
    results: readonly SeriesResult[],
    pieces: ReadonlyMap<number, Piece>,
  ): Promise<void> {
    const { window, clocks, write, clock } = this.options;
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
    for (const some of chunks(answered, PIECES_A_WRITE)) {
      await write(shard.lease, async stores => {
        await stores.samples.add(
          some.map(({ id, from, to, samples }) => ({
            seriesId: id,
            samples,
            asked: { from, to },
          })),
          now,
        );
        await stores.historyQueue.store(
          some.map(({ id, from, period }) => ({
            id,
            askedFrom: from,
            dueAt: planHistory({ askedFrom: from, period }, window, now) && now,
          })),
        );
        await stores.declarations.markChanged([
          ...new Set(some.map(({ stageId }) => stageId)),
        ]);
      });
    }
  }
}
