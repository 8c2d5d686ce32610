import { object, time } from './parts';

const setupProblem = {
  ...object(
    {
      code: {
        type: 'string',
        enum: [
          'no-credentials',
          'expired-credentials',
          'wrong-credentials',
          'role-refused',
          'unknown-account',
          'another-account',
          'wrong-region',
          'unreachable',
          'failed',
        ],
      },
      message: object(
        {
          key: { type: 'string' },
          values: { type: 'object', additionalProperties: { type: 'string' } },
        },
        ['key', 'values'],
      ),
      title: { type: 'string' },
    },
    ['code', 'message', 'title'],
  ),
  description:
    'Why nothing can be asked there, and what to do; the title is the message in English',
} as const;

/** `SetupStatus` */
export const setupStatus = object(
  {
    shards: {
      type: 'array',
      items: object(
        {
          account: { type: 'string' },
          region: { type: 'string' },
          checkedAt: { ...time, description: 'Absent until it was asked' },
          identity: object(
            { account: { type: 'string' }, arn: { type: 'string' } },
            ['account', 'arn'],
          ),
          problem: setupProblem,
          actions: {
            type: 'array',
            items: object(
              {
                action: { type: 'string' },
                kinds: { type: 'array', items: { type: 'string' } },
                outcome: {
                  type: 'string',
                  enum: ['allowed', 'refused', 'unanswered', 'not-asked'],
                },
                message: { type: 'string' },
              },
              ['action', 'kinds', 'outcome'],
            ),
            description:
              'What reading takes, by IAM action; none of `kinds` when all kinds take it',
          },
          resources: {
            type: 'array',
            items: object(
              {
                kind: { type: 'string' },
                watched: { type: 'integer' },
                tagged: {
                  type: 'integer',
                  description:
                    'Of those that carry or once carried a tag; absent when that could not be asked',
                },
              },
              ['kind', 'watched'],
            ),
          },
          plannedMonthlyUsd: {
            type: 'number',
            description:
              'What metrics of what is watched cost a month at most, at list price, while nothing burns',
          },
        },
        ['account', 'region', 'actions', 'resources', 'plannedMonthlyUsd'],
      ),
    },
    checking: {
      type: 'boolean',
      description: 'Whether some are being asked right now',
    },
    plannedMonthlyUsd: { type: 'number' },
    priceSource: { type: 'string' },
  },
  ['shards', 'checking', 'plannedMonthlyUsd', 'priceSource'],
);
