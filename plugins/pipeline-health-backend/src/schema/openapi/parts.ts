/** ISO 8601. */
export const time = { type: 'string', format: 'date-time' } as const;

export const health = {
  enum: ['healthy', 'warning', 'critical', 'unknown'],
} as const;

/** What a number counts. */
export const unit = { enum: ['count', 'seconds', 'bytes', 'ratio'] } as const;

export const epochMs = {
  type: 'number',
  description: 'Epoch milliseconds',
} as const;

/** An object with these properties. */
export function object<const TProperties extends object>(
  properties: TProperties,
  required: readonly string[] = [],
) {
  return { type: 'object', properties, required } as const;
}

/** One of the schemas of the document. */
export function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` } as const;
}
