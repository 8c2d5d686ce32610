import { GetMLTransformsCommand, GlueClient } from '@aws-sdk/client-glue';
import { AwsAccess } from '../../aws/access';
import { readPages } from '../../aws/paging';

const PAGE = 100;
const MAX_PAGES = 10;
const SECONDS = 900;

/** A transform and the tables it reads. */
export interface TableReader {
  transformId: string;
  name: string;
  tables: { database: string; table: string }[];
}

/** Every transform of the account and region; asked for once for all crawlers. */
export function readReaders(access: AwsAccess): Promise<TableReader[]> {
  return access.remember('glue-crawler/transforms', SECONDS, async () => {
    const client = access.client(GlueClient);
    const { items } = await readPages(MAX_PAGES, async token => {
      const answer = await client.send(
        new GetMLTransformsCommand({ MaxResults: PAGE, NextToken: token }),
      );
      return { items: answer.Transforms, nextToken: answer.NextToken };
    });
    return items.flatMap(transform =>
      transform.TransformId
        ? {
            transformId: transform.TransformId,
            name: transform.Name ?? transform.TransformId,
            tables: (transform.InputRecordTables ?? []).map(table => ({
              database: table.DatabaseName ?? '',
              table: table.TableName ?? '',
            })),
          }
        : [],
    );
  });
}
