import { GlueClient, ListCrawlsCommand } from '@aws-sdk/client-glue';
import type { CrawlerHistory } from '@aws-sdk/client-glue';
import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { ListedItems, readPages } from '../../aws/paging';
import { newestFirst } from '../../judging/runs';
import { USD_PER_DPU_HOUR } from '../glue';

const DAY = 86_400_000;
const HISTORY = 45 * DAY;
const RECENT = 2 * DAY;
const PAGE = 100;
const MAX_PAGES = 20;

/** A crawl, and the names of the tables that its summary tells of. */
export type Crawl = Run & {
  made: readonly string[];
  deleted: readonly string[];
};

/**
 * The newest crawls of the last 45 days, newest first. Glue promises no order:
 * where they are many and come in none, those of the last two days.
 */
export async function readCrawls(
  client: GlueClient,
  name: string,
  now: number,
): Promise<ListedItems<Crawl>> {
  const history = await listCrawls(client, name, now - HISTORY, 1);
  return history.complete
    ? history
    : listCrawls(client, name, now - RECENT, MAX_PAGES);
}

async function listCrawls(
  client: GlueClient,
  name: string,
  since: number,
  maxPages: number,
): Promise<ListedItems<Crawl>> {
  const { items, complete } = await readPages(maxPages, async token => {
    const answer = await client.send(
      new ListCrawlsCommand({
        CrawlerName: name,
        MaxResults: PAGE,
        NextToken: token,
        Filters: [
          {
            FieldName: 'START_TIME',
            FilterOperator: 'GE',
            FieldValue: String(since),
          },
        ],
      }),
    );
    return { items: answer.Crawls, nextToken: answer.NextToken };
  });
  return newestFirst({
    items: items.flatMap(crawl => parseCrawl(crawl) ?? []),
    complete,
  });
}

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
export function parseCrawl(crawl: CrawlerHistory): Crawl | undefined {
  if (!crawl.CrawlId || !crawl.StartTime) {
    return undefined;
  }
  const { StartTime: start, EndTime: end, DPUHour: dpuHours } = crawl;
  const {
    made = [],
    deleted = [],
    ...summary
  } = parseCrawlSummary(crawl.Summary) ?? {};
  return {
    id: crawl.CrawlId,
    made,
    deleted,
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

/** How many objects of the catalog a crawl touched, by what it did to them, and the names of tables as far as they are told. */
export interface CrawlSummary {
  tablesCreated: number;
  tablesUpdated: number;
  tablesDeleted: number;
  partitionsCreated: number;
  partitionsUpdated: number;
  partitionsDeleted: number;
  /** Added or changed. */
  made: string[];
  deleted: string[];
}

const countSchema = z.object({ Count: z.coerce.number() });
const namesSchema = z.object({
  Details: z.object({ names: z.array(z.string()) }),
});
const actionsSchema = z.record(z.string(), z.unknown());

/**
 * Reads the summary of a crawl: JSON whose values may be JSON in strings again.
 * Undefined when it is anything else, because its form is not documented.
 */
export function parseCrawlSummary(
  text: string | undefined,
): CrawlSummary | undefined {
  const summary = readActions(text);
  if (!summary) {
    return undefined;
  }
  const tables = readActions(summary.TABLE) ?? {};
  const partitions = readActions(summary.PARTITION) ?? {};
  return {
    tablesCreated: readCount(tables.ADD),
    tablesUpdated: readCount(tables.UPDATE),
    tablesDeleted: readCount(tables.DELETE),
    partitionsCreated: readCount(partitions.ADD),
    partitionsUpdated: readCount(partitions.UPDATE),
    partitionsDeleted: readCount(partitions.DELETE),
    made: [...readNames(tables.ADD), ...readNames(tables.UPDATE)],
    deleted: readNames(tables.DELETE),
  };
}

function readActions(value: unknown): Record<string, unknown> | undefined {
  const parsed = actionsSchema.safeParse(unwrap(value));
  return parsed.success ? parsed.data : undefined;
}

function readCount(value: unknown): number {
  const parsed = countSchema.safeParse(unwrap(value));
  return parsed.success ? parsed.data.Count : 0;
}

function readNames(value: unknown): string[] {
  const parsed = namesSchema.safeParse(unwrap(value));
  return parsed.success ? parsed.data.Details.names : [];
}

function unwrap(value: unknown): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
