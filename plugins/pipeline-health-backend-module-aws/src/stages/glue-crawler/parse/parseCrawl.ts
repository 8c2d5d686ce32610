import type { CrawlerHistory } from '@aws-sdk/client-glue';
import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { USD_PER_DPU_HOUR } from '../../glue';
import { parseCrawlSummary } from './parseCrawlSummary';

const STATES: { [state: string]: RunState } = {
  RUNNING: 'running',
  COMPLETED: 'succeeded',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  STOPPED: 'stopped',
  CANCELLED: 'stopped',
};

/**
 * A crawl as a run; undefined while it has neither an id nor a start. Its cost
 * is its DPU-hours at the list price of June 2026.
 */
export function parseCrawl(crawl: CrawlerHistory): Run | undefined {
  if (!crawl.CrawlId || !crawl.StartTime) {
    return undefined;
  }
  const { StartTime: start, EndTime: end, DPUHour: dpuHours } = crawl;
  const summary = parseCrawlSummary(crawl.Summary);
  return {
    id: crawl.CrawlId,
    state: stateOf(crawl),
    startedAt: start.toISOString(),
    ...(end && {
      endedAt: end.toISOString(),
      durationSeconds: Math.max(0, (end.getTime() - start.getTime()) / 1000),
    }),
    ...(crawl.ErrorMessage && { error: crawl.ErrorMessage }),
    ...(dpuHours !== undefined && {
      estimatedCostUsd: dpuHours * USD_PER_DPU_HOUR,
    }),
    figures: {
      ...summary,
      ...(dpuHours !== undefined && { dpuHours }),
      ...(crawl.LogStream && { logStream: crawl.LogStream }),
    },
  };
}

/** A state that is not known says neither success nor failure. */
function stateOf(crawl: CrawlerHistory): RunState {
  const known = STATES[`${crawl.State ?? ''}`.toUpperCase()];
  if (known) {
    return known;
  }
  return crawl.EndTime ? 'stopped' : 'running';
}
