import {
  ProblemCode,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';

const REFUSALS: readonly ProblemCode[] = [
  'access-denied',
  'not-found',
  'invalid',
];

/** Whether a failure is about what was asked for, so that it meets the same question again. */
export function isRefusal({ code }: StageProblem): boolean {
  return REFUSALS.includes(code);
}
