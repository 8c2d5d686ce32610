import { object, ref, unit } from './parts';

const text = { type: 'string' } as const;

const templates = {
  type: 'object',
  description:
    'Templates of findings in the form of i18next, in English, by their whole keys',
  additionalProperties: text,
} as const;

/** What a kind of stage says of itself. */
export const kindDescription = object(
  {
    kind: text,
    title: text,
    arns: {
      ...object(
        {
          service: text,
          resource: { type: 'string', description: 'Stands before the name' },
        },
        ['service', 'resource'],
      ),
      description: 'How the ARNs of its stages are told from others',
    },
    metrics: {
      type: 'array',
      items: object(
        {
          metric: text,
          title: text,
          unit,
          key: { type: 'boolean', description: 'Looked at first' },
          derived: {
            type: 'boolean',
            description: 'Follows from others and has no series',
          },
        },
        ['metric', 'title', 'unit'],
      ),
    },
    thresholds: {
      type: 'array',
      description: 'With the lines in force unless a pipeline overrides them',
      items: object(
        {
          name: text,
          title: text,
          unit,
          description: text,
          warning: { type: 'number' },
          critical: { type: 'number' },
        },
        ['name', 'title', 'unit', 'description'],
      ),
    },
    checks: {
      type: 'array',
      items: object(
        {
          id: text,
          title: text,
          description: text,
          metric: { type: 'string', description: 'What it is about' },
        },
        ['id', 'title', 'description'],
      ),
    },
    relations: {
      type: 'array',
      description: 'What stands on the links that its stages tell of',
      items: object(
        {
          relation: text,
          title: text,
          role: {
            type: 'string',
            enum: ['transform', 'failure', 'copy'],
            description: 'When it leads to no further station of the data',
          },
          throughput: {
            type: 'string',
            description: 'The metric that counts what it carries a minute',
          },
          lag: {
            type: 'string',
            description: 'The metric that tells how late that is',
          },
        },
        ['relation', 'title'],
      ),
    },
    inventory: {
      type: 'array',
      items: object({ key: text, title: text, unit }, ['key', 'title']),
    },
    messages: templates,
  },
  [
    'kind',
    'title',
    'metrics',
    'thresholds',
    'checks',
    'relations',
    'inventory',
    'messages',
  ],
);

/** All kinds. */
export const kindList = object(
  {
    items: { type: 'array', items: ref('KindDescription') },
    messages: templates,
  },
  ['items', 'messages'],
);
