import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  PipelineSource,
  SeriesRequest,
  SeriesResult,
  Shard,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  DeclarationStore,
  DueSeries,
  SampleStore,
  SeriesQueue,
} from '../../database';
import { askEvery, Tiers } from '../planning/cadence';
import { nextDue } from '../planning/dueTimes';
import { planWindow, WindowSettings } from '../planning/planWindow';
import {
  AskedQuestion,
  settle,
  Settlement,
  unanswered,
} from '../planning/settle';
import { SourceRegistry } from '../sources/SourceRegistry';
import { Mutex } from './Mutex';

const PAGE_SIZE = 1000;

/** What reading some series of a shard came to. */
export interface Collected {
  count: number;
  /** Why nothing in the shard can be asked; then the round ends. */
  shardProblem?: StageProblem;
}

interface Question extends AskedQuestion {
  request: SeriesRequest;
}

/** Asks sources for the series that are due, and stores each answer as it comes. */
export class SeriesCollector {
  constructor(
    private readonly options: {
      queue: SeriesQueue;
      samples: SampleStore;
      declarations: DeclarationStore;
      sources: SourceRegistry;
      tiers: Tiers;
      window: WindowSettings;
      mutex: Mutex;
      clock: () => number;
    },
  ) {}

  /** Reads at most a page of the series of a shard that are due. */
  async collectDue(shard: Shard): Promise<Collected> {
    const { queue, sources, clock } = this.options;
    const now = clock();
    const due = await queue.due(shard, now, PAGE_SIZE);
    const questions = due.flatMap(series => this.questionOf(series, now) ?? []);
    await this.postpone(due, questions, now);
    let shardProblem: StageProblem | undefined;
    for (const source of sources.sources) {
      const ofSource = questions.filter(
        ({ request }) => sources.sourceOf(request.stage.kind) === source,
      );
      if (ofSource.length > 0) {
        shardProblem ??= await this.ask(source, shard, ofSource);
      }
    }
    return { count: due.length, shardProblem };
  }

  /** Asks a source; answers why the shard cannot be asked, if it cannot. */
  private async ask(
    source: PipelineSource,
    shard: Shard,
    questions: readonly Question[],
  ): Promise<StageProblem | undefined> {
    const open = new Map(questions.map(question => [question.id, question]));
    const requests = questions.map(({ request }) => request);
    let problem: StageProblem | undefined;
    try {
      for await (const results of source.readSeries(shard, requests)) {
        await this.store(this.settleAll(results, open));
      }
    } catch (error) {
      problem = SourceError.toProblem(error);
    }
    const now = this.options.clock();
    const unheard = problem ?? {
      code: 'failed',
      message: `The source '${source.id}' did not answer`,
    };
    await this.store(
      [...open.values()].map(question => ({
        question,
        asked: unanswered(question, unheard, now),
      })),
    );
    return problem;
  }

  /** Settles the questions that were answered and takes them out of `open`. */
  private settleAll(
    results: readonly SeriesResult[],
    open: Map<number, Question>,
  ): (Settlement & { question: Question })[] {
    const now = this.options.clock();
    return results.flatMap(result => {
      const question = open.get(result.id);
      open.delete(result.id);
      return question ? [{ question, ...settle(question, result, now) }] : [];
    });
  }

  /** Samples come first: a watermark must never be ahead of them. */
  private async store(
    settled: readonly (Settlement & { question: Question })[],
  ): Promise<void> {
    const { samples, queue, declarations, mutex } = this.options;
    if (settled.length > 0) {
      await mutex(async () => {
        await samples.add(settled.flatMap(({ knowledge }) => knowledge ?? []));
        await queue.storeAsked(settled.map(({ asked }) => asked));
        await declarations.markChanged([
          ...new Set(settled.map(({ question }) => question.stageId)),
        ]);
      });
    }
  }

  /** Series that have nothing new to ask for are due again later. */
  private async postpone(
    due: readonly DueSeries[],
    questions: readonly Question[],
    now: number,
  ): Promise<void> {
    const asked = new Set(questions.map(({ id }) => id));
    await this.options.queue.storeDueTimes(
      due
        .filter(({ id }) => !asked.has(id))
        .map(series => ({
          id: series.id,
          nextDueAt: nextDue(series.stageId, this.everyOf(series), now),
        })),
    );
  }

  private questionOf(series: DueSeries, now: number): Question | undefined {
    const { id, stageId, stage, inventory, metric, watermark, failures } =
      series;
    const source = this.options.sources.sourceOf(stage.kind);
    const window = planWindow(series, this.options.window, now);
    return (
      source &&
      window && {
        id,
        stageId,
        ...window,
        watermark,
        askedFrom: series.askedFrom,
        wantedFrom: series.wantedFrom,
        failures,
        every: this.everyOf(series),
        request: { id, stage, inventory, metric, ...window },
      }
    );
  }

  private everyOf({ tier, coolestTier }: DueSeries): number {
    return askEvery(tier, coolestTier, this.options.tiers);
  }
}
