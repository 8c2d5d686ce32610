import { GetMLTransformsCommand, GlueClient } from '@aws-sdk/client-glue';
import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { ListedItems, readPages } from '../../aws/paging';
import { glueArnBeside, s3Arn } from '../glue';
import { CrawlerInventory } from './CrawlerInventory';
import { segmentsOf } from './s3Path';
import { linkNote } from '../../aws/linkNote';

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
export function readReaders(
  access: AwsAccess,
): Promise<ListedItems<TableReader>> {
  return access.remember('glue-crawler/transforms', SECONDS, async () => {
    const client = access.client(GlueClient);
    const { items, complete } = await readPages(MAX_PAGES, async token => {
      const answer = await client.send(
        new GetMLTransformsCommand({ MaxResults: PAGE, NextToken: token }),
      );
      return { items: answer.Transforms, nextToken: answer.NextToken };
    });
    const readers = items.flatMap(transform =>
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
    return { items: readers, complete };
  });
}

/**
 * The buckets a crawler looks at, the queues that tell it what changed, and the
 * transforms that read the tables it makes.
 */
export function linksOf(
  stage: StageRef,
  inventory: Pick<CrawlerInventory, 'targets'>,
  tableNames: ReadonlySet<string> | undefined,
  readers: readonly TableReader[],
): DiscoveredLink[] {
  const links = [
    ...inventory.targets.flatMap(target => targetLinks(stage, target)),
    ...readers.flatMap(reader => readerLinks(stage, reader, tableNames)),
  ];
  return [...new Map(links.map(link => [keyOf(link), link])).values()];
}

function targetLinks(
  stage: StageRef,
  target: CrawlerInventory['targets'][number],
): DiscoveredLink[] {
  const partition = stage.arn.split(':')[1];
  const folders = segmentsOf(target.path);
  const inBucket = /^s3[an]?:\/\//i.test(target.path) || target.type === 's3';
  return [
    ...(inBucket && folders.length
      ? [
          {
            from: s3Arn(partition, folders),
            to: stage.arn,
            relation: 'crawler-target',
            ...linkNote('crawler-target', {
              name: stage.name,
              path: target.path,
            }),
          },
        ]
      : []),
    ...(target.eventQueueArn
      ? [
          {
            from: target.eventQueueArn,
            to: stage.arn,
            relation: 'change-events',
            ...linkNote('crawler-events', {
              name: stage.name,
              path: target.path,
            }),
          },
        ]
      : []),
  ];
}

function readerLinks(
  stage: StageRef,
  reader: TableReader,
  tableNames: ReadonlySet<string> | undefined,
): DiscoveredLink[] {
  const read = reader.tables.find(({ database, table }) =>
    tableNames?.has(`${database}.${table}`),
  );
  return read
    ? [
        {
          from: stage.arn,
          to: glueArnBeside(stage.arn, `mlTransform/${reader.transformId}`),
          relation: 'table-reader',
          ...linkNote('crawler-reader', {
            transform: reader.name,
            table: `${read.database}.${read.table}`,
            name: stage.name,
          }),
        },
      ]
    : [];
}

function keyOf({ from, to, relation }: DiscoveredLink): string {
  return [from, to, relation].join(' ');
}
