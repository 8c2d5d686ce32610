import { GlueClient, ListCrawlsCommand } from '@aws-sdk/client-glue';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { readPages } from '../../aws/paging';
import { parseCrawl } from './parse/parseCrawl';

const HISTORY_MILLISECONDS = 45 * 86_400_000;
const PAGE = 100;
const MAX_PAGES = 20;
const MAX_RUNS = 50;

/** The newest crawls of the last 45 days, newest first; Glue promises no order. */
export async function readCrawls(
  client: GlueClient,
  name: string,
  now: number,
): Promise<Run[]> {
  const { items } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new ListCrawlsCommand({
        CrawlerName: name,
        MaxResults: PAGE,
        NextToken: token,
        Filters: [
          {
            FieldName: 'START_TIME',
            FilterOperator: 'GE',
            FieldValue: String(now - HISTORY_MILLISECONDS),
          },
        ],
      }),
    );
    return { items: answer.Crawls, nextToken: answer.NextToken };
  });
  return items
    .flatMap(crawl => parseCrawl(crawl) ?? [])
    .sort((left, right) => right.startedAt.localeCompare(left.startedAt))
    .slice(0, MAX_RUNS);
}
