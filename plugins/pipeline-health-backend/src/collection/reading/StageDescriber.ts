import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ProblemCode,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  SeriesDefinition,
  seriesOf,
  SourceError,
  StageDescription,
} from '@pipeline-health/plugin-pipeline-health-node';
import pLimit from 'p-limit';
import {
  DueStage,
  LeasedWrite,
  LeaseLostError,
  StageStore,
} from '../../database';
import { say } from '../../evaluation';
import { LeasedShard } from '../leases/LeasedShard';
import { describeEvery, Tiers } from '../planning/cadence';
import { causeOf } from '../planning/causeOf';
import { inNoOrder, nextDue, postponedTo, retryAt } from '../planning/dueTimes';
import { SourceRegistry } from '../sources/SourceRegistry';
import { ClockGuard } from '../ClockGuard';
import { DescriptionOutcome, DescriptionWriter } from './DescriptionWriter';
import { GivenUp } from './GivenUp';
import { releaseAlike } from './releaseAlike';
import { untilAborted } from './untilAborted';

const PAGE_SIZE = 200;
const CONCURRENCY = 8;

/** Failures that may be those of a whole service. */
const OF_SERVICE: readonly ProblemCode[] = [
  'credentials',
  'throttled',
  'unreachable',
];

const UNSTORABLE: StageProblem = {
  code: 'failed',
  ...say('problem.not-stored'),
};

type Answer = { stage: DueStage; askedAt: number } & (
  | { description: StageDescription; series: SeriesDefinition[] }
  | {
      problem: StageProblem;
      /** Nobody was asked, because others of the kind were not answered. */
      postponed?: boolean;
    }
);

/** Asks sources for the configuration and facts of stages that are due. */
export class StageDescriber {
  constructor(
    private readonly options: {
      stages: StageStore;
      writer: DescriptionWriter;
      sources: SourceRegistry;
      clocks: ClockGuard;
      tiers: Tiers;
      write: LeasedWrite;
      logger: LoggerService;
      clock: () => number;
    },
  ) {}

  /**
   * Describes at most a page of the stages of a shard that are due; answers the
   * ids of those of which something became known. Kinds wait for each other only with the
   * next page.
   */
  async describeDue(
    shard: LeasedShard,
    givenUp: GivenUp,
    signal: AbortSignal,
  ): Promise<number[]> {
    const { stages, clocks, clock } = this.options;
    // One answer tells whether a wrong clock is right again.
    const limit = clocks.problemAt(shard) ? 1 : PAGE_SIZE;
    const due = await stages.due(shard, clock(), limit);
    const kinds = [...new Set(due.map(({ ref }) => ref.kind))];
    const known = await Promise.all(
      kinds.map(kind =>
        this.describeKind(
          shard,
          due.filter(({ ref }) => ref.kind === kind),
          givenUp,
          signal,
        ),
      ),
    );
    return known.flat();
  }

  private async describeKind(
    shard: LeasedShard,
    due: readonly DueStage[],
    givenUp: GivenUp,
    signal: AbortSignal,
  ): Promise<number[]> {
    const { clocks, write, clock } = this.options;
    const answers = await this.ask(shard, due, givenUp, signal);
    if (clocks.problemAt(shard)) {
      return [];
    }
    await this.write(shard, answers);
    const recovered = answers.flatMap(answer =>
      'description' in answer ? answer.stage.cause ?? [] : [],
    );
    if (recovered.length > 0) {
      await write(shard.lease, ({ stages }) =>
        releaseAlike(stages, shard, recovered, clock()),
      );
    }
    return answers.map(({ stage }) => stage.id);
  }

  /**
   * Asks for each stage, in no order, so that the first are a fair sample. When
   * it is plain that the kind's service does not answer, the rest is postponed.
   */
  private async ask(
    shard: LeasedShard,
    due: readonly DueStage[],
    givenUp: GivenUp,
    signal: AbortSignal,
  ): Promise<Answer[]> {
    const limit = pLimit(CONCURRENCY);
    const answers: Answer[] = [];
    const skipped: DueStage[] = [];
    const { clocks, clock } = this.options;
    await Promise.all(
      inNoOrder(due).map(stage =>
        limit(async () => {
          // By a wrong clock only one is asked, to see whether it is right again.
          if (
            givenUp.why(sortOf(stage)) ||
            (due.length > 1 && clocks.problemAt(shard))
          ) {
            skipped.push(stage);
            return;
          }
          const answer = signal.aborted
            ? undefined
            : await untilAborted(this.askOne(stage), signal);
          if (answer) {
            answers.push(answer);
            noteIn(givenUp, answer);
          }
        }),
      ),
    );
    for (const stage of skipped) {
      const problem = givenUp.why(sortOf(stage));
      // Who is answered after all stays due.
      if (problem) {
        answers.push({ stage, askedAt: clock(), problem, postponed: true });
      }
    }
    return answers;
  }

  private async askOne(stage: DueStage): Promise<Answer> {
    const { sources, clock } = this.options;
    const asked = { stage, askedAt: clock() };
    const source = sources.sourceOf(stage.ref.kind);
    const kind = sources.kinds.get(stage.ref.kind);
    if (!source || !kind) {
      const message = `No installed source knows the kind '${stage.ref.kind}'`;
      return { ...asked, problem: { code: 'invalid', message } };
    }
    try {
      const description = await source.describe(stage.ref);
      return {
        ...asked,
        description,
        series: seriesOf(kind, description.inventory),
      };
    } catch (error) {
      return { ...asked, problem: SourceError.toProblem(error) };
    }
  }

  /** Stores all answers; if that fails, each by itself, so that a bad one harms no other. */
  private async write(
    shard: LeasedShard,
    answers: readonly Answer[],
  ): Promise<void> {
    const now = this.options.clock();
    const store = (some: readonly Answer[]) =>
      this.store(
        shard,
        some.map(answer => this.outcomeOf(answer, now)),
        now,
      );
    try {
      await store(answers);
    } catch (failure) {
      if (failure instanceof LeaseLostError) {
        throw failure;
      }
      const refused: Refused[] = [];
      try {
        for (const answer of answers) {
          const { stage, askedAt } = answer;
          try {
            await store([answer]);
          } catch (error) {
            refused.push({ arn: stage.ref.arn, error });
            await store([{ stage, askedAt, problem: UNSTORABLE }]);
          }
        }
      } finally {
        this.tell(refused);
      }
    }
  }

  /** One line for all, because what keeps one from being stored may keep thousands. */
  private tell([first, ...others]: readonly Refused[]): void {
    if (first) {
      const which = others.length > 0 ? ` and ${others.length} more` : '';
      this.options.logger.error(
        `Could not store ${first.arn}${which}: ${first.error}`,
      );
    }
  }

  private async store(
    shard: LeasedShard,
    outcomes: readonly DescriptionOutcome[],
    now: number,
  ): Promise<void> {
    const { writer, write } = this.options;
    await write(shard.lease, stores => writer.write(stores, outcomes, now));
  }

  private outcomeOf(answer: Answer, now: number): DescriptionOutcome {
    const { stage, askedAt } = answer;
    const { id } = stage;
    const every = describeEvery(stage.tier, this.options.tiers);
    if ('problem' in answer) {
      const { problem, postponed } = answer;
      const cause = causeOf(problem);
      // Who is only postponed waits no longer for that, but is not known of either.
      const failures =
        postponed && stage.failures > 1 ? stage.failures : stage.failures + 1;
      const nextDescribeAt = postponed
        ? postponedTo(id, now)
        : retryAt(id, failures, problem.code, every, now);
      return {
        stage,
        outcome: { id, problem, cause, failures, askedAt, nextDescribeAt },
      };
    }
    const { description, series } = answer;
    return {
      stage,
      described: { description, series },
      outcome: {
        id,
        inventory: description.inventory,
        failures: 0,
        askedAt,
        nextDescribeAt: nextDue(id, every, now),
      },
    };
  }
}

/** A stage whose answer could not be stored. */
interface Refused {
  arn: string;
  error: unknown;
}

/** Stages of a kind ask the same service. */
function sortOf({ ref }: DueStage): string {
  return `kind ${ref.kind}`;
}

function noteIn(givenUp: GivenUp, answer: Answer): void {
  const sort = sortOf(answer.stage);
  if ('description' in answer) {
    givenUp.answered(sort);
  } else if (OF_SERVICE.includes(answer.problem.code)) {
    givenUp.failed(sort, answer.problem);
  }
}
