import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { UsageStore } from '../../database';

const DAY = 24 * 60 * 60_000;
const DAYS_A_MONTH = 30;

/** Keeps the cost of metrics below what an operator allows. */
export class Budget {
  constructor(
    private readonly options: {
      monthlyUsd?: number;
      usage: Pick<UsageStore, 'spentSince'>;
      clock: () => number;
    },
  ) {}

  /** Why no metrics are asked for: the last 24 hours cost a day's share of the month. */
  async problem(): Promise<StageProblem | undefined> {
    const { monthlyUsd, usage, clock } = this.options;
    const now = clock();
    if (
      monthlyUsd === undefined ||
      (await usage.spentSince(now - DAY, now)) < monthlyUsd / DAYS_A_MONTH
    ) {
      return undefined;
    }
    return {
      code: 'budget',
      message: `The last 24 hours cost more than a thirtieth of pipelineHealth.monthlyBudgetUsd (${monthlyUsd}); metrics are not read until they cost less`,
    };
  }
}
