import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from '../../judging';
import { DomainContext } from './DomainInventory';

export const REJECTED_SECONDS = 15 * 60;

const COUNTERS = ['coordinatingRejected', 'primaryRejected', 'queueRejected'];
/** A counter that stays lower for as many points began anew. */
const RESTARTED_AFTER = 5;

/**
 * How far the counters of rejected writes grew in the last 15 minutes. They
 * count since each process began, summed over the nodes: a minute in which a
 * node is silent looks like a fall and a rise, and must not count.
 */
export function rejectedWrites(context: DomainContext): number {
  return COUNTERS.reduce(
    (sum, metric) =>
      sum +
      growthSince(
        context.samples[metric],
        knownUntil(context, metric) - REJECTED_SECONDS * 1000,
      ),
    0,
  );
}

function growthSince(samples: readonly Sample[] = [], from: number): number {
  let top = samples[0]?.value ?? 0;
  let lower = 0;
  let growth = 0;
  for (const { at, value } of samples) {
    lower = value < top ? lower + 1 : 0;
    if (lower >= RESTARTED_AFTER) {
      top = value;
      lower = 0;
    }
    if (value > top) {
      growth += at >= from ? value - top : 0;
      top = value;
    }
  }
  return growth;
}
