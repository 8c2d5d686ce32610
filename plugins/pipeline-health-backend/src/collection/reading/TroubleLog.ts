import { LoggerService } from '@backstage/backend-plugin-api';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { FailureReader, Trouble, TroubleStore } from '../../database';

const MINUTE = 60_000;

/** What comes and goes is said this often in so long a time: once that it came, once that it went. */
const SAID_AT_MOST = 2;
const SAID_WITHIN = 15 * MINUTE;

/** What the log says of an account and region. */
interface Said {
  /** By cause, what was last said to be failing. */
  failing: Map<string, Trouble>;
  /** When something was said of a cause. */
  times: Map<string, number[]>;
  /** What was there when this process looked last. */
  last: string;
}

/**
 * Keeps what keeps an account and region from being read, and says in the log
 * when that changes: a line a change, none a round, and few of what comes and
 * goes all the time.
 */
export class TroubleLog {
  private readonly said = new Map<string, Said>();

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
    const said = this.saidOf(place, known);
    said.last = causesOf(now);
    const failing = [...said.failing.values()];
    const [begun, ...more] = without(now, failing).filter(it =>
      this.maySay(said, it),
    );
    const ended = without(failing, now).filter(it => this.maySay(said, it));
    if (begun) {
      const others = more.length
        ? `; and ${more.map(({ cause }) => cause).join(', ')}`
        : '';
      logger.warn(
        `Reading ${place} is failing: ${begun.problem.message}${countsOf(
          begun,
        )}${others}`,
      );
      [begun, ...more].forEach(it => said.failing.set(it.cause, it));
      this.note(said, [begun, ...more]);
    } else if (ended.length > 0) {
      logger.info(
        now.length > 0
          ? `Reading ${place} has recovered from ${causesOf(
              ended,
            )}, not from ${causesOf(now)}`
          : `Reading ${place} has recovered`,
      );
      ended.forEach(({ cause }) => said.failing.delete(cause));
      this.note(said, ended);
    }
  }

  /** What was said, which is what is known where another process looked meanwhile. */
  private saidOf(place: string, known: readonly Trouble[]): Said {
    const said = this.said.get(place);
    if (said?.last === causesOf(known)) {
      return said;
    }
    const anew: Said = {
      failing: new Map(known.map(it => [it.cause, it])),
      times: said?.times ?? new Map(),
      last: '',
    };
    this.said.set(place, anew);
    return anew;
  }

  private maySay({ times }: Said, { cause }: Trouble): boolean {
    const since = this.options.clock() - SAID_WITHIN;
    const lately = (times.get(cause) ?? []).filter(time => time > since);
    return lately.length < SAID_AT_MOST;
  }

  private note({ times }: Said, troubles: readonly Trouble[]): void {
    for (const { cause } of troubles) {
      const lately = (times.get(cause) ?? []).slice(1 - SAID_AT_MOST);
      times.set(cause, [...lately, this.options.clock()]);
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
