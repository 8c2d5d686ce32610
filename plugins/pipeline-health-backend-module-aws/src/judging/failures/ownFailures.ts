import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  FindingDraft,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { explainKnown, failureTemplates, namesIn } from './explainFailure';
import { FailureMeaning } from './KnownFailure';

const text = z
  .string({ error: 'expected a sentence' })
  .min(1, { error: 'expected a sentence' });

/** `pipelineHealth.aws.knownFailures`: what adopters know of their own messages. */
export const ownFailuresSchema = z
  .array(
    z
      .strictObject({
        pattern: z.string({ error: 'expected a regular expression' }).min(1, {
          error: 'expected a regular expression',
        }),
        cause: text,
        remedy: text,
      })
      .superRefine(({ pattern, cause, remedy }, context) => {
        const groups = groupsIn(pattern);
        if (typeof groups === 'string') {
          context.addIssue({
            code: 'custom',
            path: ['pattern'],
            message: `'${pattern}' is no regular expression: ${groups}`,
          });
          return;
        }
        for (const [key, sentence] of Object.entries({ cause, remedy })) {
          const missing = namesIn(sentence).find(
            name => !groups.includes(name),
          );
          if (missing) {
            context.addIssue({
              code: 'custom',
              path: [key],
              message: `{{${missing}}} is no named group of the pattern; expected (?<${missing}>…) in it`,
            });
          }
        }
      }),
    { error: 'expected a list of pattern, cause and remedy' },
  )
  .default([]);

/** The names of the groups of a pattern, or why it is none. */
function groupsIn(pattern: string): string[] | string {
  try {
    const found = new RegExp(`${pattern}|`).exec('');
    return Object.keys(found?.groups ?? {});
  } catch (error) {
    return error instanceof Error ? error.message : `${error}`;
  }
}

/** What is configured, in the form of what is known here. */
export function ownFailures(
  configured: z.infer<typeof ownFailuresSchema>,
): FailureMeaning[] {
  return configured.map(({ pattern, cause, remedy }, index) => ({
    name: `own-${index + 1}`,
    pattern: new RegExp(pattern, 'i'),
    cause,
    remedy,
  }));
}

/**
 * A kind whose checks explain failures by what adopters know before what is
 * known here: those with the values `cause` and `remedy` and the evidence
 * `errorMessage`. The errors of runs likewise.
 */
export function withOwnFailures<TKind extends StageKind>(
  kind: TKind,
  own: readonly FailureMeaning[],
): TKind {
  return own.length
    ? {
        ...kind,
        checks: kind.checks.map(check => ({
          ...check,
          run: (context: Parameters<typeof check.run>[0]) =>
            explained(check.run(context), own),
        })),
        messages: { ...kind.messages, ...failureTemplates(own) },
        meaningOf: (error: string, run: Run) =>
          explainKnown(own, error)?.cause ?? kind.meaningOf?.(error, run),
      }
    : kind;
}

function explained(
  draft: FindingDraft | undefined,
  own: readonly FailureMeaning[],
): FindingDraft | undefined {
  const error = draft?.evidence?.errorMessage;
  const explanation =
    draft?.values?.cause && draft.values.remedy && typeof error === 'string'
      ? explainKnown(own, error)
      : undefined;
  return draft && explanation
    ? { ...draft, values: { ...draft.values, ...explanation } }
    : draft;
}
