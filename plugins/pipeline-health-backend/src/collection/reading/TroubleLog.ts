import { LoggerService } from '@backstage/backend-plugin-api';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { FailureReader, Trouble, TroubleStore } from '../../database';

/**
 * Keeps what keeps an account and region from being read, and says in the log
 * when that changes: a line a change, none a round.
 */
export class TroubleLog {
  constructor(
    private readonly options: {
      failures: FailureReader;
      store: TroubleStore;
      logger: LoggerService;
      clock: () => number;
    },
  ) {}

  /** Looks after a round, which itself may have ended with a problem. */
  async tell(shard: Shard, problem: StageProblem | undefined): Promise<void> {
    const { store } = this.options;
    const known = await store.troubles(shard);
    const now = await this.troublesOf(shard, problem, known);
    if (known.length > 0 || now.length > 0) {
      await store.store(shard, now);
    }
    this.say(nameOf(shard), known, now);
  }

  private async troublesOf(
    shard: Shard,
    problem: StageProblem | undefined,
    known: readonly Trouble[],
  ): Promise<Trouble[]> {
    const { failures, clock } = this.options;
    const { account, region } = shard;
    const sinceOf = (cause: string) =>
      known.find(trouble => trouble.cause === cause)?.since ?? clock();
    const troubles = new Map<string, Trouble>();
    const add = (
      cause: string,
      trouble: Pick<Trouble, 'problem' | 'questions' | 'pipelines'>,
    ) => {
      const { questions = 0, pipelines = 0 } = troubles.get(cause) ?? {};
      troubles.set(cause, {
        account,
        region,
        cause,
        since: sinceOf(cause),
        problem: trouble.problem,
        questions: questions + trouble.questions,
        pipelines: pipelines + trouble.pipelines,
      });
    };
    for (const failure of await failures.failures(shard)) {
      const cause = failure.cause ?? ownCauseOf(failure.problem);
      if (cause !== undefined) {
        add(cause, {
          problem: failure.problem,
          questions: failure.count,
          pipelines: await failures.countPipelines(failure),
        });
      }
    }
    if (problem) {
      add(problem.code, { problem, questions: 0, pipelines: 0 });
    }
    return [...troubles.values()].sort((a, b) => b.questions - a.questions);
  }

  private say(
    place: string,
    known: readonly Trouble[],
    now: readonly Trouble[],
  ): void {
    const { logger } = this.options;
    const [begun, ...more] = without(now, known);
    const ended = without(known, now);
    if (begun) {
      const others = more.length
        ? `; and ${more.map(({ cause }) => cause).join(', ')}`
        : '';
      logger.warn(
        `Reading ${place} is failing: ${begun.problem.message}${countsOf(
          begun,
        )}${others}`,
      );
    } else if (ended.length > 0) {
      logger.info(
        now.length > 0
          ? `Reading ${place} has recovered from ${causesOf(
              ended,
            )}, not from ${causesOf(now)}`
          : `Reading ${place} has recovered`,
      );
    }
  }
}

/** A spent budget is everybody's; that a resource does not exist is its own pipeline's. */
function ownCauseOf({ code }: StageProblem): string | undefined {
  return code === 'budget' || code === 'clock' ? code : undefined;
}

function without(
  troubles: readonly Trouble[],
  others: readonly Trouble[],
): Trouble[] {
  const causes = new Set(others.map(({ cause }) => cause));
  return troubles.filter(({ cause }) => !causes.has(cause));
}

function causesOf(troubles: readonly Trouble[]): string {
  return troubles.map(({ cause }) => cause).join(', ');
}

function countsOf({ questions, pipelines }: Trouble): string {
  return questions > 0
    ? ` (${questions} stages and series of ${pipelines} pipelines so far)`
    : '';
}

/** An account and region, as the log names them. */
export function nameOf({ account, region }: Shard): string {
  return `account ${account || 'of no number'} in ${region || 'no region'}`;
}
