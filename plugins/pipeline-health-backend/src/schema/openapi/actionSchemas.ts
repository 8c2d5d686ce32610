import { message, object, ref, time, unit } from './parts';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const anything = { type: 'object' } as const;

const stage = {
  ...text,
  description:
    'ARN; the entity ref of the pipeline for what is done to all of it',
} as const;

const hindrance = object(
  {
    code: {
      enum: [
        'not-enabled',
        'not-permitted',
        'not-applicable',
        'running',
        'missing-iam-action',
        'too-often',
      ],
    },
    message: text,
    sentence: message,
    permission: { ...text, description: 'What the caller lacks' },
    missingPermission: {
      ...text,
      description: 'The IAM action that the role was refused',
    },
    task: { ...text, description: 'The task of this pipeline that is running' },
  },
  ['code', 'message'],
);

/** What can be done to a stage. */
export const availableAction = object(
  {
    action: text,
    title: text,
    description: text,
    stage,
    permission: text,
    destructive: {
      type: 'boolean',
      description: 'Whether what it does cannot be undone',
    },
    cancellable: { type: 'boolean' },
    inputSchema: { ...anything, description: 'JSON Schema' },
    hindrances: {
      type: 'array',
      items: hindrance,
      description: 'Empty when it can be done',
    },
  },
  [
    'action',
    'title',
    'description',
    'stage',
    'permission',
    'destructive',
    'cancellable',
    'inputSchema',
    'hindrances',
  ],
);

const line = object(
  {
    id: text,
    level: { enum: ['green', 'amber', 'red'] },
    message: text,
    sentence: message,
    evidence: anything,
    final: {
      type: 'boolean',
      description: 'True for a red line that nobody may override',
    },
  },
  ['id', 'level', 'message', 'evidence'],
);

const value = { type: ['number', 'string'] } as const;

/** A call of an API, as it is made. */
export const actionCall = object(
  { service: text, operation: text, input: anything },
  ['service', 'operation', 'input'],
);

/** What an action would do. */
export const proposedAction = object(
  {
    action: text,
    stage,
    input: anything,
    lines: { type: 'array', items: line },
    calls: {
      type: 'array',
      items: actionCall,
      description: 'Exactly as they are made',
    },
    effects: {
      type: 'array',
      items: object({ name: text, unit, before: value, after: value }, [
        'name',
      ]),
    },
    price: object(
      {
        usd: { type: 'number' },
        per: { enum: ['once', 'month'] },
        formula: text,
        sentence: message,
      },
      ['usd', 'per', 'formula'],
    ),
    blocked: {
      type: 'boolean',
      description: 'Whether a red line stands against it',
    },
    token: text,
    expiresAt: time,
  },
  [
    'action',
    'stage',
    'input',
    'lines',
    'calls',
    'effects',
    'blocked',
    'token',
    'expiresAt',
  ],
);

const progress = object(
  {
    message: text,
    sentence: message,
    done: { type: 'number' },
    total: { type: 'number' },
    estimatedEndAt: time,
    figures: anything,
  },
  ['message'],
);

/** One doing of an action. */
export const actionTask = object(
  {
    id: text,
    entityRef: text,
    action: text,
    stage,
    input: anything,
    state: { enum: ['running', 'succeeded', 'failed', 'cancelled'] },
    startedBy: text,
    reason: text,
    startedAt: time,
    endedAt: time,
    progress,
    message: text,
    sentence: message,
    before: anything,
    after: anything,
    problem: object(
      {
        code: text,
        message: text,
        missingPermission: text,
        service: text,
      },
      ['code', 'message'],
    ),
    override: object({ lines: texts, reason: text }, ['lines', 'reason']),
    cancellation: object({ by: text, at: time, reason: text }, ['by', 'at']),
  },
  [
    'id',
    'entityRef',
    'action',
    'stage',
    'input',
    'state',
    'startedBy',
    'reason',
    'startedAt',
    'before',
  ],
);

export const actionList = object(
  { items: { type: 'array', items: ref('AvailableAction') } },
  ['items'],
);

export const actionTaskList = object(
  {
    items: { type: 'array', items: ref('ActionTask') },
    nextCursor: text,
  },
  ['items'],
);
