import { GetMLTaskRunsCommand, GlueClient } from '@aws-sdk/client-glue';
import type { MLTransform, TaskRun } from '@aws-sdk/client-glue';
import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { ListedItems, readPages } from '../../aws/paging';
import { newestFirst } from '../../judging/runs';
import { USD_PER_DPU_HOUR } from '../glue';

const PAGE = 100;
const MAX_PAGES = 10;

const STATES: { [status: string]: RunState } = {
  STARTING: 'running',
  RUNNING: 'running',
  STOPPING: 'running',
  STOPPED: 'stopped',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMEOUT: 'failed',
};

/** The tasks of a transform as runs, newest first. */
export async function readTasks(
  client: GlueClient,
  transform: MLTransform,
): Promise<ListedItems<Run>> {
  const { items, complete } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new GetMLTaskRunsCommand({
        TransformId: transform.TransformId,
        MaxResults: PAGE,
        NextToken: token,
      }),
    );
    return { items: answer.TaskRuns, nextToken: answer.NextToken };
  });
  return newestFirst({
    items: items.flatMap(task => parseTask(task, transform.MaxCapacity) ?? []),
    complete,
  });
}

/** As of jobs, a minute at least. */
const BILLED_SECONDS = 60;

/**
 * A task of a transform as a run; undefined while it has neither an id nor a
 * start. Its cost is the capacity of the transform for the time it took, at the
 * list price of June 2026.
 */
function parseTask(
  task: TaskRun,
  maxCapacity: number | undefined,
): Run | undefined {
  if (!task.TaskRunId || !task.StartedOn) {
    return undefined;
  }
  const { StartedOn: start, CompletedOn: end, ExecutionTime: seconds } = task;
  const dpuHours =
    maxCapacity !== undefined && seconds !== undefined
      ? (maxCapacity * Math.max(BILLED_SECONDS, seconds)) / 3600
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
      ...(task.LogGroupName && { logGroup: task.LogGroupName }),
    },
  };
}

/** A status that is not known says neither success nor failure. */
function stateOf(task: TaskRun): RunState {
  return STATES[`${task.Status}`] ?? (task.CompletedOn ? 'stopped' : 'running');
}
