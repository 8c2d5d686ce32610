import { epochMs, health, object, ref, time } from './parts';

/** What a check found. */
export const finding = object(
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

/** The time during which a pipeline was not healthy. */
export const incident = object(
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
  staleAfter: {
    ...time,
    description: 'From then on nothing of this row may be believed',
  },
  stale: {
    type: 'boolean',
    description: 'Whether `staleAfter` has passed; `health` is `unknown` then',
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

/** One row of the overview. */
export const pipelineSummary = object(summaryProperties, summaryRequired);

/** A pipeline with everything that its page shows. */
export const pipeline = object(
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
);
