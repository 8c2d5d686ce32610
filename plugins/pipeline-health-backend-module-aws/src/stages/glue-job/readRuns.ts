import { GetJobRunsCommand, GlueClient } from '@aws-sdk/client-glue';
import type { JobRun } from '@aws-sdk/client-glue';
import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { readPages } from '../../aws/paging';
import { newestFirst } from '../../judging/runs';
import { priceOf } from '../../aws/prices';
import { capacityPrice } from '../glue';

const PAGE = 200;
const MAX_PAGES = 10;

/** A run is billed for at least a minute, on Glue 0.9 and 1.0 for ten. */
const BILLED_SECONDS = 60;
const BILLED_SECONDS_OF_OLD = 600;

const STATES: { [state: string]: RunState } = {
  STARTING: 'running',
  RUNNING: 'running',
  STOPPING: 'running',
  WAITING: 'running',
  STOPPED: 'stopped',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMEOUT: 'failed',
  ERROR: 'failed',
  EXPIRED: 'failed',
};

const REASONS: { [state: string]: string } = {
  TIMEOUT: 'The run reached its timeout',
  EXPIRED: 'The run waited so long for capacity that it expired',
};

/**
 * The newest runs of a job, newest first, as Glue lists them: a page, or as
 * many as reach back to the one with `sinceId`.
 */
export async function readRuns(
  client: GlueClient,
  { name, region }: Pick<StageRef, 'name' | 'region'>,
  sinceId?: string,
): Promise<Run[]> {
  const { items } = await readPages(MAX_PAGES, async token => {
    const { JobRuns: runs = [], NextToken: nextToken } = await client.send(
      new GetJobRunsCommand({
        JobName: name,
        MaxResults: PAGE,
        NextToken: token,
      }),
    );
    const isEnough = !sinceId || runs.some(({ Id }) => Id === sinceId);
    return { items: runs, nextToken: isEnough ? undefined : nextToken };
  });
  const runs = items.flatMap(run => parseRun(run, region) ?? []);
  return newestFirst({ items: runs, complete: true }).items;
}

/**
 * A run of a job; undefined while it has neither an id nor a start. Its cost is
 * its DPU-hours at the list price.
 */
function parseRun(run: JobRun, region: string): Run | undefined {
  const { Id: id, StartedOn: start, JobRunState: state = '' } = run;
  if (!id || !start) {
    return undefined;
  }
  const known: RunState | undefined = STATES[state];
  const ran = known ?? (run.CompletedOn ? 'stopped' : 'running');
  const end = ran === 'running' ? undefined : run.CompletedOn;
  const dpuSeconds = end && dpuSecondsOf(run);
  const capacity = capacityPrice({
    glueVersion: run.GlueVersion,
    workerType: run.WorkerType,
    executionClass: run.ExecutionClass,
  });
  const price = priceOf(capacity, region)?.usd ?? 0;
  const error = run.ErrorMessage || REASONS[state];
  return {
    id,
    state: ran,
    startedAt: start.toISOString(),
    ...(end && {
      endedAt: end.toISOString(),
      durationSeconds:
        run.ExecutionTime ||
        Math.max(0, (end.getTime() - start.getTime()) / 1000),
    }),
    ...(error && ran === 'failed' && { error }),
    ...(dpuSeconds !== undefined && {
      estimatedCostUsd: (dpuSeconds / 3600) * price,
    }),
    figures: figuresOf(run, dpuSeconds),
  };
}

/** AWS tells them of flexible and scaling runs only. */
function dpuSecondsOf(run: JobRun): number | undefined {
  const { DPUSeconds, MaxCapacity, ExecutionTime } = run;
  if (DPUSeconds !== undefined) {
    return DPUSeconds;
  }
  return MaxCapacity !== undefined && ExecutionTime !== undefined
    ? MaxCapacity * billedSeconds(run, ExecutionTime)
    : undefined;
}

/** A run that was stopped before it began has cost nothing that AWS tells of. */
function billedSeconds(
  { GlueVersion: version = '', JobRunState: state }: JobRun,
  seconds: number,
): number {
  if (seconds === 0 && state === 'STOPPED') {
    return 0;
  }
  const isOld = /^(0\.9|1\.0)$/.test(version);
  return Math.max(isOld ? BILLED_SECONDS_OF_OLD : BILLED_SECONDS, seconds);
}

function figuresOf(
  run: JobRun,
  dpuSeconds: number | undefined,
): { [name: string]: number | string } {
  const figures: { [name: string]: number | string | undefined } = {
    dpuSeconds,
    attempt: run.Attempt || undefined,
    trigger: run.TriggerName,
    workers: run.NumberOfWorkers,
    workerType: run.WorkerType,
    executionClass: run.ExecutionClass,
    glueState: run.JobRunState,
    logGroup: run.LogGroupName,
  };
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
