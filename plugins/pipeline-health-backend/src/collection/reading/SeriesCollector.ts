import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  PipelineSource,
  SeriesRequest,
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { DueSeries, LeasedWrite, SeriesQueue } from '../../database';
import { say } from '../../evaluation';
import { LeasedShard } from '../leases/LeasedShard';
import { askEvery, paceOf, Tiers } from '../planning/cadence';
import { nextDue } from '../planning/dueTimes';
import { planWindow, WindowSettings } from '../planning/planWindow';
import {
  AskedQuestion,
  postponed,
  settle,
  Settlement,
  unanswered,
} from '../planning/settle';
import { SourceRegistry } from '../sources/SourceRegistry';
import { ClockGuard } from '../ClockGuard';
import { Allowance } from './Budget';
import { GivenUp } from './GivenUp';
import { BeyondBudget } from './OwnerBudgets';
import { releaseAlike } from './releaseAlike';
import { untilAborted } from './untilAborted';

/** Of these, some are answered without a call; enough are left to fill calls of 500. */
const PAGE_SIZE = 4000;

/** What a round knows of whom not to ask. */
interface Restraint {
  givenUp: GivenUp;
  beyond: BeyondBudget;
  allowance: Allowance;
}

interface Question extends AskedQuestion {
  /** Why it is not to be asked, if it costs too much. */
  unaffordable?: StageProblem;
  /** What the last failure had in common with others. */
  cause?: string;
  request: SeriesRequest;
}

type Settled = Settlement & { question: Question };

/** Asks sources for the series that are due, and stores each answer as it comes. */
export class SeriesCollector {
  constructor(
    private readonly options: {
      queue: SeriesQueue;
      sources: SourceRegistry;
      clocks: ClockGuard;
      tiers: Tiers;
      window: WindowSettings;
      write: LeasedWrite;
      clock: () => number;
    },
  ) {}

  /**
   * Reads at most a page of the series of a shard that are due; answers the ids
   * of their stages. Each source is asked whatever becomes of the others.
   */
  async collectDue(
    shard: LeasedShard,
    { givenUp, beyond, allowance }: Restraint,
    signal: AbortSignal,
  ): Promise<number[]> {
    const { queue, sources, clock } = this.options;
    const now = clock();
    const due = await queue.due(shard, now, PAGE_SIZE);
    const questions = due.flatMap(
      series => this.questionOf(series, { beyond, allowance }, now) ?? [],
    );
    await this.postpone(shard, due, questions, allowance, now);
    const affordable = questions.filter(({ unaffordable }) => !unaffordable);
    await this.store(
      shard,
      questions.flatMap(question => {
        const why = question.unaffordable;
        return why ? [{ question, asked: postponed(question, why, now) }] : [];
      }),
    );
    await Promise.all(
      sources.sources.map(source =>
        this.collectFrom(
          source,
          shard,
          affordable.filter(
            ({ request }) => sources.sourceOf(request.stage.kind) === source,
          ),
          givenUp,
          signal,
        ),
      ),
    );
    return due.map(({ stageId }) => stageId);
  }

  private async collectFrom(
    source: PipelineSource,
    shard: LeasedShard,
    questions: readonly Question[],
    givenUp: GivenUp,
    signal: AbortSignal,
  ): Promise<void> {
    if (questions.length === 0) {
      return;
    }
    const why = givenUp.why(source.id);
    if (why) {
      const now = this.options.clock();
      await this.store(
        shard,
        questions.map(question => ({
          question,
          asked: postponed(question, why, now),
        })),
      );
      return;
    }
    const problem = await this.ask(source, shard, questions, signal);
    if (problem) {
      givenUp.giveUp(source.id, problem);
    }
  }

  /** Asks a source; answers why the shard cannot be asked, if it cannot. */
  private async ask(
    source: PipelineSource,
    shard: LeasedShard,
    questions: readonly Question[],
    signal: AbortSignal,
  ): Promise<StageProblem | undefined> {
    const open = new Map(questions.map(question => [question.id, question]));
    const requests = questions.map(({ request }) => request);
    const answers = source.readSeries(shard, requests)[Symbol.asyncIterator]();
    let heard: Awaited<ReturnType<typeof nextOf>> | undefined;
    do {
      heard = await untilAborted(nextOf(answers), signal);
      if (!heard) {
        // Time is up; what was not answered stays due.
        return undefined;
      }
      await this.store(shard, this.settleAll(heard.results ?? [], open));
    } while (heard.results);
    const { problem } = heard;
    const now = this.options.clock();
    const unheard = problem ?? {
      code: 'failed',
      ...say('problem.no-answer', { source: source.id }),
    };
    await this.store(
      shard,
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
  ): Settled[] {
    const now = this.options.clock();
    return results.flatMap(result => {
      const question = open.get(result.id);
      open.delete(result.id);
      return question ? [{ question, ...settle(question, result, now) }] : [];
    });
  }

  /** What was asked by a wrong clock is not known, and asked for again. */
  private async store(
    shard: LeasedShard,
    settled: readonly Settled[],
  ): Promise<void> {
    const { clocks, write, clock } = this.options;
    if (settled.length > 0 && !clocks.problemAt(shard)) {
      await write(shard.lease, async stores => {
        const { samples, seriesQueue, declarations } = stores;
        await samples.add(
          settled.flatMap(({ knowledge }) => knowledge ?? []),
          clock(),
        );
        await seriesQueue.storeAsked(settled.map(({ asked }) => asked));
        const recovered = settled.flatMap(({ question, asked }) =>
          asked.failures === 0 ? question.cause ?? [] : [],
        );
        await releaseAlike(seriesQueue, shard, recovered, clock());
        await declarations.markChanged([
          ...new Set(settled.map(({ question }) => question.stageId)),
        ]);
      });
    }
  }

  /** Series that have nothing new to ask for are due again later. */
  private async postpone(
    shard: LeasedShard,
    due: readonly DueSeries[],
    questions: readonly Question[],
    allowance: Allowance,
    now: number,
  ): Promise<void> {
    const asked = new Set(questions.map(({ id }) => id));
    const others = due.filter(({ id }) => !asked.has(id));
    if (others.length > 0) {
      await this.options.write(shard.lease, ({ seriesQueue }) =>
        seriesQueue.storeDueTimes(
          others.map(series => ({
            id: series.id,
            nextDueAt: nextDue(
              series.stageId,
              this.everyOf(series, allowance),
              now,
            ),
          })),
        ),
      );
    }
  }

  private questionOf(
    series: DueSeries,
    { beyond, allowance }: Pick<Restraint, 'beyond' | 'allowance'>,
    now: number,
  ): Question | undefined {
    const { id, stageId, stage, inventory, metric, watermark } = series;
    const { failures, cause } = series;
    const isStopped = allowance.stopped.includes(
      paceOf(series.tier, series.coolestTier),
    );
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
        cause,
        every: this.everyOf(series, allowance),
        unaffordable:
          beyond.get(stageId) ?? (isStopped ? allowance.problem : undefined),
        request: {
          id,
          stage,
          inventory,
          metric,
          ...window,
          ...(mayBeLeftOut(series) && { knownUntil: watermark }),
        },
      }
    );
  }

  private everyOf(
    { tier, coolestTier }: DueSeries,
    { slower }: Allowance,
  ): number {
    const every = askEvery(tier, coolestTier, this.options.tiers);
    return Math.round(every * slower[paceOf(tier, coolestTier)]);
  }
}

/** Whether it is enough to know that a series published nothing: nobody waits for it, and it is answered otherwise. */
function mayBeLeftOut(series: DueSeries): boolean {
  const { tier, coolestTier, watermark, wantedFrom, failures } = series;
  return (
    watermark !== undefined &&
    wantedFrom === undefined &&
    failures === 0 &&
    paceOf(tier, coolestTier) !== 'hot'
  );
}

/** The next answers; without them the end, and why it came if there is a reason. */
async function nextOf(
  answers: AsyncIterator<SeriesResult[]>,
): Promise<{ results?: SeriesResult[]; problem?: StageProblem }> {
  try {
    const { done, value } = await answers.next();
    return done ? {} : { results: value };
  } catch (error) {
    return { problem: SourceError.toProblem(error) };
  }
}
