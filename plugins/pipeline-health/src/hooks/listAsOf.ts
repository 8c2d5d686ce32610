import {
  Health,
  HealthCounts,
  HEALTHS,
  ListPipelinesResponse,
  summaryAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * A list as it may be believed at a time: rows whose time has passed are
 * unknown, in their place and in the counts. What is not on this page is as old
 * as what is: when nothing here may be believed any more, nor may the rest.
 */
export function listAsOf(
  answer: ListPipelinesResponse,
  now: number,
): ListPipelinesResponse {
  const items = answer.items.map(item => summaryAsOf(item, now));
  const counts = { ...answer.counts };
  items.forEach(({ health }, index) => {
    counts[answer.items[index].health]--;
    counts[health]++;
  });
  return {
    ...answer,
    items: items.sort((a, b) => rank(a.health) - rank(b.health)),
    counts:
      items.length > 0 && items.every(({ stale }) => stale)
        ? allUnknown(counts)
        : counts,
  };
}

function rank(health: Health): number {
  return HEALTHS.indexOf(health);
}

function allUnknown(counts: HealthCounts): HealthCounts {
  const unknown = HEALTHS.reduce((sum, health) => sum + counts[health], 0);
  return { critical: 0, unknown, warning: 0, healthy: 0 };
}
