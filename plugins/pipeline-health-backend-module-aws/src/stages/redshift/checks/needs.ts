import { Check } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore } from '../../../judging';
import { WarehouseFacts } from '../WarehouseFacts';

/** A rule that rests on a side of the warehouse: what cannot be asked for ends no finding. */
export function needs<
  TInventory extends WarehouseFacts,
  TThreshold extends string,
>(
  side: 'loads' | 'metricSets',
  check: Check<TInventory, TThreshold>,
): Check<TInventory, TThreshold> {
  return {
    ...check,
    run: context => {
      const { loadStatus, [side]: asked }: WarehouseFacts = context.inventory;
      if (side === 'loads' && loadStatus === 'off') {
        return undefined;
      }
      return asked && 'answer' in asked
        ? check.run(context)
        : asBefore(context.previous[check.id]);
    },
  };
}
