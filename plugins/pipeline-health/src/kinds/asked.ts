import {
  MaybeSaid,
  Message,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { saidLine } from './saidLine';

const answeredSchema = z.object({
  answer: z.unknown(),
  incomplete: saidLine.optional(),
});
const problemSchema = z.object({
  problem: z.object({
    message: z.string().default(''),
    sentence: z.custom<Message>(value => typeof value === 'object').optional(),
    missingPermission: z.string().optional(),
  }),
});

/** A fact of an inventory that is not known, or not whole. */
export interface Unanswered {
  /** The key of the fact. */
  question: string;
  /** Whether a part of it is known. */
  incomplete: boolean;
  why: MaybeSaid;
}

/** A fact of an inventory that was asked for by itself: its answer, if there is one. */
export function asked<TSchema extends z.ZodType>(answer: TSchema) {
  return z.preprocess(
    fact => answeredSchema.safeParse(fact).data?.answer,
    answer.optional(),
  );
}

/** The facts of an inventory that could not be asked for, or not to their end. */
export function unansweredOf(inventory: Stage['inventory']): Unanswered[] {
  return Object.entries(inventory).flatMap(([question, fact]): Unanswered[] => {
    const problem = problemSchema.safeParse(fact).data?.problem;
    if (problem) {
      const { missingPermission: message, ...told } = problem;
      const why = message ? { message } : told;
      return [{ question, incomplete: false, why }];
    }
    const why = answeredSchema.safeParse(fact).data?.incomplete;
    return why === undefined ? [] : [{ question, incomplete: true, why }];
  });
}
