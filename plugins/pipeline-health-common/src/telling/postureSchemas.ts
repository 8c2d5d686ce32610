import { count, sentence, text, time } from './parts';
import { POSTURE_TELLING_VERSION } from './PostureDigest';

const score = { type: 'integer', minimum: 0, maximum: 100 } as const;

const adviceList = {
  type: 'object',
  properties: {
    count,
    first: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          pipeline: {
            type: 'object',
            properties: { entityRef: text, title: text },
            required: ['entityRef', 'title'],
          },
          stage: text,
          findingId: text,
          title: text,
          remedy: text,
          message: sentence,
          link: text,
        },
        required: ['pipeline', 'stage', 'findingId', 'title', 'remedy', 'link'],
      },
    },
  },
  required: ['count', 'first'],
} as const;

/**
 * JSON schema of a {@link PostureDigest}.
 *
 * @public
 */
export const postureDigestSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'PostureDigest',
  type: 'object',
  properties: {
    version: { const: POSTURE_TELLING_VERSION },
    recipient: text,
    at: time,
    since: time,
    score,
    previousScore: score,
    appeared: adviceList,
    followed: adviceList,
    open: adviceList,
  },
  required: [
    'version',
    'recipient',
    'at',
    'score',
    'appeared',
    'followed',
    'open',
  ],
} as const;
