import { ConflictError, serializeError } from '@backstage/errors';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { refused, refusedField, sayRefusal } from './refusal';
import { refusedIssue } from './refusedIssue';

const src = resolve(dirname(__filename), '..');

/** Where people are told why what they wanted of a pipeline is refused. */
const ROOMS = [
  'acting',
  'authorization',
  'evaluation/incidents',
  'router/maintenance.ts',
  'router/redrives.ts',
  'router/respondToIncident.ts',
  'database/incidentResponses.ts',
];

/** The configuration is read by whoever starts the backend, in its log. */
const OF_CONFIGURATION = /ConfiguredActions\.ts$/;

const filesOf = (room: string): string[] =>
  room.endsWith('.ts')
    ? [room]
    : readdirSync(join(src, room), { recursive: true, encoding: 'utf8' })
        .map(path => join(room, path))
        .filter(
          path => /\.ts$/.test(path) && !/\.test\.|__testUtils__/.test(path),
        );

describe('a refusal', () => {
  it('reaches the caller with what it is made of', () => {
    const error = refusedField(
      ConflictError,
      'id',
      sayRefusal('incident-over', { incident: '7' }),
    );
    expect(error).toBeInstanceOf(ConflictError);
    expect(serializeError(error)).toMatchObject({
      name: 'ConflictError',
      message: 'id: incident 7 is over',
      sentence: {
        key: 'refusal.field',
        values: {
          field: 'id',
          why: { key: 'refusal.incident-over', values: { incident: '7' } },
        },
      },
    });
  });

  it('of somebody else is told as it is', () => {
    expect(refused(ConflictError, { message: 'No.' })).not.toHaveProperty(
      'sentence',
    );
  });

  it.each([
    [z.object({ n: z.number().min(1) }), { n: 0 }, 'refusal.at-least'],
    [z.object({ n: z.number().max(9) }), { n: 10 }, 'refusal.at-most'],
    [z.object({ n: z.number() }), { n: 'x' }, 'refusal.number'],
    [z.object({ n: z.string().min(1) }), { n: '' }, 'refusal.text'],
    [z.object({ n: z.string().max(1) }), { n: 'ab' }, 'refusal.too-long'],
  ])(
    'names the field of a schema, and what is wrong with it',
    (schema, value, key) => {
      const { error } = schema.safeParse(value);
      expect(refusedIssue(error!.issues[0], ['input'])).toMatchObject({
        message: expect.stringMatching(/^input\.n: ./),
        sentence: { values: { field: 'input.n', why: { key } } },
      });
    },
  );

  it('is never told in English alone', () => {
    const unsaid = ROOMS.flatMap(filesOf).filter(
      path =>
        !OF_CONFIGURATION.test(path) &&
        /new \w+Error\(\s*['"`]/.test(readFileSync(join(src, path), 'utf8')),
    );
    expect(unsaid).toEqual([]);
  });
});
