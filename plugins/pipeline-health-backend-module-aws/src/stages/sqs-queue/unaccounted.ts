import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { sumSince } from '../../judging';
import { deadLetterQueuesOf, roleOf } from './roles';
import { DescribedQueue } from './SqsQueueInventory';
import { flowKnownUntil, inflow, leastCount, totals } from './flow';
import { stepsOfOldAge } from './losses';

/** What came and left is weighed over so long; so few are no difference. */
const WEIGHED_MS = 3_600_000;
const LEAST_UNACCOUNTED = 10;
const LEAST_SHARE = 0.05;

/**
 * Messages that left within the last hour by no way that is known: what waited
 * and what came, less what waits, was deleted and was set aside. Those that may
 * have expired are told as lost. Nothing can be said of a queue whose dead
 * letters nobody sees, nor of a FIFO queue, which counts copies as sent.
 */
export function unaccountedFor(
  context: DescribedQueue,
):
  | { count: number; from: number; until: number; mostlyAt: number }
  | undefined {
  const { fifo, deadLetterQueueArn } = context.inventory;
  const until = flowKnownUntil(context);
  const from = until - WEIGHED_MS;
  const depths = totals(context).filter(({ at }) => at >= from && at <= until);
  const [first] = depths;
  const last = depths[depths.length - 1];
  if (
    fifo ||
    !first ||
    roleOf(context) !== 'ordinary' ||
    (deadLetterQueueArn && !deadLetterQueuesOf(context).length) ||
    stepsOfOldAge(context, from).length
  ) {
    return undefined;
  }
  const count = first.value - last.value + inflow(context, first.at, last.at);
  const sent = sumSince(context.samples.messagesSent, first.at) ?? 0;
  return count >= Math.max(LEAST_UNACCOUNTED, LEAST_SHARE * sent) &&
    count >= leastCount(context)
    ? {
        count: Math.round(count),
        from: first.at,
        until: last.at,
        mostlyAt: deepestFall(depths),
      }
    : undefined;
}

/** Epoch milliseconds at which a depth fell most. */
function deepestFall(depths: readonly Sample[]): number {
  const falls = depths
    .slice(1)
    .map(({ at, value }, index) => ({ at, by: depths[index].value - value }));
  return falls.reduce((most, each) => (each.by > most.by ? each : most)).at;
}
