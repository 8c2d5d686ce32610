import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * The answer to a question about a side of a stage, or why it was not answered.
 */
export type Aside<T> =
  | { answer: T; problem?: undefined }
  | { answer?: undefined; problem: StageProblem };

/**
 * Asks a question whose failure, of whatever kind, must not cost the rest of
 * the description, such as for alarms: it is often asked of another service.
 * "Could not ask" and "asked, nothing there" stay different.
 */
export async function askAside<T>(ask: () => Promise<T>): Promise<Aside<T>> {
  try {
    return { answer: await ask() };
  } catch (error) {
    return { problem: SourceError.toProblem(error) };
  }
}
