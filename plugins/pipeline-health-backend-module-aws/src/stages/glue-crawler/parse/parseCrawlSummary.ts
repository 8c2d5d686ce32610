import { z } from 'zod';

/** How many objects of the catalog a crawl touched, by what it did to them. */
export interface CrawlSummary {
  tablesCreated: number;
  tablesUpdated: number;
  tablesDeleted: number;
  partitionsCreated: number;
  partitionsUpdated: number;
  partitionsDeleted: number;
}

const countSchema = z.object({ Count: z.coerce.number() });
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
