import {
  Check,
  CheckContext,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { WorkgroupThreshold } from './thresholds';
import { WorkgroupInventory } from './WorkgroupInventory';

/** What the rules of a workgroup look at. */
export type WorkgroupContext = CheckContext<
  WorkgroupInventory,
  WorkgroupThreshold
> & { inventory: WorkgroupInventory };

/** A rule of a workgroup. */
export type WorkgroupCheck = Check<WorkgroupInventory, WorkgroupThreshold>;

/** The samples of every part of a metric. */
export function samplesOf(
  { inventory, samples }: WorkgroupContext,
  metric: string,
): Sample[] {
  return inventory.metricSets
    .filter(set => set.metric === metric || set.metric.startsWith(`${metric}.`))
    .flatMap(set => samples[set.metric] ?? []);
}
