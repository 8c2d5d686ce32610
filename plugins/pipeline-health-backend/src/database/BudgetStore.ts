import { Knex } from 'knex';
import { numberOf } from './values';

/** There is one budget. */
const ID = 1;

/** Keeps since when metrics are asked for more seldom to keep the budget. */
export class BudgetStore {
  constructor(private readonly knex: Knex) {}

  /** Notes whether they are; who notes it again changes nothing. */
  async note(isLowered: boolean, now: number): Promise<void> {
    if (isLowered) {
      await this.knex('budget_lowering')
        .insert({ id: ID, since: now })
        .onConflict('id')
        .ignore();
    } else {
      await this.knex('budget_lowering').delete();
    }
  }

  /** Epoch milliseconds; undefined while they are not. */
  async loweredSince(): Promise<number | undefined> {
    const row = await this.knex('budget_lowering').first('since');
    return numberOf(row?.since ?? null);
  }
}
