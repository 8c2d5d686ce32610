/** Path parameters that name a pipeline by its entity. */
export const entityParameters = [
  entityParameter('kind', 'Kind of the entity, such as `component`'),
  entityParameter('namespace', 'Namespace of the entity'),
  entityParameter('name', 'Name of the entity'),
];

/** Query parameters of the list of pipelines. */
export const listParameters = [
  listParameter('health', 'Any of these healths', {
    enum: ['healthy', 'warning', 'critical', 'unknown'],
  }),
  listParameter('owner', 'Any of these owners (entity refs)'),
  listParameter('kind', 'A stage of any of these kinds, such as `sqs-queue`'),
  listParameter('account', 'A stage in any of these AWS accounts'),
  listParameter('region', 'A stage in any of these AWS regions'),
  queryParameter(
    'text',
    'Part of the title, the entity ref or the name of a stage',
    { type: 'string', maxLength: 200 },
  ),
  queryParameter('orderBy', '`urgency`: what burns first comes first', {
    enum: ['urgency', 'name'],
    default: 'urgency',
  }),
  ...pageParameters(),
];

/** Query parameters of a list of incidents. */
export const incidentParameters = pageParameters();

/** Query parameters of a series. */
export const seriesParameters = [
  {
    ...queryParameter('stage', 'ARN of the stage', {
      type: 'string',
      minLength: 1,
    }),
    required: true,
  },
  {
    ...queryParameter('metric', 'Name of the metric', {
      type: 'string',
      minLength: 1,
    }),
    required: true,
  },
  queryParameter('from', 'ISO 8601; default: 3 hours before `to`', {
    type: 'string',
    format: 'date-time',
  }),
  queryParameter('to', 'ISO 8601; default: now', {
    type: 'string',
    format: 'date-time',
  }),
  queryParameter(
    'step',
    'Seconds between points; default: such that about 300 come back',
    { type: 'integer', minimum: 60, maximum: 1_296_000, multipleOf: 60 },
  ),
];

function pageParameters() {
  return [
    queryParameter('limit', 'How many at most', {
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 50,
    }),
    queryParameter('cursor', '`nextCursor` of the page before', {
      type: 'string',
      minLength: 1,
      maxLength: 4096,
    }),
  ];
}

/** Repeated parameters and lists with commas mean the same. */
function listParameter(
  name: string,
  description: string,
  items: { minLength?: number; enum?: string[] } = { minLength: 1 },
) {
  return {
    ...queryParameter(name, description, {
      type: 'array',
      items: { type: 'string', ...items },
    }),
    style: 'form',
    explode: false,
  } as const;
}

function queryParameter<const TSchema extends object>(
  name: string,
  description: string,
  schema: TSchema,
) {
  return {
    name,
    in: 'query',
    description,
    // Refs and ARNs are full of colons and slashes that need no escape in a query.
    allowReserved: true,
    schema,
  } as const;
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
