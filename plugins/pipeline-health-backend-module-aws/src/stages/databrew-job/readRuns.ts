import { DataBrewClient, ListJobRunsCommand } from '@aws-sdk/client-databrew';
import type { JobRun } from '@aws-sdk/client-databrew';
import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { ListedItems, readPages } from '../../aws/paging';
import { newestFirst } from '../../judging/runs';

const PAGE = 100;
const MAX_PAGES = 20;
const MAX_RUNS = 50;

/**
 * In US dollars for a node-hour of DataBrew jobs, billed by the minute: the
 * list price of us-east-1 on the AWS Glue pricing page as published in May 2026.
 */
const USD_PER_NODE_HOUR = 0.48;

const STATES: { [state: string]: RunState } = {
  STARTING: 'running',
  RUNNING: 'running',
  STOPPING: 'running',
  STOPPED: 'stopped',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMEOUT: 'failed',
};

/** The newest runs of a job, newest first. */
export async function readRuns(
  client: DataBrewClient,
  name: string,
  maxCapacity: number | undefined,
): Promise<ListedItems<Run>> {
  const { items, complete } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new ListJobRunsCommand({
        Name: name,
        MaxResults: PAGE,
        NextToken: token,
      }),
    );
    return { items: answer.JobRuns, nextToken: answer.NextToken };
  });
  const runs = newestFirst({
    items: items.flatMap(run => parseRun(run, maxCapacity) ?? []),
    complete,
  });
  return { ...runs, items: runs.items.slice(0, MAX_RUNS) };
}

/**
 * A run of a job; undefined while it has neither an id nor a start. AWS tells no
 * billed units: the cost is the job's capacity for the time that the run took.
 */
function parseRun(
  run: JobRun,
  maxCapacity: number | undefined,
): Run | undefined {
  const { RunId: id, StartedOn: start, CompletedOn: end } = run;
  if (!id || !start) {
    return undefined;
  }
  const seconds =
    run.ExecutionTime ??
    (end && Math.max(0, (end.getTime() - start.getTime()) / 1000));
  const nodeMinutes =
    maxCapacity !== undefined && seconds !== undefined
      ? maxCapacity * Math.ceil(seconds / 60)
      : undefined;
  return {
    id,
    state: STATES[`${run.State}`] ?? (end ? 'stopped' : 'running'),
    startedAt: start.toISOString(),
    ...(end && { endedAt: end.toISOString(), durationSeconds: seconds }),
    ...errorOf(run),
    ...(end &&
      nodeMinutes !== undefined && {
        estimatedCostUsd: (nodeMinutes / 60) * USD_PER_NODE_HOUR,
      }),
    figures: {
      ...(nodeMinutes !== undefined && { nodeMinutes }),
      ...(run.Attempt ? { attempt: run.Attempt } : {}),
      ...(run.State && !(run.State in STATES) ? { state: run.State } : {}),
      ...(run.LogGroupName && { logGroup: run.LogGroupName }),
    },
  };
}

function errorOf({ ErrorMessage, State }: JobRun): Pick<Run, 'error'> {
  if (ErrorMessage) {
    return { error: ErrorMessage };
  }
  return State === 'TIMEOUT' ? { error: 'The run took too long' } : {};
}
