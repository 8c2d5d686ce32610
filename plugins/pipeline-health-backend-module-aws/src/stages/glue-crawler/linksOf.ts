import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { glueArnBeside, s3Arn } from '../glue';
import { CrawlerInventory } from './CrawlerInventory';
import { TableReader } from './readReaders';
import { segmentsOf } from './s3Path';

/**
 * The buckets a crawler looks at, the queues that tell it what changed, and the
 * transforms that read the tables it makes.
 */
export function linksOf(
  stage: StageRef,
  inventory: CrawlerInventory,
  tableNames: ReadonlySet<string> | undefined,
  readers: readonly TableReader[],
): DiscoveredLink[] {
  const links = [
    ...inventory.targets.flatMap(target => targetLinks(stage, target)),
    ...readers.flatMap(reader =>
      readerLinks(stage, reader, inventory.database, tableNames),
    ),
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
            note: `The crawler ${stage.name} looks for tables in ${target.path}.`,
          },
        ]
      : []),
    ...(target.eventQueueArn
      ? [
          {
            from: target.eventQueueArn,
            to: stage.arn,
            relation: 'change-events',
            note: `The queue tells the crawler ${stage.name} which folders of ${target.path} have changed.`,
          },
        ]
      : []),
  ];
}

function readerLinks(
  stage: StageRef,
  reader: TableReader,
  database: string | undefined,
  tableNames: ReadonlySet<string> | undefined,
): DiscoveredLink[] {
  const read = reader.tables.find(
    input => input.database === database && tableNames?.has(input.table),
  );
  return read
    ? [
        {
          from: stage.arn,
          to: glueArnBeside(stage.arn, `mlTransform/${reader.transformId}`),
          relation: 'table-reader',
          note: `The transform ${reader.name} reads the table ${read.database}.${read.table}, which the crawler ${stage.name} makes.`,
        },
      ]
    : [];
}

function keyOf({ from, to, relation }: DiscoveredLink): string {
  return [from, to, relation].join(' ');
}
