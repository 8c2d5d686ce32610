import { Run } from '@pipeline-health/plugin-pipeline-health-common';

/** A number that a run tells of itself; undefined when it does not. */
export function figure(run: Run, name: string): number | undefined {
  const value = run.figures?.[name];
  return typeof value === 'number' ? value : undefined;
}
