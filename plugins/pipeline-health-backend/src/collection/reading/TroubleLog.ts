import { LoggerService } from '@backstage/backend-plugin-api';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { FailureReader } from '../../database';

/**
 * Says in the log when something new keeps an account and region from being
 * read, and when it is read whole again: a line a change, none a round.
 */
export class TroubleLog {
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly options: {
      failures: FailureReader;
      logger: LoggerService;
    },
  ) {}

  /** Says what changed with a round, which itself may have ended with a problem. */
  async tell(shard: Shard, problem: StageProblem | undefined): Promise<void> {
    const { logger } = this.options;
    const failures = await this.options.failures.byCause(shard);
    const causes = new Set([
      ...failures.map(({ cause }) => cause),
      ...(problem ? [problem.code] : []),
    ]);
    const place = nameOf(shard);
    const known = this.known.get(place) ?? new Set();
    this.known.set(place, causes);
    if ([...causes].some(cause => !known.has(cause))) {
      const count = failures.reduce((sum, failure) => sum + failure.count, 0);
      const [worst] = [...failures].sort((a, b) => b.count - a.count);
      const why = problem
        ? problem.message
        : `${worst.problem.message} (${count} stages and series so far)`;
      logger.warn(`Reading ${place} is failing: ${why}`);
    } else if (known.size > 0 && causes.size === 0) {
      logger.info(`Reading ${place} has recovered`);
    }
  }
}

/** An account and region, as the log names them. */
export function nameOf({ account, region }: Shard): string {
  return `account ${account || 'of no number'} in ${region || 'no region'}`;
}
