import { LoggerService } from '@backstage/backend-plugin-api';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SeriesDefinition,
  seriesOf,
  Shard,
  SourceError,
  StageDescription,
} from '@pipeline-health/plugin-pipeline-health-node';
import pLimit from 'p-limit';
import { DueStage, StageStore } from '../../database';
import { describeEvery, Tiers } from '../planning/cadence';
import { nextDue, retryAt } from '../planning/dueTimes';
import { SourceRegistry } from '../sources/SourceRegistry';
import { DescriptionOutcome, DescriptionWriter } from './DescriptionWriter';
import { Mutex } from './Mutex';

const PAGE_SIZE = 200;
const CONCURRENCY = 8;

/** After how many failures in a row nobody in the shard is asked any more. */
const HOPELESS_AFTER = 3;

/** What describing some stages of a shard came to. */
export interface Described {
  count: number;
  /** Why nothing in the shard can be asked; then the round ends. */
  shardProblem?: StageProblem;
}

const UNSTORABLE: StageProblem = {
  code: 'failed',
  message: 'The answer could not be stored; the log of the backend says why',
};

type Answer = { stage: DueStage } & (
  | { description: StageDescription; series: SeriesDefinition[] }
  | { problem: StageProblem }
);

/** Asks sources for the configuration and facts of stages that are due. */
export class StageDescriber {
  constructor(
    private readonly options: {
      stages: StageStore;
      writer: DescriptionWriter;
      sources: SourceRegistry;
      tiers: Tiers;
      mutex: Mutex;
      logger: LoggerService;
      clock: () => number;
    },
  ) {}

  /** Describes at most a page of the stages of a shard that are due. */
  async describeDue(shard: Shard): Promise<Described> {
    const { stages, writer, mutex, clock } = this.options;
    const due = await stages.due(shard, clock(), PAGE_SIZE);
    if (due.length === 0) {
      return { count: 0 };
    }
    const { answers, shardProblem } = await this.ask(due);
    await mutex(async () => {
      await this.write(answers);
      if (shardProblem) {
        await writer.writeShardProblem(shard, shardProblem, clock());
      }
    });
    return { count: answers.length, shardProblem };
  }

  /** Stores all answers; if that fails, each by itself, so that a bad one harms no other. */
  private async write(answers: readonly Answer[]): Promise<void> {
    const { writer, logger, clock } = this.options;
    const now = clock();
    const outcomes = answers.map(answer => this.outcomeOf(answer, now));
    try {
      await writer.write(outcomes, now);
    } catch {
      for (const answer of answers) {
        try {
          await writer.write([this.outcomeOf(answer, now)], now);
        } catch (error) {
          const { stage } = answer;
          logger.error(`Could not store ${stage.ref.arn}: ${error}`);
          const problem = UNSTORABLE;
          await writer.write([this.outcomeOf({ stage, problem }, now)], now);
        }
      }
    }
  }

  /** Asks for each stage, until it is plain that nothing in the shard can be asked. */
  private async ask(
    due: readonly DueStage[],
  ): Promise<{ answers: Answer[]; shardProblem?: StageProblem }> {
    const limit = pLimit(CONCURRENCY);
    const answers: Answer[] = [];
    let hopeless = 0;
    let shardProblem: StageProblem | undefined;
    await Promise.all(
      due.map(stage =>
        limit(async () => {
          if (shardProblem) {
            return;
          }
          const answer = await this.askOne(stage);
          answers.push(answer);
          const problem = 'problem' in answer ? answer.problem : undefined;
          hopeless = isOfShard(problem) ? hopeless + 1 : 0;
          if (hopeless >= HOPELESS_AFTER) {
            shardProblem = problem;
          }
        }),
      ),
    );
    return { answers, shardProblem };
  }

  private async askOne(stage: DueStage): Promise<Answer> {
    const { sources } = this.options;
    const source = sources.sourceOf(stage.ref.kind);
    const kind = sources.kinds.get(stage.ref.kind);
    if (!source || !kind) {
      const message = `No installed source knows the kind '${stage.ref.kind}'`;
      return { stage, problem: { code: 'invalid', message } };
    }
    try {
      const description = await source.describe(stage.ref);
      return {
        stage,
        description,
        series: seriesOf(kind, description.inventory),
      };
    } catch (error) {
      return { stage, problem: SourceError.toProblem(error) };
    }
  }

  private outcomeOf(answer: Answer, now: number): DescriptionOutcome {
    const { stage } = answer;
    const { id, tier } = stage;
    if ('problem' in answer) {
      const { problem } = answer;
      const failures = stage.failures + 1;
      const nextDescribeAt = retryAt(id, failures, problem.code, now);
      return { stage, outcome: { id, problem, failures, nextDescribeAt } };
    }
    const { description, series } = answer;
    const every = describeEvery(tier, this.options.tiers);
    return {
      stage,
      described: { description, series },
      outcome: {
        id,
        inventory: description.inventory,
        failures: 0,
        nextDescribeAt: nextDue(id, every, now),
      },
    };
  }
}

/** Whether a problem is likely one of the whole account and region. */
function isOfShard(problem: StageProblem | undefined): boolean {
  return problem?.code === 'credentials' || problem?.code === 'unreachable';
}
