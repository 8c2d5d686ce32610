import {
  Health,
  HealthCounts,
  HEALTHS,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { lossUrgency, secondsLeft } from '../../format/lossClock';

/** What is worst among the pipelines, and how many are so. */
export interface Verdict {
  health: Health;
  count: number;
}

/** The worst health that any pipeline has; undefined when there are none. */
export function verdict(counts: HealthCounts): Verdict | undefined {
  const health = HEALTHS.find(candidate => counts[candidate] > 0);
  return health && { health, count: counts[health] };
}

/** How many of all are left when some are taken away. */
export function othersThan(
  some: HealthCounts,
  all: HealthCounts,
): HealthCounts {
  const others = { ...all };
  HEALTHS.forEach(health => {
    // Both are as old as their answers, which may differ by one round.
    others[health] = Math.max(0, all[health] - some[health]);
  });
  return others;
}

/** The pipeline that loses data first, if that is urgent. */
export function firstToLose(
  items: readonly PipelineSummary[],
  now: number,
): PipelineSummary | undefined {
  let first: PipelineSummary | undefined;
  let least = Infinity;
  for (const item of items) {
    const left = secondsLeft(item, now);
    if (left !== undefined && left < least && isUrgent(item, left)) {
      first = item;
      least = left;
    }
  }
  return first;
}

function isUrgent(item: PipelineSummary, left: number): boolean {
  const urgency = lossUrgency(item, left);
  return (
    urgency === 'lost' || (item.health === 'critical' && urgency !== 'calm')
  );
}
