import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { publicEndpoint, setsOf } from '../../redshift';
import { workgroupFixes } from '../fixes';
import { WorkgroupCheck, WorkgroupInventory } from '../WorkgroupInventory';

/** What a workgroup has unless somebody said otherwise. */
const USUAL_CAPACITY = 128;
const LARGEST_CAPACITY = 512;
const STEP = 8;

/** The limit twice as high as what was needed so far: one too low makes queries wait. */
function capacityLimit(needed: number): number {
  const twice = Math.ceil((2 * needed) / STEP) * STEP;
  return Math.max(needed, Math.min(LARGEST_CAPACITY, twice));
}

/** What was needed at a time, as far as it is known. */
function peaksOf({
  inventory,
  samples,
}: {
  inventory: WorkgroupInventory;
  samples: { [metric: string]: readonly Sample[] };
}): number[] {
  return setsOf(inventory, 'computeCapacity').flatMap(({ metric }) =>
    (samples[metric] ?? []).map(({ value }) => value),
  );
}

export const noCapacityLimit: WorkgroupCheck = {
  id: 'no-capacity-limit',
  title: 'No maximum capacity',
  description:
    'Without a maximum capacity one query can scale the workgroup, and its bill, up to the quota of the account.',
  claim: 'posture',
  messages: {
    title: 'The workgroup has no maximum capacity',
    remedy: 'Set maxCapacity, or a usage limit with an alarm.',
  },
  run(context) {
    const { maxCapacity, baseCapacity = USUAL_CAPACITY } = context.inventory;
    return maxCapacity
      ? undefined
      : {
          severity: 'info',
          evidence: { baseCapacity },
          fixes: workgroupFixes(context, {
            MaxCapacity: capacityLimit(
              Math.max(baseCapacity, ...peaksOf(context)),
            ),
          }),
        };
  },
};

export const publicWorkgroup: WorkgroupCheck = publicEndpoint({
  warehouse: 'workgroup',
  property: 'publiclyAccessible',
  close: context => workgroupFixes(context, { PubliclyAccessible: false }),
});
