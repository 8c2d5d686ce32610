import { InputError } from '@backstage/errors';
import {
  MaybeSaid,
  Said,
} from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { Refusal, refusedField, sayRefusal } from './refusal';

type Issue = z.core.$ZodIssue;

/** The error that names the field that is not as its schema has it. */
export function refusedIssue(
  issue: Issue,
  within: readonly string[] = [],
): Refusal<InputError> {
  return refusedField(
    InputError,
    [...within, ...issue.path.map(String)].join('.'),
    whyOf(issue),
  );
}

/** The words of the schema, with what they come to in other languages. */
function whyOf(issue: Issue): MaybeSaid {
  const { message } = issue;
  return { message, sentence: wordsOf(issue)?.sentence };
}

function wordsOf(issue: Issue): Said | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return { number: sayRefusal('number'), string: sayRefusal('text') }[
        issue.expected as string
      ];
    case 'too_small':
      return issue.origin === 'string'
        ? sayRefusal('text')
        : sayRefusal('at-least', { least: Number(issue.minimum) });
    case 'too_big':
      return issue.origin === 'string'
        ? sayRefusal('too-long', { most: Number(issue.maximum) })
        : sayRefusal('at-most', { most: Number(issue.maximum) });
    case 'unrecognized_keys':
      return sayRefusal('unknown-key', { key: issue.keys[0] });
    default:
      return undefined;
  }
}
