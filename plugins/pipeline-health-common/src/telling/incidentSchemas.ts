import { HEALTHS } from '../model';
import { INCIDENT_TELLING_VERSION } from './IncidentEvent';
import { count, sentence, text, time } from './parts';

const health = { enum: [...HEALTHS] } as const;
const version = { const: INCIDENT_TELLING_VERSION } as const;

const toldIncident = {
  type: 'object',
  properties: {
    id: text,
    openedAt: time,
    resolvedAt: time,
    unwatched: { const: true },
    reopened: count,
    health,
    worst: health,
    stage: text,
    findingId: text,
    reason: text,
    remedy: text,
    message: sentence,
    pipelines: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { entityRef: text, title: text, owner: text },
        required: ['entityRef', 'title'],
      },
    },
    mergedInto: text,
  },
  required: [
    'id',
    'openedAt',
    'reopened',
    'health',
    'worst',
    'stage',
    'findingId',
    'reason',
    'remedy',
    'pipelines',
  ],
} as const;

/**
 * JSON schema of an {@link IncidentEvent}.
 *
 * @public
 */
export const incidentEventSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'IncidentEvent',
  type: 'object',
  properties: {
    version,
    type: { enum: ['opened', 'changed', 'resolved'] },
    incident: toldIncident,
  },
  required: ['version', 'type', 'incident'],
} as const;

/**
 * JSON schema of an {@link IncidentNotification}.
 *
 * @public
 */
export const incidentNotificationSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'IncidentNotification',
  type: 'object',
  properties: {
    version,
    about: { enum: ['critical', 'merged', 'resolved'] },
    recipient: text,
    language: text,
    headline: text,
    incident: toldIncident,
  },
  required: [
    'version',
    'about',
    'recipient',
    'language',
    'headline',
    'incident',
  ],
} as const;
