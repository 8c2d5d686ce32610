import {
  Message,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';
import { Check } from './Check';
import type { Side } from './StageKind';

const problemSchema: z.ZodType<StageProblem> = z.object({
  code: z.enum([
    'access-denied',
    'not-found',
    'throttled',
    'credentials',
    'unreachable',
    'invalid',
    'failed',
    'clock',
    'budget',
  ]),
  message: z.string(),
  sentence: z.custom<Message>(value => typeof value === 'object').optional(),
  missingPermission: z.string().optional(),
  service: z.string().optional(),
});
const unansweredSchema = z.object({ problem: problemSchema });
const incompleteSchema = z.object({
  incomplete: z.union([
    z.object({
      message: z.string(),
      sentence: z.custom<Message>(value => typeof value === 'object'),
    }),
    // As it was stored before it could be said in other languages.
    z.string().transform(message => ({ message, sentence: message })),
  ]),
});

/** The check that tells which questions about the sides of a stage were not answered. */
export function couldNotAsk(sides: { readonly [key: string]: Side }): Check {
  return {
    id: 'could-not-ask',
    title: 'Could not ask',
    description: `Whether AWS answered the questions beside that for the stage itself: for ${Object.values(
      sides,
    )
      .map(({ what }) => what)
      .join(
        '; for ',
      )}. What was not answered is not known, and nothing is judged by it.`,
    claim: 'own-fault',
    messages: {
      title: 'Could not ask for {{what}}',
      title_incomplete: 'Could not read all of {{what}}',
      remedy:
        'The evidence holds what AWS answered; the question is asked again in the next round.',
      remedy_denied:
        'Allow {{actions}} to the role with which Pipeline Health reads this account.',
      remedy_told: '{{told}}',
      'remedy_denied-told':
        'Allow {{actions}} to the role with which Pipeline Health reads this account. {{told}}',
      ...Object.fromEntries(
        Object.entries(sides).flatMap(([key, { what, remedy }]) => [
          [`what.${key}`, what],
          ...(remedy ? [[`told.${key}`, remedy]] : []),
        ]),
      ),
    },
    run({ inventory, stage: { kind } }) {
      const unanswered = Object.entries(sides).flatMap(([key, side]) => {
        const parsed = parse(unansweredSchema, inventory[key], 'problem');
        return parsed ? [{ key, side, problem: parsed.problem }] : [];
      });
      return unanswered.length
        ? tellUnanswered(unanswered, kind)
        : tellIncomplete(inventory, sides, kind);
    },
  };
}

/** What the words of a side are, as a part of a sentence. */
function partOf(kind: string, word: 'what' | 'told', side: string): Message {
  return { key: `${kind}.could-not-ask.${word}.${side}`, values: {} };
}

function tellUnanswered(
  unanswered: { key: string; side: Side; problem: StageProblem }[],
  kind: string,
): ReturnType<Check['run']> {
  const actions = unanswered.flatMap(
    ({ problem }) => problem.missingPermission ?? [],
  );
  const told = unanswered.find(({ side }) => side.remedy);
  const variant = [actions.length && 'denied', told && 'told']
    .filter(Boolean)
    .join('-');
  return {
    severity: worst(unanswered.map(({ side }) => side)),
    ...(variant && { variant }),
    values: {
      what: unanswered.map(({ key }) => partOf(kind, 'what', key)),
      messages: unanswered.map(
        ({ problem }) => problem.sentence ?? problem.message,
      ),
      actions: [...new Set(actions)],
      ...(told && { told: partOf(kind, 'told', told.key) }),
    },
    evidence: {
      codes: [...new Set(unanswered.map(({ problem }) => problem.code))],
      messages: [...new Set(unanswered.map(({ problem }) => problem.message))],
      ...(actions.length && { missingPermissions: [...new Set(actions)] }),
    },
  };
}

function tellIncomplete(
  inventory: JsonObject,
  sides: { readonly [key: string]: Side },
  kind: string,
): ReturnType<Check['run']> {
  const incomplete = Object.entries(sides).flatMap(([key, side]) => {
    const parsed = parse(incompleteSchema, inventory[key], 'incomplete');
    return parsed ? [{ key, side, why: parsed.incomplete }] : [];
  });
  return incomplete.length
    ? {
        severity: worst(incomplete.map(({ side }) => side)),
        variant: 'incomplete',
        values: {
          what: incomplete.map(({ key }) => partOf(kind, 'what', key)),
          reasons: incomplete.map(({ why }) => why.sentence),
        },
        evidence: { reasons: incomplete.map(({ why }) => why.message) },
      }
    : undefined;
}

/** What has a member, if it is as it should be. What has none, as nearly all, is not tried: each failure makes an error. */
function parse<T>(
  schema: z.ZodType<T>,
  value: JsonValue | undefined,
  member: string,
): T | undefined {
  return typeof value === 'object' && value !== null && member in value
    ? schema.safeParse(value).data
    : undefined;
}

function worst(sides: readonly Side[]): Side['severity'] {
  return sides.some(({ severity }) => severity === 'unknown')
    ? 'unknown'
    : 'info';
}
