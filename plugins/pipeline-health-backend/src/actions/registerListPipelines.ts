import { decodePipelineCursor } from '../service';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { splitHealths, splitList } from './filters';

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
        const list = (about: string) =>
          zod
            .union([zod.array(zod.string()), zod.string()])
            .optional()
            .describe(`${about}; a list, or values separated by commas`);
        return zod.object({
          health: list('critical, unknown, warning or healthy'),
          owner: list('Entity refs of owners'),
          kind: list('Kinds of stages, such as sqs-queue'),
          account: list('AWS accounts'),
          region: list('AWS regions'),
          text: zod
            .string()
            .max(200)
            .optional()
            .describe('Part of the title, the entity ref or a stage name'),
          orderBy: zod.enum(['urgency', 'name']).optional(),
          limit: zod.coerce.number().int().min(1).max(100).optional(),
          cursor: zod
            .string()
            .optional()
            .describe('nextCursor of the page before'),
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
      const { text, orderBy = 'urgency', limit = 20, cursor } = input;
      const list = await options.service.listPipelines(
        {
          health: splitHealths(input.health),
          owner: splitList(input.owner),
          kind: splitList(input.kind),
          account: splitList(input.account),
          region: splitList(input.region),
          text,
          orderBy,
          limit,
          after: cursor ? decodePipelineCursor(cursor, orderBy) : undefined,
        },
        { credentials },
      );
      // A sparkline tells a reader of text nothing.
      const items = list.items.map(({ trend, ...item }) => item);
      return { output: { ...list, items } };
    },
  });
}
