import { HEALTHS } from '../model';
import { text, time } from './parts';
import { PIPELINE_TELLING_VERSION } from './PipelineEvent';

const health = { enum: [...HEALTHS] } as const;

const part = {
  id: text,
  severity: { enum: ['info', 'warning', 'critical', 'unknown'] },
  claim: {
    enum: ['own-fault', 'refusal', 'starvation', 'backlog', 'posture'],
  },
  title: text,
  evidence: {
    type: 'object',
    additionalProperties: {
      anyOf: [{ type: 'number' }, text, { type: 'array', items: text }],
    },
  },
  remedy: text,
  fixes: { type: 'array' },
  message: { required: ['key', 'values'] },
  since: time,
  onsetAt: time,
} as const;

const partRequired = [
  'id',
  'severity',
  'claim',
  'title',
  'evidence',
  'remedy',
  'message',
  'since',
] as const;

/**
 * JSON schema of a {@link PipelineEvent}.
 *
 * @public
 */
export const pipelineEventSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'PipelineEvent',
  type: 'object',
  properties: {
    version: { const: PIPELINE_TELLING_VERSION },
    entityRef: text,
    title: text,
    owner: text,
    previousHealth: health,
    health,
    reason: {
      type: 'object',
      properties: {
        ...part,
        stage: text,
        followsFrom: {
          type: 'object',
          properties: { stage: text, id: text },
          required: ['stage', 'id'],
        },
        parts: {
          type: 'array',
          items: { type: 'object', properties: part, required: partRequired },
        },
      },
      required: [...partRequired, 'stage'],
    },
  },
  required: ['version', 'entityRef', 'title', 'health'],
} as const;
