import { z } from 'zod';
import {
  acknowledgementBody,
  incidentsQuery,
  permissionsQuery,
  pipelinesQuery,
  seriesQuery,
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

/** The body of an acknowledgement. */
export const acknowledgement = bodyOf(acknowledgementBody);

/** Query parameters of the permissions on a pipeline. */
export const permissionParameters = queryParameters(permissionsQuery);

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
