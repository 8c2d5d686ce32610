const time = { type: 'string', format: 'date-time' } as const;
const health = { enum: ['healthy', 'warning', 'critical', 'unknown'] } as const;
const epochMs = { type: 'number', description: 'Epoch milliseconds' } as const;

const finding = object(
  {
    id: { type: 'string', description: '`<kind>/<check>`' },
    stage: {
      type: 'string',
      description:
        'ARN of the stage; the entity ref for a finding about the pipeline itself',
    },
    severity: { enum: ['info', 'warning', 'critical', 'unknown'] },
    title: { type: 'string' },
    evidence: {
      type: 'object',
      description:
        'Numbers and names; keys end in their unit (`…Seconds`, `…Ratio`, `…Bytes`, `…At`), others are counts',
      additionalProperties: {
        anyOf: [
          { type: 'number' },
          { type: 'string' },
          { type: 'array', items: { type: 'string' } },
        ],
      },
    },
    remedy: { type: 'string' },
    since: time,
  },
  ['id', 'stage', 'severity', 'title', 'evidence', 'remedy', 'since'],
);

const summaryProperties = {
  entityRef: { type: 'string' },
  title: { type: 'string' },
  owner: { type: 'string' },
  system: { type: 'string' },
  health,
  reason: ref('Finding'),
  readings: object({
    deadLetterMessages: { type: 'number' },
    oldestMessageAge: { type: 'number', description: 'Seconds' },
    deliverySuccess: { type: 'number', description: 'Ratio' },
    dataFreshness: { type: 'number', description: 'Seconds' },
    iteratorAge: { type: 'number', description: 'Seconds' },
    crawlerTables: { type: 'number' },
    crawlerTablesExpected: { type: 'number' },
  }),
  trend: object(
    {
      metric: { type: 'string' },
      from: epochMs,
      step: { type: 'number', description: 'Seconds' },
      values: { type: 'array', items: { type: ['number', 'null'] } },
    },
    ['metric', 'from', 'step', 'values'],
  ),
  secondsToLoss: {
    type: 'number',
    description: 'Until the first data can be lost, counted from `collectedAt`',
  },
  stageCount: { type: 'integer' },
  collectedAt: time,
  stale: {
    type: 'boolean',
    description: 'Too old to judge by; `health` is `unknown` then',
  },
} as const;

const summaryRequired = [
  'entityRef',
  'title',
  'health',
  'readings',
  'stageCount',
  'stale',
] as const;

const reading = object(
  {
    value: { type: 'number' },
    unit: { enum: ['count', 'seconds', 'bytes', 'ratio'] },
    at: time,
    provisional: { type: 'boolean' },
  },
  ['value', 'unit', 'at'],
);

const run = object(
  {
    id: { type: 'string' },
    state: { enum: ['running', 'succeeded', 'failed', 'stopped'] },
    startedAt: time,
    endedAt: time,
    durationSeconds: { type: 'number' },
    error: { type: 'string' },
    estimatedCostUsd: { type: 'number' },
    figures: { type: 'object' },
  },
  ['id', 'state', 'startedAt'],
);

const problem = object(
  {
    code: {
      enum: [
        'access-denied',
        'not-found',
        'throttled',
        'credentials',
        'unreachable',
        'invalid',
        'failed',
      ],
    },
    message: { type: 'string' },
    missingPermission: { type: 'string' },
  },
  ['code', 'message'],
);

const stage = object(
  {
    arn: { type: 'string' },
    kind: { type: 'string' },
    name: { type: 'string' },
    account: { type: 'string' },
    region: { type: 'string' },
    origin: { enum: ['declared', 'discovered'] },
    originNote: { type: 'string' },
    health,
    consequenceOf: {
      type: 'string',
      description: 'ARN of the broken stage upstream that explains this one',
    },
    inventory: { type: 'object' },
    readings: { type: 'object', additionalProperties: reading },
    secondsToLoss: { type: 'number' },
    runs: { type: 'array', items: run },
    collectedAt: time,
    problem,
  },
  [
    'arn',
    'kind',
    'name',
    'account',
    'region',
    'origin',
    'health',
    'inventory',
    'readings',
  ],
);

const incident = object(
  {
    id: { type: 'string' },
    entityRef: { type: 'string' },
    openedAt: time,
    resolvedAt: time,
    worst: { enum: ['warning', 'critical', 'unknown'] },
    reason: { type: 'string' },
    findingId: { type: 'string' },
  },
  ['id', 'entityRef', 'openedAt', 'worst', 'reason', 'findingId'],
);

const series = object(
  {
    stage: { type: 'string' },
    metric: { type: 'string' },
    unit: { enum: ['count', 'seconds', 'bytes', 'ratio'] },
    statistic: { type: 'string' },
    step: { type: 'number', description: 'Seconds' },
    points: {
      type: 'array',
      items: {
        type: 'array',
        description: '[epoch milliseconds, value]',
        items: { type: 'number' },
        minItems: 2,
        maxItems: 2,
      },
    },
    gaps: {
      type: 'array',
      items: {
        type: 'array',
        description:
          '[from, to, reason]: `no-data` was asked for and is not there; `not-asked` nobody knows',
        items: {
          anyOf: [{ type: 'number' }, { enum: ['no-data', 'not-asked'] }],
        },
        minItems: 3,
        maxItems: 3,
      },
    },
    threshold: object(
      {
        breach: { enum: ['at-least', 'above', 'below'] },
        warning: { type: 'number' },
        critical: { type: 'number' },
      },
      ['breach'],
    ),
  },
  ['stage', 'metric', 'unit', 'statistic', 'step', 'points', 'gaps'],
);

const shard = object(
  {
    account: { type: 'string' },
    region: { type: 'string' },
    stageCount: { type: 'integer' },
    seriesCount: { type: 'integer' },
    lastRoundAt: time,
    durationSeconds: { type: 'number' },
    calls: { type: 'object', additionalProperties: { type: 'number' } },
    metricsRequested: { type: 'number' },
    estimatedMonthlyUsd: { type: 'number' },
    throttles: { type: 'number' },
    errors: {
      type: 'array',
      items: object(
        {
          code: { type: 'string' },
          message: { type: 'string' },
          count: { type: 'integer' },
        },
        ['code', 'message', 'count'],
      ),
    },
    missingActions: { type: 'array', items: { type: 'string' } },
  },
  [
    'account',
    'region',
    'stageCount',
    'seriesCount',
    'calls',
    'metricsRequested',
    'estimatedMonthlyUsd',
    'throttles',
    'errors',
    'missingActions',
  ],
);

/** Everything that is answered. */
export const schemas = {
  Finding: finding,
  PipelineSummary: object(summaryProperties, summaryRequired),
  PipelineList: object(
    {
      items: { type: 'array', items: ref('PipelineSummary') },
      totalItems: { type: 'integer' },
      nextCursor: { type: 'string' },
      counts: object(
        {
          healthy: { type: 'integer' },
          warning: { type: 'integer' },
          critical: { type: 'integer' },
          unknown: { type: 'integer' },
        },
        health.enum,
      ),
    },
    ['items', 'totalItems', 'counts'],
  ),
  Pipeline: object(
    {
      ...summaryProperties,
      stages: { type: 'array', items: ref('Stage') },
      links: {
        type: 'array',
        items: object(
          {
            from: { type: 'string' },
            to: { type: 'string' },
            relation: { type: 'string' },
          },
          ['from', 'to', 'relation'],
        ),
      },
      findings: { type: 'array', items: ref('Finding') },
      openIncident: ref('Incident'),
      runbook: { type: 'string' },
    },
    [...summaryRequired, 'stages', 'links', 'findings'],
  ),
  Stage: stage,
  Series: series,
  Incident: incident,
  IncidentList: object(
    {
      items: { type: 'array', items: ref('Incident') },
      nextCursor: { type: 'string' },
    },
    ['items'],
  ),
  CollectionStatus: object(
    {
      shards: { type: 'array', items: shard },
      estimatedMonthlyUsd: { type: 'number' },
      priceSource: { type: 'string' },
      policy: {
        type: 'object',
        description: 'An IAM policy: the least privilege that collection needs',
      },
    },
    ['shards', 'estimatedMonthlyUsd', 'priceSource', 'policy'],
  ),
  Error: object(
    {
      error: object({ name: { type: 'string' }, message: { type: 'string' } }, [
        'name',
        'message',
      ]),
      request: { type: 'object' },
      response: { type: 'object' },
    },
    ['error'],
  ),
} as const;

function object<const TProperties extends object>(
  properties: TProperties,
  required: readonly string[] = [],
) {
  return { type: 'object', properties, required } as const;
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` } as const;
}
