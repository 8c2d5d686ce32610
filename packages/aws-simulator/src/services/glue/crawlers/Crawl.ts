/** How many tables and partitions a crawl touched. */
export interface CrawlResult {
  tables: { created: string[]; updated: string[]; deleted: string[] };
  partitionsCreated: number;
}

/** One crawl; times in epoch milliseconds. */
export interface Crawl {
  id: string;
  start: number;
  end: number;
  /** Absent while it runs. */
  outcome?: 'COMPLETED' | 'FAILED' | 'STOPPED';
  failure?: string;
  /** Somebody has asked for its end. */
  isStopping?: boolean;
  result?: CrawlResult;
  dpuHours: number;
}
