import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { Unanswered } from './unanswered';

const answeredSchema = z.object({ answer: z.unknown() });
const problemSchema = z.object({
  problem: z.object({
    code: z.string(),
    message: z.string().default(''),
    missingPermission: z.string().optional(),
  }),
});

/** A fact of an inventory that was asked for by itself: its answer, if there is one. */
export function asked<TSchema extends z.ZodType>(answer: TSchema) {
  return z.preprocess(
    fact => answeredSchema.safeParse(fact).data?.answer,
    answer.optional(),
  );
}

/** The facts of an inventory that could not be asked for, by their keys. */
export function unansweredOf(inventory: Stage['inventory']): Unanswered[] {
  return Object.entries(inventory).flatMap(([question, fact]) => {
    const { data } = problemSchema.safeParse(fact);
    return data ? [{ question, ...data.problem }] : [];
  });
}
