import {
  ProblemCode,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';

/** Failures that are of what was asked for, or of us, and not of who was asked. */
const UNSHARED: readonly ProblemCode[] = [
  'not-found',
  'invalid',
  'budget',
  'clock',
];

/**
 * What a failure has in common with others, so that an answer to one of them
 * means that the others are worth asking again. Undefined when that is nothing.
 */
export function causeOf(problem: StageProblem | undefined): string | undefined {
  if (!problem || UNSHARED.includes(problem.code)) {
    return undefined;
  }
  const { service = '', code, missingPermission } = problem;
  return [service, code, ...(missingPermission ? [missingPermission] : [])]
    .join('/')
    .slice(0, 255);
}
