import type {
  CrawlerTargets,
  CreateCrawlerRequest,
  UpdateCrawlerRequest,
} from '@aws-sdk/client-glue';
import { z } from 'zod';
import { CrawlerItem, crawlerSchema } from './crawlerSchema';

const configurationSchema = z.object({
  Grouping: z
    .object({
      TableGroupingPolicy: z.string().optional(),
      TableLevelConfiguration: z.number().optional(),
    })
    .optional(),
  CrawlerOutput: z
    .object({
      Tables: z.object({ TableThreshold: z.number().optional() }).optional(),
    })
    .optional(),
});

/** What CreateCrawler asks for; such a crawler finds nothing until a scenario adds data. */
export function createCrawler(input: CreateCrawlerRequest): CrawlerItem {
  const [target] = input.Targets?.S3Targets ?? [];
  return crawlerSchema.parse({
    name: input.Name,
    created: '0s',
    database: input.DatabaseName,
    prefix: input.TablePrefix,
    role: input.Role,
    target: target?.Path,
    exclusions: target?.Exclusions,
    schedule: input.Schedule,
    ...configured(input.Configuration),
    update: input.SchemaChangePolicy?.UpdateBehavior,
    delete: input.SchemaChangePolicy?.DeleteBehavior,
    recrawl: input.RecrawlPolicy?.RecrawlBehavior,
    tags: input.Tags,
  });
}

/** What UpdateCrawler changes; what it does not name stays. */
export function updatedCrawler(
  item: CrawlerItem,
  input: UpdateCrawlerRequest,
): CrawlerItem {
  const { Targets, Configuration, SchemaChangePolicy, Schedule } = input;
  return {
    ...item,
    ...(Targets && { targets: targetsIn(Targets) }),
    ...(Configuration && configured(Configuration)),
    ...(SchemaChangePolicy && {
      update: SchemaChangePolicy.UpdateBehavior ?? item.update,
      delete: SchemaChangePolicy.DeleteBehavior ?? item.delete,
    }),
    ...(Schedule && { schedule: Schedule }),
  };
}

function configured(text: string | undefined) {
  const { Grouping, CrawlerOutput } = configurationSchema.parse(
    JSON.parse(text || '{}'),
  );
  return {
    grouping: Grouping?.TableGroupingPolicy !== undefined,
    tableLevel: Grouping?.TableLevelConfiguration,
    tableThreshold: CrawlerOutput?.Tables?.TableThreshold,
  };
}

function targetsIn({
  S3Targets = [],
  JdbcTargets = [],
  DeltaTargets = [],
  IcebergTargets = [],
  HudiTargets = [],
}: CrawlerTargets): CrawlerItem['targets'] {
  type Target = CrawlerItem['targets'][number];
  const targetOf = (
    type: Target['type'],
    path = '',
    exclusions: string[] = [],
  ): Target => ({ type, path, exclusions });
  return [
    ...S3Targets.map(each => targetOf('s3', each.Path, each.Exclusions)),
    ...JdbcTargets.map(each => targetOf('jdbc', each.Path, each.Exclusions)),
    ...DeltaTargets.flatMap(({ DeltaTables = [] }) =>
      DeltaTables.map(path => targetOf('delta', path)),
    ),
    ...IcebergTargets.flatMap(({ Paths = [] }) =>
      Paths.map(path => targetOf('iceberg', path)),
    ),
    ...HudiTargets.flatMap(({ Paths = [] }) =>
      Paths.map(path => targetOf('hudi', path)),
    ),
  ];
}
