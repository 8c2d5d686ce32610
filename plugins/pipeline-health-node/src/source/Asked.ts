import {
  Said,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from './SourceError';

/**
 * The answer to a question about a side of a stage, in the place of the fact
 * that it asks for, or why it was not answered. "Could not ask" and "asked,
 * nothing there" are different values, and a list that was not read to its end
 * is neither: `incomplete` says why.
 *
 * @public
 */
export type Asked<T> =
  | { answer: T; incomplete?: Said }
  | { problem: StageProblem };

/**
 * Asks for a side of a stage. Its failure, of whatever kind, costs only that
 * side.
 *
 * @public
 */
export async function ask<T>(question: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { answer: await question() };
  } catch (error) {
    return { problem: SourceError.toProblem(error) };
  }
}

/**
 * The answer, if there is one; that of a list which was not read to its end
 * counts.
 *
 * @public
 */
export function answerOf<T>(asked: Asked<T> | undefined): T | undefined {
  return asked && 'answer' in asked ? asked.answer : undefined;
}
