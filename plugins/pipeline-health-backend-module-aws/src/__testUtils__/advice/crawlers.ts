import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  findings as crawlerFindings,
  TableTraits,
  withCrawler,
  withTables,
} from '../../stages/glue-crawler/__testUtils__/crawlers';

/** Columns of the metadata of an Iceberg table. */
const ICEBERG = { 'format-version': 'int', 'table-uuid': 'string' };

export async function crawlers(): Promise<Finding[]> {
  const day = (
    name: string,
    traits: Partial<TableTraits> = {},
  ): TableTraits => ({
    name,
    path: `dt=${name}/`,
    partitionKeys: [],
    ...traits,
  });
  const nameless = { col0: 'string', col1: 'string' };
  const found = await Promise.all([
    crawlerFindings(
      withCrawler({
        Configuration: '{"Version":1.0}',
        Targets: {
          S3Targets: [{ Path: "s3://acme/raw's/", SampleSize: 5 }],
          JdbcTargets: [{ ConnectionName: 'erp', Path: 'erp/public/%' }],
        },
        SchemaChangePolicy: {
          UpdateBehavior: 'LOG',
          DeleteBehavior: 'DELETE_FROM_DATABASE',
        },
        Schedule: {
          ScheduleExpression: 'cron(15 6 * * ? *)',
          State: 'NOT_SCHEDULED',
        },
      }),
    ),
    crawlerFindings(
      withTables(
        day('1', { format: 'csv' }),
        day('2', { format: 'csv', columns: nameless }),
      ),
    ),
    crawlerFindings(
      withTables({ name: 'raw', format: 'csv', columns: nameless }),
    ),
    crawlerFindings(
      withTables(
        { name: 'raw_data', path: 'a/data/' },
        { name: 'raw_metadata', path: 'a/metadata/', columns: ICEBERG },
        { name: 'raw_b', path: 'b/', partitionKeys: ['dt'] },
        { name: 'raw_log', path: 'b/_delta_log/' },
        { name: 'raw_c', path: 'c/' },
        { name: 'raw_hoodie', path: 'c/.hoodie/' },
      ),
    ),
  ]);
  return found
    .flatMap(each => Object.values(each))
    .filter(({ fixes }) => fixes !== undefined);
}
