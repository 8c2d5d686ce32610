/** What the schemas of what is told are made of. */
export const time = { type: 'string', format: 'date-time' } as const;
/** What a sentence is made of, for each language to say it. */
export const sentence = {
  type: 'object',
  properties: {
    key: { type: 'string' },
    variant: { type: 'string' },
    values: { type: 'object' },
  },
  required: ['key', 'values'],
} as const;
export const text = { type: 'string' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
