import { SeriesResult } from '@pipeline-health/plugin-pipeline-health-node';
import { UsageMeter } from '../clients';
import { MetricSource } from './MetricSource';
import { PlannedQuery } from './PlannedQuery';
import { RecentList, RecentMetrics } from './RecentMetrics';

const MINUTE = 60_000;

/** A metric that publishes again is on the list this much later at most. */
const LISTED_AFTER = 15 * MINUTE;
/** What is not on the list had no point for this long before it; AWS says three hours. */
const SILENT_FOR = 150 * MINUTE;
/** Points of longer periods lie too far back to be listed for certain. */
const LONGEST_PERIOD_SECONDS = 300;

/**
 * Answers for metrics that publish nothing by the list of those that do, and
 * asks another source for the rest. Of what is not listed it is known that
 * nothing was published until some time before the list, and no more is said:
 * from there on it is asked for when it publishes again.
 */
export class SilentMetrics implements MetricSource {
  constructor(
    private readonly others: MetricSource,
    private readonly recent: RecentMetrics,
    private readonly usage: Pick<UsageMeter, 'countSpared'>,
  ) {}

  async *read(
    queries: readonly PlannedQuery[],
  ): AsyncGenerator<SeriesResult[]> {
    const silent = new Map<PlannedQuery, SeriesResult>();
    for (const [namespace, own] of byNamespace(queries.filter(mayBeSilent))) {
      const list = await this.recent.of(namespace, own.length);
      const before = silent.size;
      for (const query of own) {
        const until = list && silentUntil(query, list);
        if (until !== undefined) {
          const { id } = query.request;
          silent.set(query, { id, outcome: 'complete', samples: [], until });
        }
      }
      this.recent.spare(namespace, silent.size - before);
    }
    if (silent.size > 0) {
      this.usage.countSpared(silent.size);
      yield [...silent.values()];
    }
    yield* this.others.read(queries.filter(query => !silent.has(query)));
  }
}

function mayBeSilent({ request, period }: PlannedQuery): boolean {
  return request.knownUntil !== undefined && period <= LONGEST_PERIOD_SECONDS;
}

function byNamespace(
  queries: readonly PlannedQuery[],
): Map<string, PlannedQuery[]> {
  const groups = new Map<string, PlannedQuery[]>();
  for (const query of queries) {
    const { namespace } = query.metric;
    const group = groups.get(namespace) ?? [];
    groups.set(namespace, group);
    group.push(query);
  }
  return groups;
}

/** Until when a list tells that a metric published nothing since it was known last; undefined when it does not. */
function silentUntil(
  { request: { knownUntil = -Infinity }, metric, period }: PlannedQuery,
  list: RecentList,
): number | undefined {
  if (list.has(metric) || knownUntil < list.at - SILENT_FOR) {
    return undefined;
  }
  const step = period * 1000;
  return Math.floor((list.at - LISTED_AFTER) / step) * step;
}
