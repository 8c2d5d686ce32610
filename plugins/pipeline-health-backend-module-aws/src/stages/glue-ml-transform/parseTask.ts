import type { TaskRun } from '@aws-sdk/client-glue';
import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { USD_PER_DPU_HOUR } from '../glue';

const STATES: { [status: string]: RunState } = {
  STARTING: 'running',
  RUNNING: 'running',
  STOPPING: 'running',
  STOPPED: 'stopped',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMEOUT: 'failed',
};

/**
 * A task of a transform as a run; undefined while it has neither an id nor a
 * start. Its cost is the capacity of the transform for the time it took, at the
 * list price of June 2026.
 */
export function parseTask(
  task: TaskRun,
  maxCapacity: number | undefined,
): Run | undefined {
  if (!task.TaskRunId || !task.StartedOn) {
    return undefined;
  }
  const { StartedOn: start, CompletedOn: end, ExecutionTime: seconds } = task;
  const dpuHours =
    maxCapacity !== undefined && seconds !== undefined
      ? (maxCapacity * seconds) / 3600
      : undefined;
  return {
    id: task.TaskRunId,
    state: stateOf(task),
    startedAt: start.toISOString(),
    ...(end && {
      endedAt: end.toISOString(),
      durationSeconds:
        seconds ?? Math.max(0, (end.getTime() - start.getTime()) / 1000),
    }),
    ...(task.ErrorString && { error: task.ErrorString }),
    ...(dpuHours !== undefined && {
      estimatedCostUsd: dpuHours * USD_PER_DPU_HOUR,
    }),
    figures: {
      task: task.Properties?.TaskType ?? 'UNKNOWN',
      ...(dpuHours !== undefined && { dpuHours }),
    },
  };
}

/** A status that is not known says neither success nor failure. */
function stateOf(task: TaskRun): RunState {
  return STATES[`${task.Status}`] ?? (task.CompletedOn ? 'stopped' : 'running');
}
