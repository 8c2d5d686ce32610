import { z } from 'zod';
import {
  acknowledgementBody,
  actionTasksQuery,
  cancellationQuery,
  holdBody,
  incidentsQuery,
  permissionsQuery,
  LONGEST_KEY,
  pipelinesQuery,
  preflightBody,
  redriveBody,
  redrivePreflightBody,
  redrivesQuery,
  collectNowBody,
  retentionExtensionBody,
  seriesQuery,
  startBody,
  snoozeBody,
} from '../queries';

/** Path parameters that name a pipeline by its entity. */
export const entityParameters = [
  entityParameter('kind', 'Kind of the entity, such as `component`'),
  entityParameter('namespace', 'Namespace of the entity'),
  entityParameter('name', 'Name of the entity'),
];

/** Query parameters of the list of pipelines. */
export const listParameters = queryParameters(pipelinesQuery);

/** Query parameters of a list of incidents. */
export const incidentParameters = queryParameters(incidentsQuery);

/** Path parameter that names an incident; ids are integers of four bytes. */
export const incidentId = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The incident',
  schema: { type: 'string', pattern: '^\\d{1,9}$' },
} as const;

/** Path parameter that names an action. */
export const actionId = {
  name: 'action',
  in: 'path',
  required: true,
  description: 'The action, such as `extend-retention`',
  schema: { type: 'string', minLength: 1 },
} as const;

/** Path parameter that names a task of an action; ids are integers of four bytes. */
export const actionTaskId = {
  ...incidentId,
  description: 'The task',
} as const;

/** Query parameters of a list of tasks. */
export const actionTaskParameters = queryParameters(actionTasksQuery);

/** Query parameters of a cancellation. */
export const cancellationParameters = queryParameters(cancellationQuery);

/** The header that names a request, so that it does one thing however often it is sent. */
export const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Names the request: sent again, it answers the same task',
  schema: { type: 'string', minLength: 1, maxLength: LONGEST_KEY },
} as const;

/** The body of a preflight. */
export const preflight = bodyOf(preflightBody);

/** The body that starts an action. */
export const start = bodyOf(startBody);

/** The body that has a pipeline collected now. */
export const collectNow = bodyOf(collectNowBody);

/** The body of a retention extension. */
export const retentionExtension = bodyOf(retentionExtensionBody);

/** The body of a preflight of a redrive. */
export const redrivePreflight = bodyOf(redrivePreflightBody);

/** The body that starts a redrive. */
export const redrive = bodyOf(redriveBody);

/** Query parameters of a list of redrives. */
export const redriveParameters = queryParameters(redrivesQuery);

/** The body of an acknowledgement. */
export const acknowledgement = bodyOf(acknowledgementBody);

/** Query parameters of the permissions on a pipeline. */
export const permissionParameters = queryParameters(permissionsQuery);

/** Path parameter that names maintenance that a person added. */
export const maintenanceId = {
  ...incidentId,
  description: 'The maintenance',
} as const;

/** The body that adds maintenance: times that come back, or a single time. */
export const maintenance = {
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          cron: { type: 'string', description: 'Five fields: `0 2 * * 6`' },
          duration: { description: '`2h`, `PT2H` or seconds; with `cron`' },
          timezone: { type: 'string', description: 'Of `cron`; default UTC' },
          from: { type: 'string', description: 'ISO 8601; default now' },
          until: { type: 'string', description: 'ISO 8601' },
          reason: { type: 'string', description: 'Shown instead of telling' },
        },
      },
    },
  },
} as const;

/** The body of a snooze. */
export const snooze = bodyOf(snoozeBody);

/** The body of a hold. */
export const hold = bodyOf(holdBody);

/** Query parameters of a series. */
export const seriesParameters = queryParameters(seriesQuery);

interface Keywords {
  description?: string;
  [keyword: string]: unknown;
}

function bodyOf(body: z.ZodObject<{ [name: string]: z.ZodType }>) {
  const { $schema, ...schema }: Keywords = z.toJSONSchema(body, {
    io: 'input',
  });
  return { content: { 'application/json': { schema } } };
}

function queryParameters(query: z.ZodObject<{ [name: string]: z.ZodType }>) {
  return Object.entries(query.shape).map(([name, field]) => {
    const { $schema, description, ...schema }: Keywords = z.toJSONSchema(
      field,
      { io: 'output' },
    );
    return {
      name,
      in: 'query',
      description,
      // Refs and ARNs are full of colons and slashes that need no escape in a query.
      allowReserved: true,
      schema,
      ...(field.safeParse(undefined).success ? {} : { required: true }),
      // Repeated parameters and lists with commas mean the same.
      ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
    } as const;
  });
}

function entityParameter(name: string, description: string) {
  return {
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string', minLength: 1 },
  } as const;
}

/** Query parameters of the setup. */
export const setupParameters = [
  {
    name: 'again',
    in: 'query',
    required: false,
    schema: { type: 'boolean' },
    description:
      'Whether to ask now, as after a repair, though it was asked lately; rounds then ask again for what they could not read, too',
  } as const,
];
