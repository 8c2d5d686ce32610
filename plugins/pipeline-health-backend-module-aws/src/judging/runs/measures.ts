import {
  Asked,
  MeasuredRuns,
  Measures,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';

/** What counts of a stage whose runs bring data: each run, and how long ago the last one succeeded. */
export function runMeasures<TInventory extends JsonObject>(
  runsOf: (inventory: TInventory) => Asked<null> | undefined,
): Measures<TInventory> {
  const measure = ({ inventory }: { inventory: TInventory }) => {
    const asked = runsOf(inventory);
    const runs: MeasuredRuns | undefined =
      asked && ('problem' in asked ? 'not-asked' : 'asked');
    return runs && { runs };
  };
  return { freshness: measure, delivery: measure };
}
