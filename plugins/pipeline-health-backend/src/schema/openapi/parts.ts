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

/** A sentence in the form that any language can be made of. */
export const message = object(
  {
    key: { type: 'string', description: 'Names its templates' },
    variant: { type: 'string' },
    values: {
      type: 'object',
      description:
        'Named values: names, counts, quantities `{ value, unit }`, messages, or lists of these',
    },
  },
  ['key', 'values'],
);

/** When the first data can be lost. */
export const lossTimes = {
  secondsToLoss: {
    type: 'number',
    description:
      'Until the first data can be lost, worst case, counted from `collectedAt`',
  },
  bestSecondsToLoss: {
    type: 'number',
    description: 'The same in the best case, where it differs',
  },
  retentionSeconds: {
    type: 'number',
    description: 'For how long data is kept where it is lost first',
  },
  lossBasis: {
    ...object(
      {
        stage: {
          type: 'string',
          description: 'ARN of the stage whose data is lost first',
        },
        text: { type: 'string' },
        message,
      },
      ['stage', 'text', 'message'],
    ),
    description: 'What the seconds rest on',
  },
} as const;

/** Something that somebody set differently on a stage. */
export const configurationChange = object(
  {
    stage: { type: 'string', description: 'ARN' },
    at: {
      ...time,
      description: 'As AWS tells it, otherwise when it was first seen',
    },
    setting: { type: 'string' },
    title: { type: 'string' },
    before: { description: 'Absent when it was not set' },
    after: { description: 'Absent when it is not set any more' },
  },
  ['stage', 'at', 'setting', 'title'],
);

/** Why nobody is told of incidents now. */
export const activeMaintenance = {
  ...object({ reason: { type: 'string' }, until: time }, ['reason', 'until']),
  description: 'Why nobody is told now: the pipeline is being worked on',
} as const;
