/** What the schemas of what is told are made of. */
export const time = { type: 'string', format: 'date-time' } as const;
export const text = { type: 'string' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
