import type { CreateCrawlerRequest } from '@aws-sdk/client-glue';
import { z } from 'zod';
import { CrawlerItem, crawlerSchema } from './crawlerSchema';

const configurationSchema = z.object({
  Grouping: z
    .object({
      TableGroupingPolicy: z.string().optional(),
      TableLevelConfiguration: z.number().optional(),
    })
    .optional(),
});

/** What CreateCrawler asks for; such a crawler finds nothing until a scenario adds data. */
export function createCrawler(input: CreateCrawlerRequest): CrawlerItem {
  const [target] = input.Targets?.S3Targets ?? [];
  const { Grouping } = configurationSchema.parse(
    JSON.parse(input.Configuration || '{}'),
  );
  return crawlerSchema.parse({
    name: input.Name,
    created: '0s',
    database: input.DatabaseName,
    prefix: input.TablePrefix,
    role: input.Role,
    target: target?.Path,
    exclusions: target?.Exclusions,
    schedule: input.Schedule,
    grouping: Grouping?.TableGroupingPolicy !== undefined,
    tableLevel: Grouping?.TableLevelConfiguration,
    update: input.SchemaChangePolicy?.UpdateBehavior,
    delete: input.SchemaChangePolicy?.DeleteBehavior,
    recrawl: input.RecrawlPolicy?.RecrawlBehavior,
  });
}
