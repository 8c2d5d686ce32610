import {
  ProblemCode,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';

/** Trouble that would meet the next question too: it is the whole stage's. */
const EVERYBODYS_TROUBLE: readonly ProblemCode[] = [
  'credentials',
  'unreachable',
  'throttled',
];

/**
 * The answer to a question about a side of a stage, or why it was not answered.
 */
export type Aside<T> =
  | { answer: T; problem?: undefined }
  | { answer?: undefined; problem: StageProblem };

/**
 * Asks a question whose refusal must not cost the rest of the description, such
 * as for alarms. "Could not ask" and "asked, nothing there" stay different.
 */
export async function askAside<T>(ask: () => Promise<T>): Promise<Aside<T>> {
  try {
    return { answer: await ask() };
  } catch (error) {
    const problem = SourceError.toProblem(error);
    if (EVERYBODYS_TROUBLE.includes(problem.code)) {
      throw error;
    }
    return { problem };
  }
}
