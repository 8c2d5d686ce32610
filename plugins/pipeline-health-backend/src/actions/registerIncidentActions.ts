import { LONGEST_NOTE, PAGE_LIMIT } from '../schema/queries';
import { decodeIncidentCursor, respondAudited } from '../service';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { callerOf } from './callerOf';
import { readEntityRef } from './readEntityRef';

/** Ids are integers of four bytes. */
const INCIDENT_ID = /^\d{1,9}$/;
const WHICH_INCIDENT = 'Id of the incident, from list-incidents';

const ORDERS = { entityRef: 'component:default/orders' };

/** `list-incidents`, `get-incident` and `acknowledge-incident` */
export function registerIncidentActions(options: ActionOptions): void {
  const { actionsRegistry, service } = options;
  actionsRegistry.register({
    name: 'list-incidents',
    title: 'List the incidents of a data pipeline',
    description:
      'Lists when a data pipeline was not healthy, newest first, with what it was, who acknowledged it and what was lost. An incident without resolvedAt is open.',
    attributes: READ_ONLY,
    examples: [{ title: 'The last five', input: { ...ORDERS, limit: 5 } }],
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod.string().describe('Such as component:default/orders'),
          limit: zod.coerce
            .number()
            .int()
            .min(1)
            .max(PAGE_LIMIT.maximum)
            .optional()
            .describe(`How many at most; default: ${PAGE_LIMIT.usual}`),
          cursor: zod
            .string()
            .optional()
            .describe('`nextCursor` of the page before'),
        }),
      output: zod =>
        zod.object({
          items: zod.array(zod.object({}).passthrough()),
          nextCursor: zod.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef, limit = PAGE_LIMIT.usual, cursor } = input;
      const { items, nextCursor } = await service.listIncidents(
        readEntityRef(entityRef),
        { limit, after: cursor ? decodeIncidentCursor(cursor) : undefined },
        { credentials },
      );
      return {
        output: { items: items.map(item => ({ ...item })), nextCursor },
      };
    },
  });
  actionsRegistry.register({
    name: 'get-incident',
    title: 'Get an incident with its timeline',
    description:
      'Answers an incident with its cause, the pipelines that have it, what people said and what changed over time, configuration that was set differently just before included.',
    attributes: READ_ONLY,
    examples: [{ title: 'One by its id', input: { ...ORDERS, id: '12' } }],
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod.string().describe('Such as component:default/orders'),
          id: zod.string().regex(INCIDENT_ID).describe(WHICH_INCIDENT),
        }),
      output: zod => zod.object({ incident: zod.object({}).passthrough() }),
    },
    action: async ({ input, credentials }) => {
      const incident = await service.getIncident(
        readEntityRef(input.entityRef),
        input.id,
        { credentials },
      );
      return { output: { incident: { ...incident } } };
    },
  });
  actionsRegistry.register({
    name: 'acknowledge-incident',
    title: 'Acknowledge an incident',
    description:
      'Says on behalf of the caller that what was found so far has been seen; what is lost later is told again. Needs pipeline-health.incident.update.',
    attributes: { readOnly: false, idempotent: true, destructive: false },
    examples: [
      {
        title: 'With a note',
        input: {
          ...ORDERS,
          id: '12',
          note: 'The consumer is being rolled back',
        },
      },
    ],
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod.string().describe('Such as component:default/orders'),
          id: zod.string().regex(INCIDENT_ID).describe(WHICH_INCIDENT),
          note: zod
            .string()
            .max(LONGEST_NOTE)
            .optional()
            .describe('What there is to say'),
        }),
      output: zod => zod.object({ incident: zod.object({}).passthrough() }),
    },
    action: async ({ input, credentials }) => {
      const { id, note } = input;
      const incident = await respondAudited(
        {
          entityRef: readEntityRef(input.entityRef),
          id,
          said: {
            type: 'acknowledge',
            ...(note !== undefined && { note }),
          },
        },
        await callerOf(
          credentials,
          { action: 'acknowledge-incident', input },
          options,
        ),
        options,
      );
      return { output: { incident: { ...incident } } };
    },
  });
}
