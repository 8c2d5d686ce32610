import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Shard,
  SourceError,
  StageDescription,
} from '@pipeline-health/plugin-pipeline-health-node';
import pLimit from 'p-limit';
import { DescribedStage, DueStage, StageStore } from '../../database/StageStore';
import { describeEvery, Tiers } from '../planning/cadence';
import { nextDue, retryAt } from '../planning/dueTimes';
import { SourceRegistry } from '../sources/SourceRegistry';
import { DescriptionWriter } from './DescriptionWriter';
import { Exclusive } from './Exclusive';

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

type Answer = { stage: DueStage } & (
  | { description: StageDescription }
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
      exclusive: Exclusive;
      clock: () => number;
    },
  ) {}

  /** Describes at most a page of the stages of a shard that are due. */
  async describeDue(shard: Shard): Promise<Described> {
    const { stages, writer, exclusive, clock } = this.options;
    const due = await stages.due(shard, clock(), PAGE_SIZE);
    const { answers, shardProblem } = await this.ask(due);
    const now = clock();
    await exclusive(() =>
      writer.write(
        answers.map(answer => ({
          stage: answer.stage,
          description: 'description' in answer ? answer.description : undefined,
          outcome: this.outcomeOf(answer, now),
        })),
        now,
      ),
    );
    if (shardProblem) {
      await exclusive(() => writer.writeShardProblem(shard, shardProblem, now));
    }
    return { count: answers.length, shardProblem };
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
    const source = this.options.sources.sourceOf(stage.ref.kind);
    if (!source) {
      const message = `No installed source knows the kind '${stage.ref.kind}'`;
      return { stage, problem: { code: 'invalid', message } };
    }
    try {
      return { stage, description: await source.describe(stage.ref) };
    } catch (error) {
      return { stage, problem: SourceError.toProblem(error) };
    }
  }

  private outcomeOf(answer: Answer, now: number): DescribedStage {
    const { id, tier, failures } = answer.stage;
    if ('problem' in answer) {
      return {
        id,
        problem: answer.problem,
        failures: failures + 1,
        nextDescribeAt: retryAt(id, failures + 1, answer.problem.code, now),
      };
    }
    return {
      id,
      inventory: answer.description.inventory,
      failures: 0,
      nextDescribeAt: nextDue(id, describeEvery(tier, this.options.tiers), now),
    };
  }
}

/** Whether a problem is likely one of the whole account and region. */
function isOfShard(problem: StageProblem | undefined): boolean {
  return problem?.code === 'credentials' || problem?.code === 'unreachable';
}
