import { GetTablesCommand, GlueClient } from '@aws-sdk/client-glue';
import type { Crawler } from '@aws-sdk/client-glue';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { readPages } from '../../aws/paging';
import { CatalogTable, parseTable } from './parse/parseTable';

const PAGE = 100;
const MAX_PAGES = 50;

/** The tables of a crawler's database, whoever made them. */
export interface DatabaseTables {
  tables: CatalogTable[];
  /** False when the database holds more than 5,000 tables. */
  complete: boolean;
  /** The database does not exist. */
  missing?: boolean;
}

/** Reads the tables of the database that a crawler writes to. */
export async function readTables(
  client: GlueClient,
  crawler: Crawler,
): Promise<DatabaseTables> {
  if (!crawler.DatabaseName) {
    return { tables: [], complete: true };
  }
  try {
    const { items, complete } = await readPages(MAX_PAGES, async token => {
      const answer = await client.send(
        new GetTablesCommand({
          CatalogId: crawler.CatalogId,
          DatabaseName: crawler.DatabaseName,
          MaxResults: PAGE,
          NextToken: token,
        }),
      );
      return { items: answer.TableList, nextToken: answer.NextToken };
    });
    return { tables: items.map(parseTable), complete };
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') {
      return { tables: [], complete: true, missing: true };
    }
    throw error;
  }
}
