import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { TransformThreshold } from './thresholds';
import { TransformInventory } from './TransformInventory';

/** What the rules of a transform look at. */
export type TransformContext = CheckContext<
  TransformInventory,
  TransformThreshold
>;

/** A rule of a transform. */
export type TransformCheck = Check<TransformInventory, TransformThreshold>;

/** The ended tasks of each type, newest first; those that a person stopped say nothing. */
export function judgedTasks(context: TransformContext): Map<string, Run[]> {
  const byType = new Map<string, Run[]>();
  for (const run of context.runs) {
    if (run.state === 'succeeded' || run.state === 'failed') {
      const type = `${run.figures?.task ?? 'UNKNOWN'}`;
      byType.set(type, [...(byType.get(type) ?? []), run]);
    }
  }
  return byType;
}
