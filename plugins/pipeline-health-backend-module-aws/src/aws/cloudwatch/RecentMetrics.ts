import {
  CloudWatchClient,
  ListMetricsCommand,
  Metric,
} from '@aws-sdk/client-cloudwatch';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { isRefusal } from '../clients';
import { readPages } from '../paging';
import { CloudWatchLimiter } from './CloudWatchLimiter';
import { MetricQuery } from './MetricQuery';

const MINUTE = 60_000;

/** How long a list serves. */
const KEPT = 5 * MINUTE;
/** How long it serves where AWS gives no new one for now: one failure makes nothing unknown. */
const KEPT_AT_MOST = 2 * KEPT;
/** How long none is read where it spares too little, or may not be read. */
const REST = 180 * MINUTE;

/** The metrics of a namespace that had a point within three hours of when the list was begun. */
export interface RecentList {
  /** Epoch milliseconds */
  at: number;
  has(metric: MetricQuery): boolean;
}

interface Known {
  list?: RecentList;
  /** Until when nothing else is read. */
  until: number;
  /** What the list cost and what it spared, in metrics: a page costs as much as a metric. */
  pages: number;
  spared: number;
}

/**
 * Lists the metrics of an account and region that publish, namespace by
 * namespace. Where a list spares no more than it costs, none is read for hours.
 */
export class RecentMetrics {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly client: CloudWatchClient,
    private readonly limiter: CloudWatchLimiter,
    private readonly now: () => number,
  ) {}

  /**
   * The list of a namespace, ten minutes old at most; undefined when there is
   * none to go by. A new one may take so many pages as there are questions that
   * it may answer.
   */
  async of(
    namespace: string,
    questions: number,
  ): Promise<RecentList | undefined> {
    const now = this.now();
    const known = this.known.get(namespace);
    if (known && now < known.until && now > known.until - REST) {
      return known.list;
    }
    const next =
      known?.list && known.spared < known.pages
        ? resting(now)
        : await this.read(namespace, questions, now, known);
    this.known.set(namespace, next);
    return next.list;
  }

  /** Notes that questions were answered by the list of a namespace. */
  spare(namespace: string, questions: number): void {
    const known = this.known.get(namespace);
    if (known) {
      known.spared += questions;
    }
  }

  private async read(
    namespace: string,
    mostPages: number,
    now: number,
    last: Known | undefined,
  ): Promise<Known> {
    let pages = 0;
    try {
      const { items, complete } = await readPages(mostPages, token =>
        this.limiter.metricListPage(async () => {
          pages += 1;
          const page = await this.client.send(
            new ListMetricsCommand({
              Namespace: namespace,
              RecentlyActive: 'PT3H',
              NextToken: token,
            }),
          );
          return { items: page.Metrics, nextToken: page.NextToken };
        }),
      );
      return complete
        ? { list: listOf(items, now), until: now + KEPT, pages, spared: 0 }
        : resting(now);
    } catch (error) {
      if (isRefusal(SourceError.toProblem(error))) {
        return resting(now);
      }
      return last?.list && now < last.list.at + KEPT_AT_MOST
        ? {
            ...last,
            until: Math.min(now + MINUTE, last.list.at + KEPT_AT_MOST),
          }
        : { ...resting(now), until: now + KEPT };
    }
  }
}

function resting(now: number): Known {
  return { until: now + REST, pages: 0, spared: 0 };
}

function listOf(metrics: readonly Metric[], at: number): RecentList {
  const keys = new Set(
    metrics.map(({ Namespace = '', MetricName = '', Dimensions = [] }) =>
      keyOf({
        namespace: Namespace,
        name: MetricName,
        dimensions: Object.fromEntries(
          Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]),
        ),
      }),
    ),
  );
  return { at, has: metric => keys.has(keyOf(metric)) };
}

function keyOf({ namespace, name, dimensions }: MetricQuery): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort()]);
}
