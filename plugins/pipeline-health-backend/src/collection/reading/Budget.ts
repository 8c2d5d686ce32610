import { CollectionStore } from '../../database';

const DAY = 24 * 60 * 60_000;
const DAYS_A_MONTH = 30;

/** Keeps the cost of metrics below what an operator allows. */
export class Budget {
  constructor(
    private readonly options: {
      monthlyUsd?: number;
      collection: CollectionStore;
      clock: () => number;
    },
  ) {}

  /** Whether the last 24 hours cost less than a day's share of the month. */
  async allows(): Promise<boolean> {
    const { monthlyUsd, collection, clock } = this.options;
    return (
      monthlyUsd === undefined ||
      (await collection.spentSince(clock() - DAY)) < monthlyUsd / DAYS_A_MONTH
    );
  }

  /** What to say while it does not. */
  problem(): { code: string; message: string } {
    return {
      code: 'budget',
      message: `The last 24 hours cost more than a thirtieth of pipelineHealth.monthlyBudgetUsd (${this.options.monthlyUsd}); metrics are not read until they cost less`,
    };
  }
}
