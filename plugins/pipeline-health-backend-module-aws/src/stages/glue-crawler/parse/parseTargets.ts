import type { CrawlerTargets } from '@aws-sdk/client-glue';
import { CrawlerTarget } from '../CrawlerInventory';

/** Every target of a crawler, of whatever type, in one list. */
export function parseTargets(targets: CrawlerTargets = {}): CrawlerTarget[] {
  return [
    ...(targets.S3Targets ?? []).map(target => ({
      ...newTarget('s3', target.Path, target.Exclusions),
      ...(target.SampleSize !== undefined && { sampleSize: target.SampleSize }),
      ...(target.EventQueueArn && { eventQueueArn: target.EventQueueArn }),
    })),
    ...(targets.JdbcTargets ?? []).map(target =>
      newTarget('jdbc', target.Path, target.Exclusions),
    ),
    ...(targets.MongoDBTargets ?? []).map(target =>
      newTarget('mongodb', target.Path),
    ),
    ...(targets.DynamoDBTargets ?? []).map(target =>
      newTarget('dynamodb', target.Path),
    ),
    ...(targets.CatalogTargets ?? []).flatMap(target =>
      (target.Tables ?? []).map(table =>
        newTarget('catalog', `${target.DatabaseName ?? ''}.${table}`),
      ),
    ),
    ...(targets.DeltaTargets ?? []).flatMap(target =>
      (target.DeltaTables ?? []).map(path => newTarget('delta', path)),
    ),
    ...(targets.IcebergTargets ?? []).flatMap(target =>
      (target.Paths ?? []).map(path =>
        newTarget('iceberg', path, target.Exclusions),
      ),
    ),
    ...(targets.HudiTargets ?? []).flatMap(target =>
      (target.Paths ?? []).map(path =>
        newTarget('hudi', path, target.Exclusions),
      ),
    ),
  ];
}

function newTarget(
  type: string,
  path: string | undefined,
  exclusions: string[] = [],
): CrawlerTarget {
  return { type, path: path ?? '', exclusions };
}
