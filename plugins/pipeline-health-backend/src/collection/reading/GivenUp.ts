import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';

/** After how many failures, and no answer, nobody of the same sort is asked any more. */
const ENOUGH = 3;

interface Tally {
  answered: number;
  failed: number;
  problem?: StageProblem;
}

/**
 * Whom one round of an account and region need not ask any more, because they
 * do not answer: kinds of stages whose service is away, and whole sources.
 * What does not answer is one service, not all that is beside it.
 */
export class GivenUp {
  private readonly tallies = new Map<string, Tally>();

  /** Notes that somebody of a sort answered. */
  answered(sort: string): void {
    this.of(sort).answered += 1;
  }

  /** Notes that somebody of a sort did not, for a reason that may be everybody's. */
  failed(sort: string, problem: StageProblem): void {
    const tally = this.of(sort);
    tally.failed += 1;
    tally.problem = problem;
  }

  /** Notes that nobody of a sort is to be asked. */
  giveUp(sort: string, problem: StageProblem): void {
    this.tallies.set(sort, { answered: 0, failed: Infinity, problem });
  }

  /** Why nobody of a sort is asked any more; undefined while they are. */
  why(sort: string): StageProblem | undefined {
    const { answered, failed, problem } = this.of(sort);
    return answered === 0 && failed >= ENOUGH ? problem : undefined;
  }

  private of(sort: string): Tally {
    const tally = this.tallies.get(sort) ?? { answered: 0, failed: 0 };
    this.tallies.set(sort, tally);
    return tally;
  }
}
