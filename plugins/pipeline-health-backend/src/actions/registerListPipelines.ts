import { PIPELINE_ORDERS } from '@pipeline-health/plugin-pipeline-health-common';
import {
  LONGEST_TEXT,
  PAGE_LIMIT,
  parseQuery,
  pipelinesQuery,
} from '../schema/queries';
import { decodePipelineCursor } from '../service';
import { ActionOptions, READ_ONLY } from './ActionOptions';

/** `list-pipelines` */
export function registerListPipelines(options: ActionOptions): void {
  options.actionsRegistry.register({
    name: 'list-pipelines',
    title: 'List data pipelines with their health',
    description:
      'Lists the watched data pipelines, the most urgent first, with their health, the finding to look at first and the seconds until data can be lost. Health is critical, unknown, warning or healthy; unknown means that the pipeline could not be read, not that it is well. Filters are joined by AND, the values of one filter by OR.',
    attributes: READ_ONLY,
    schema: {
      input: zod => {
        const { shape } = pipelinesQuery;
        const list = (name: keyof typeof shape) =>
          zod
            .union([zod.array(zod.string()), zod.string()])
            .optional()
            .describe(
              `${shape[name].description}; a list, or values separated by commas`,
            );
        return zod.object({
          health: list('health'),
          owner: list('owner'),
          system: list('system'),
          kind: list('kind'),
          account: list('account'),
          region: list('region'),
          text: zod
            .string()
            .max(LONGEST_TEXT)
            .optional()
            .describe(`${shape.text.description}`),
          orderBy: zod
            .enum(PIPELINE_ORDERS)
            .optional()
            .describe(`${shape.orderBy.description}`),
          order: zod
            .enum(['asc', 'desc'])
            .optional()
            .describe(`${shape.order.description}`),
          limit: zod.coerce
            .number()
            .int()
            .min(1)
            .max(PAGE_LIMIT.maximum)
            .optional()
            .describe(
              `${shape.limit.description}; default: ${PAGE_LIMIT.usual}`,
            ),
          cursor: zod
            .string()
            .optional()
            .describe(`${shape.cursor.description}`),
        });
      },
      output: zod =>
        zod.object({
          items: zod.array(zod.object({}).passthrough()),
          totalItems: zod.number(),
          counts: zod.record(zod.number()),
          nextCursor: zod.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { cursor, ...query } = parseQuery(filled(input), pipelinesQuery);
      const after = decodePipelineCursor(cursor, query);
      const list = await options.service.listPipelines(
        { ...query, after },
        { credentials },
      );
      // A sparkline tells a reader of text nothing.
      const items = list.items.map(({ trend, ...item }) => item);
      return { output: { ...list, items } };
    },
  });
}

/** Models fill in what they leave open with nothing: an empty text or list. */
function filled(input: { [name: string]: unknown }) {
  return Object.fromEntries(
    Object.entries(input).filter(
      ([, value]) =>
        !(typeof value === 'string' || Array.isArray(value)) ||
        value.length > 0,
    ),
  );
}
