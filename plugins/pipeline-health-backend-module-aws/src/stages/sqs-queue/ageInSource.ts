import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { QueueFacts } from './context';
import { secondsBetween } from './oldestAge';

/** A stretch without samples that is longer than this is not covered, in milliseconds. */
const MAX_HOLE = 20 * 60_000;

/** Samples before the first move that are looked at too, in milliseconds. */
export const MOVE_LEAD = 60 * 60_000;

/**
 * How old a message of a standard queue can have been, in seconds, when it was
 * moved to the dead-letter queue at some time since `movedSince`. The smallest
 * of the bounds that hold:
 *
 * - the source's retention, since nothing older was there to be moved;
 * - the time since the source was created;
 * - what the source's own age has been in all that time. That age leaves out
 *   messages received three times, so every further receive is counted as one
 *   more wait of that length and one more visibility timeout. It holds only as
 *   far as the samples reach back without a hole.
 */
export function ageInSource(
  source: QueueFacts,
  movedSince: number,
  now: number,
): number {
  const { retentionSeconds, createdAt } = source.inventory;
  const bounds = [retentionSeconds];
  if (createdAt) {
    bounds.push(secondsBetween(Date.parse(createdAt), now));
  }
  const known = ageByHistory(source, movedSince, now);
  if (known !== undefined) {
    bounds.push(known);
  }
  return Math.min(...bounds);
}

function ageByHistory(
  { samples, inventory }: QueueFacts,
  movedSince: number,
  now: number,
): number | undefined {
  const { maxReceiveCount, visibilityTimeoutSeconds } = inventory;
  const history = ageHistory(samples).filter(
    ({ at }) => at >= movedSince - MOVE_LEAD,
  );
  if (maxReceiveCount === undefined || !reaches(history, movedSince, now)) {
    return undefined;
  }
  const oldest = history.reduce(
    (worst, { value }) => Math.max(worst, value),
    0,
  );
  return (
    Math.max(1, maxReceiveCount - 1) * oldest +
    maxReceiveCount * visibilityTimeoutSeconds
  );
}

/** Ages over time; where the queue was empty, the age was 0. */
function ageHistory(samples: QueueFacts['samples']): Sample[] {
  const ages = samples.oldestMessageAge ?? [];
  const known = new Set(ages.map(({ at }) => at));
  const empty = (samples.messagesVisible ?? []).filter(
    ({ at, value }) => value === 0 && !known.has(at),
  );
  return [...ages, ...empty].sort((a, b) => a.at - b.at);
}

function reaches(history: Sample[], from: number, to: number): boolean {
  let covered = from - MAX_HOLE;
  if (!history.length || history[0].at > from) {
    return false;
  }
  for (const { at } of history) {
    if (at > from && at - Math.max(covered, from) > MAX_HOLE) {
      return false;
    }
    covered = at;
  }
  return to - covered <= MAX_HOLE;
}
