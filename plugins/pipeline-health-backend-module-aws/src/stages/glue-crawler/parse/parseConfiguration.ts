import { z } from 'zod';
import { CrawlerGrouping } from '../CrawlerInventory';

const configurationSchema = z.object({
  Grouping: z
    .object({
      TableGroupingPolicy: z.string().optional(),
      TableLevelConfiguration: z.coerce.number().optional(),
    })
    .optional(),
  CrawlerOutput: z
    .object({
      Tables: z
        .object({ TableThreshold: z.coerce.number().optional() })
        .optional(),
    })
    .optional(),
});

/**
 * Reads the grouping out of a crawler's configuration, which is a JSON string.
 * Undefined when it is not readable.
 */
export function parseConfiguration(
  text: string | undefined,
): CrawlerGrouping | undefined {
  if (!text?.trim()) {
    return {};
  }
  try {
    const { Grouping, CrawlerOutput } = configurationSchema.parse(
      JSON.parse(text),
    );
    const grouping: CrawlerGrouping = {
      policy: Grouping?.TableGroupingPolicy,
      tableLevel: Grouping?.TableLevelConfiguration,
      tableThreshold: CrawlerOutput?.Tables?.TableThreshold,
    };
    return JSON.parse(JSON.stringify(grouping));
  } catch {
    return undefined;
  }
}
