import { Knex } from 'knex';
import { deletePages } from '../bulk';
import { RollUpRow } from '../rows';
import { RollUp, ROLL_UPS, unpackSpan } from './packedSpan';
import { RolledStep } from './rollUp';

/** Reads what samples were rolled up to, which {@link DayPacker} writes. */
export class RollUpStore {
  constructor(private readonly knex: Knex) {}

  /** The steps of a series that lie in a window, oldest first. */
  async steps(
    seriesId: number,
    resolution: RollUp,
    from: number,
    to: number,
  ): Promise<RolledStep[]> {
    const { step, span } = resolution;
    const rows: RollUpRow[] = await this.knex('roll_ups')
      .where({ series_id: seriesId, step: step / 1000 })
      .whereBetween('span', [Math.floor(from / span), Math.ceil(to / span) - 1])
      .orderBy('span');
    return rows
      .flatMap(row => unpackSpan(row.span, row.packed, resolution))
      .filter(({ at }) => at + step > from && at < to);
  }

  /** Drops the spans of a resolution that ended before a time. */
  async dropBefore({ step, span }: RollUp, time: number): Promise<void> {
    await this.drop(step, '<', Math.floor(time / span));
  }

  /** Drops the spans that begin after a time. */
  async dropAfter(time: number): Promise<void> {
    for (const { step, span } of Object.values(ROLL_UPS)) {
      await this.drop(step, '>', Math.floor(time / span));
    }
  }

  private async drop(
    step: number,
    side: '<' | '>',
    span: number,
  ): Promise<void> {
    await deletePages(
      this.knex,
      'roll_ups',
      ['series_id', 'step', 'span'],
      rows => rows.where({ step: step / 1000 }).where('span', side, span),
    );
  }
}
